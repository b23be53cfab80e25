"""What makes content sound. Each rule yields (node, what is wrong)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from bot.domain import references, wording
from bot.domain.answers import NOT_SURE
from bot.domain.codec import ALPHABET, LIMIT, longest_data, outcome_code
from bot.domain.facts import Fact, Period, Unit, Value
from bot.domain.flows import Flow, Kind, Option, Question
from bot.domain.graph import Graph
from bot.domain.library import Library, Problem

Mistake = tuple[str, str]
"""A node and what is wrong with it."""
TICKS = 16
"""Ticks of one question; each doubles the paths."""


def fact_problems(fact: Fact, library: Library) -> Iterator[str]:
    for one, other in combinations(fact.periods, 2):
        if one.overlaps(other):
            yield f"the periods from {one.since} and from {other.since} overlap"
    for period in fact.periods:
        yield from _period_problems(period, library)
        if (fact.unit is None) != (period.value is None):
            yield "a unit and a value come together or not at all"
        elif not _of_unit(period.value, fact.unit):
            yield f"the value {period.value} does not fit the unit {fact.unit}"
    if fact.review_by < fact.seen:
        yield "must be looked at again before it was seen"
    yield from wording.fact_problems(fact, library)


def _period_problems(period: Period, library: Library) -> Iterator[str]:
    if period.since and period.until and period.until < period.since:
        yield f"the period from {period.since} ends before it begins"
    if not period.sources:
        yield f"the period from {period.since} has no source"
    for source in period.sources:
        if source not in library.sources:
            yield f"there is no source {source!r}"


def _of_unit(value: Value | None, unit: Unit | None) -> bool:
    """A date where the unit is one; nothing below zero."""
    if value is None or isinstance(value, date):
        return isinstance(value, date) == (unit is Unit.DATE)
    return unit is not Unit.DATE and value >= 0


def library_problems(library: Library) -> Iterator[Problem]:
    """Mistakes that leave no flow out by themselves."""
    for help in library.help.values():
        if not (help.phone or help.url):
            yield Problem("help.toml", help.id, "has neither a phone nor a link")
    for term in library.terms.values():
        for what in wording.fixed_problems(term.plain, library):
            yield Problem("glossary.toml", term.id, what)


def flow_problems(flow: Flow, library: Library) -> Iterator[Mistake]:
    """Everything that would make the flow unsound. Later rules rest on earlier ones, so a flow
    that fails the first group is not asked about the second."""
    first = [*_targets(flow), *_answers(flow), *references.problems(flow, library)]
    if first:
        yield from first
        return
    graph = Graph(flow)
    yield from _shape(flow, graph)
    if graph.circular:
        return
    yield from _repeated(flow, graph)
    yield from references.order_problems(flow, graph)
    yield from wording.flow_problems(flow, library)
    yield from _outcomes(flow, library)
    yield from _size(flow)


def _targets(flow: Flow) -> Iterator[Mistake]:
    if flow.start not in flow.questions:
        yield "start", f"there is no question {flow.start!r}"
    for both in flow.questions.keys() & flow.outcomes.keys():
        yield both, "is the id of a question and of an outcome"
    for question in flow.questions.values():
        for route in question.routes():
            for target in route.targets():
                if target not in flow.questions and target not in flow.outcomes:
                    yield question.id, f"leads to {target!r}, which is nowhere"


def _answers(flow: Flow) -> Iterator[Mistake]:
    for question in flow.questions.values():
        for what in _answer_problems(question):
            yield question.id, what


def _answer_problems(question: Question) -> Iterator[str]:
    if question.kind in (Kind.CHOICE, Kind.SEVERAL):
        yield from _option_problems(question.options)
    elif question.options:
        yield "a date or a number has no options"
    if question.kind is Kind.CHOICE:
        yield from _choice_problems(question)
    elif question.route is None:
        yield "leads nowhere: it has no `to`"
    if question.kind is Kind.SEVERAL:
        yield from _several_problems(question)
    if not _takes_not_sure(question) and not question.certain:
        yield 'has no "I don\'t know": add one, or say in `certain` why everybody knows'


def _choice_problems(question: Question) -> Iterator[str]:
    for option in question.options:
        if option.route is None:
            yield f"the option {option.id!r} leads nowhere"
    if question.route is not None or question.not_sure is not None:
        yield "is a choice, which leads on from its options only"


def _several_problems(question: Question) -> Iterator[str]:
    if len(question.options) > TICKS:
        yield f"has more than {TICKS} ticks, which nobody can prove"
    if any(option.route is not None for option in question.options):
        yield "leads on from its ticks together, not from one option"
    if question.not_sure is not None:
        yield f'says "I don\'t know" with an option {NOT_SURE!r}, not with a way of its own'


def _option_problems(options: tuple[Option, ...]) -> Iterator[str]:
    if len(options) < 2:
        yield "is a dead end: fewer than two options"
    if len(options) > len(ALPHABET):
        yield f"has more than {len(ALPHABET)} options"
    for id, count in Counter(option.id for option in options).items():
        if count > 1:
            yield f"has the option {id!r} twice"


def _takes_not_sure(question: Question) -> bool:
    if question.kind in (Kind.DATE, Kind.NUMBER):
        return question.not_sure is not None
    return question.option(NOT_SURE) is not None


def _shape(flow: Flow, graph: Graph) -> Iterator[Mistake]:
    for node in sorted(graph.circular):
        yield node, "lies on a cycle, or behind one"
    for node in sorted((flow.questions.keys() | flow.outcomes.keys()) - graph.reachable):
        yield node, "cannot be reached"


def _repeated(flow: Flow, graph: Graph) -> Iterator[Mistake]:
    """The same sentence asked twice on one path."""
    for id, earlier in graph.before.items():
        if id in flow.questions:
            for other in sorted(earlier):
                if flow.questions[other].ask == flow.questions[id].ask:
                    yield id, f"asks what {other!r} has asked before on the same path"


def _outcomes(flow: Flow, library: Library) -> Iterator[Mistake]:
    for outcome in flow.outcomes.values():
        if not outcome.facts:
            yield outcome.id, "stands on no fact, so it has no source"
        if not outcome.help:
            yield outcome.id, "names nobody who can help"
    yield from _twice(flow, (outcome_code(flow, id) for id in flow.outcomes))


def _twice(flow: Flow, codes: Iterable[str]) -> Iterator[Mistake]:
    for code, count in Counter(codes).items():
        if count > 1:
            yield flow.id, f"two outcomes share the code {code!r}: rename one"


def _size(flow: Flow) -> Iterator[Mistake]:
    longest = longest_data(flow)
    if longest > LIMIT:
        yield flow.id, f"a path needs a button of {longest} bytes; Telegram allows {LIMIT}"
