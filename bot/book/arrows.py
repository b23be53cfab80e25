"""The arrows of a flow: from each question, which answers lead where."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.book.spelling import Spelling
from bot.domain.answers import NOT_SURE
from bot.domain.flows import Question, Route

DONT_KNOW = "I don't know"


@dataclass(frozen=True, slots=True)
class Arrow:
    """One way on. `key` stays the same where only words change: the option and the branch."""

    source: str
    key: str
    label: str
    target: str


def arrows(spelling: Spelling) -> Iterator[Arrow]:
    for question in spelling.flow.questions.values():
        yield from arrows_of(spelling, question)


def arrows_of(spelling: Spelling, question: Question) -> Iterator[Arrow]:
    for option in question.options:
        if option.route is not None:
            yield from _route(spelling, question, option.id, option.label, option.route)
    if question.route is not None:
        yield from _route(spelling, question, "answer", "", question.route)
    if question.not_sure is not None:
        yield from _route(spelling, question, NOT_SURE, DONT_KNOW, question.not_sure)


def _route(
    spelling: Spelling, question: Question, key: str, label: str, route: Route
) -> Iterator[Arrow]:
    begun = f"{label}, " if label else ""
    for number, branch in enumerate(route.branches, 1):
        words = spelling.condition(branch.when, question.id)
        yield Arrow(question.id, f"{key}.{number}", f"{begun}if {words}", branch.to)
        unknown = f"{begun}if that is not known"
        yield Arrow(question.id, f"{key}.{number}.unknown", unknown, branch.unknown)
    plain = label or "any answer"
    last = f"{begun}else" if route.branches else plain
    yield Arrow(question.id, key, last, route.default)


@dataclass(frozen=True, slots=True)
class Bundle:
    """All arrows from one node to another, as one."""

    source: str
    target: str
    labels: tuple[str, ...]


def bundled(found: Iterable[Arrow]) -> list[Bundle]:
    """The arrows between two nodes as one, in the order of the answers; each label once."""
    labels: dict[tuple[str, str], list[str]] = {}
    for arrow in found:
        said = labels.setdefault((arrow.source, arrow.target), [])
        if arrow.label not in said:
            said.append(arrow.label)
    return [Bundle(*ends, tuple(said)) for ends, said in labels.items()]
