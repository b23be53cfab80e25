"""References between nodes: every name that content mentions must exist and fit."""

from collections.abc import Container, Iterable, Iterator

from bot.domain.conditions import (
    All,
    Any,
    AtLeast,
    Condition,
    Counts,
    Is,
    Known,
    LongerAgoThan,
    Not,
    OnOrAfter,
    Passed,
)
from bot.domain.facts import Unit
from bot.domain.figures import (
    TERM_UNITS,
    DailyCeiling,
    DayBefore,
    DaysBetween,
    Deadline,
    Figure,
    LongestCeiling,
    Remaining,
)
from bot.domain.flows import Flow, Kind, Line
from bot.domain.graph import Graph
from bot.domain.library import Library
from bot.domain.texts import placeholders

Mistake = tuple[str, str]


def problems(flow: Flow, library: Library) -> Iterator[Mistake]:
    """Names that are not there, and facts or questions of the wrong kind."""
    for id, figure in flow.figures.items():
        for what in _figure_problems(figure, flow, library):
            yield f"figures.{id}", what
    for node, condition in conditions(flow):
        for what in _condition_problems(condition, flow, library):
            yield node, what
    yield from _named(flow, library)


def conditions(flow: Flow) -> Iterator[tuple[str, Condition]]:
    """Every condition of the flow with the node it stands in."""
    for question in flow.questions.values():
        for route in question.routes():
            for branch in route.branches:
                yield question.id, branch.when
        yield from _line_conditions(question.id, question.lines)
    for outcome in flow.outcomes.values():
        yield from _line_conditions(outcome.id, tuple(outcome.lines()))


def _line_conditions(node: str, lines: tuple[Line, ...]) -> Iterator[tuple[str, Condition]]:
    for line in lines:
        if line.when is not None:
            yield node, line.when


def _named(flow: Flow, library: Library) -> Iterator[Mistake]:
    for question in flow.questions.values():
        yield from _absent(question.id, "term", question.terms, library.terms)
    for outcome in flow.outcomes.values():
        yield from _absent(outcome.id, "fact", outcome.facts, library.facts)
        yield from _absent(outcome.id, "help entry", outcome.help, library.help)
        yield from _absent(outcome.id, "topic", outcome.topics, library.topics)
    yield from _absent("topics", "topic", flow.topics, library.topics)


def _absent(
    node: str, kind: str, names: Iterable[str], there: Container[str]
) -> Iterator[Mistake]:
    for name in names:
        if name not in there:
            yield node, f"there is no {kind} {name!r}"


def _figure_problems(figure: Figure, flow: Flow, library: Library) -> Iterator[str]:
    kind = Kind.NUMBER if isinstance(figure, Remaining) else Kind.DATE
    for question in figure.questions():
        yield from _question_problems(question, kind, flow)
    match figure:
        case Deadline(term=term):
            yield from _fact_problems(term, TERM_UNITS, library)
        case DayBefore(term=days) | Remaining(limit=days):
            yield from _fact_problems(days, {Unit.DAYS}, library)
        case DailyCeiling(daily=daily, limit=limit) | LongestCeiling(daily=daily, limit=limit):
            yield from _fact_problems(daily, {Unit.USD}, library)
            yield from _fact_problems(limit, {Unit.YEARS}, library)


def _condition_problems(condition: Condition, flow: Flow, library: Library) -> Iterator[str]:
    match condition:
        case All(parts) | Any(parts):
            for part in parts:
                yield from _condition_problems(part, flow, library)
        case Not(part):
            yield from _condition_problems(part, flow, library)
        case Is(question, options):
            yield from _option_problems(question, options, flow)
        case OnOrAfter(question, fact):
            yield from _question_problems(question, Kind.DATE, flow)
            yield from _fact_problems(fact, {Unit.DATE}, library)
        case LongerAgoThan(question, term):
            yield from _question_problems(question, Kind.DATE, flow)
            yield from _fact_problems(term, TERM_UNITS, library)
        case AtLeast(question, fact):
            yield from _question_problems(question, Kind.NUMBER, flow)
            yield from _fact_problems(fact, TERM_UNITS | {Unit.COUNT}, library)
        case Counts(fact=fact):
            yield from _fact_problems(fact, {Unit.DAYS}, library)
        case Passed() | Known():
            return


def _question_problems(id: str, kind: Kind, flow: Flow) -> Iterator[str]:
    if id not in flow.questions:
        yield f"there is no question {id!r}"
    elif flow.questions[id].kind is not kind:
        yield f"the question {id!r} is no {kind}"


def _option_problems(id: str, options: frozenset[str], flow: Flow) -> Iterator[str]:
    if id not in flow.questions:
        yield f"there is no question {id!r}"
        return
    for option in sorted(options):
        if flow.questions[id].option(option) is None:
            yield f"the question {id!r} has no option {option!r}"


def _fact_problems(id: str, units: Container[Unit | None], library: Library) -> Iterator[str]:
    if id not in library.facts:
        yield f"there is no sound fact {id!r}"
    elif library.facts[id].unit not in units:
        yield f"the fact {id!r} has the wrong unit ({library.facts[id].unit})"


def order_problems(flow: Flow, graph: Graph) -> Iterator[Mistake]:
    """Conditions and figures that rest on a question which no path has asked by then."""
    for node, condition in conditions(flow):
        asked = graph.before.get(node, frozenset()) | {node}
        for question in sorted(condition.questions() - asked):
            yield node, f"depends on {question!r}, which is not asked before it on any path"
    for node, line in _lines(flow):
        asked = graph.before.get(node, frozenset())
        names = {place.name for place in placeholders(line.text)}
        for name in sorted(names & flow.figures.keys()):
            for question in sorted(_needed(flow.figures[name]) - asked):
                yield node, f"says {name!r}, but no path has asked {question!r} before it"


def _lines(flow: Flow) -> Iterator[tuple[str, Line]]:
    for question in flow.questions.values():
        yield from ((question.id, line) for line in question.lines)
    for outcome in flow.outcomes.values():
        yield from ((outcome.id, line) for line in outcome.lines())


def _needed(figure: Figure) -> frozenset[str]:
    """The questions without which a figure is never known."""
    return frozenset({figure.since}) if isinstance(figure, DaysBetween) else figure.questions()
