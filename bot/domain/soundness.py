"""What makes content sound. Each rule yields (node, what is wrong)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations

from bot.domain import references, wording
from bot.domain.answers import NOT_SURE
from bot.domain.codec import ALPHABET, LIMIT, longest_data, outcome_code
from bot.domain.facts import Fact
from bot.domain.flows import Flow, Kind, Option, Question
from bot.domain.graph import Graph
from bot.domain.library import Library, Problem

Mistake = tuple[str, str]
"""A node and what is wrong with it."""


def fact_problems(fact: Fact, library: Library) -> Iterator[str]:
    for one, other in combinations(fact.periods, 2):
        if one.overlaps(other):
            yield f"the periods from {one.since} and from {other.since} overlap"
    for period in fact.periods:
        if period.since and period.until and period.until < period.since:
            yield f"the period from {period.since} ends before it begins"
        if not period.sources:
            yield f"the period from {period.since} has no source"
        for source in period.sources:
            if source not in library.sources:
                yield f"there is no source {source!r}"
        if (fact.unit is None) != (period.value is None):
            yield "a unit and a value come together or not at all"
    if fact.review_by < fact.seen:
        yield "must be looked at again before it was seen"


def library_problems(library: Library) -> Iterator[Problem]:
    """Mistakes that leave no flow out by themselves."""
    for help in library.help.values():
        if not (help.phone or help.url):
            yield Problem("help.toml", help.id, "has neither a phone nor a link")
    for fact in library.facts.values():
        for what in wording.fact_problems(fact, library):
            yield Problem("facts.toml", fact.id, what)


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
        for option in question.options:
            if option.route is None:
                yield f"the option {option.id!r} leads nowhere"
    elif question.route is None:
        yield "leads nowhere: it has no `to`"
    if not _takes_not_sure(question) and not question.certain:
        yield 'has no "I don\'t know": add one, or say in `certain` why everybody knows'


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
