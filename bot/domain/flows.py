"""Flows: questions, options and outcomes. All of it is data that `content/` holds."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from bot.domain.conditions import Condition
from bot.domain.figures import Figure


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence or paragraph, shown where `when` holds. `otherwise` stands in for it where
    a figure in it is not known."""

    text: str
    when: Condition | None = None
    otherwise: str | None = None


def _sentences(lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        yield from filter(None, (line.text, line.otherwise))


@dataclass(frozen=True, slots=True)
class Branch:
    """Where to go if the condition holds, and where to go if nobody knows whether it does."""

    when: Condition
    to: str
    unknown: str


@dataclass(frozen=True, slots=True)
class Route:
    """The first branch that holds or is not known decides; else `default`."""

    branches: tuple[Branch, ...]
    default: str

    def targets(self) -> tuple[str, ...]:
        ends = [end for branch in self.branches for end in (branch.to, branch.unknown)]
        return (*ends, self.default)


class Kind(StrEnum):
    CHOICE = "choice"
    SEVERAL = "several"
    DATE = "date"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer. `hint` explains the label in the message above the buttons; `alone` is a
    tick that excludes the others ("none of these")."""

    id: str
    label: str
    hint: str = ""
    route: Route | None = None
    alone: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """One screen that asks. `route` leads on from a date, a number or ticks; a choice has a
    route in each option. `not_sure` is where "I don't know" leads from a date or a number. A date
    lies between the year `earliest` and today, or the end of the year `ahead` years later."""

    id: str
    ask: str
    kind: Kind
    options: tuple[Option, ...] = ()
    route: Route | None = None
    not_sure: Route | None = None
    why: str = ""
    terms: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    earliest: int = 1990
    ahead: int = 0
    most: int = 99
    certain: str = ""

    def sentences(self) -> Iterator[str]:
        """Every English sentence that a person can read at the question."""
        yield from filter(None, (self.ask, self.why))
        for option in self.options:
            yield from filter(None, (option.label, option.hint))
        yield from _sentences(self.lines)

    def option(self, id: str) -> Option | None:
        return next((option for option in self.options if option.id == id), None)

    def last_day(self, today: date) -> date:
        """The latest date that can be answered on that day."""
        return date(today.year + self.ahead, 12, 31) if self.ahead else today

    def routes(self) -> Iterator[Route]:
        yield from (option.route for option in self.options if option.route)
        yield from (route for route in (self.route, self.not_sure) if route)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A leaf: what the answers mean, what to do now, what not to do, and what it stands on."""

    id: str
    title: str
    meaning: tuple[Line, ...]
    now: tuple[Line, ...]
    avoid: tuple[Line, ...]
    facts: tuple[str, ...]
    help: tuple[str, ...]
    topics: tuple[str, ...] = ()
    next: tuple[str, ...] = ()

    def sentences(self) -> Iterator[str]:
        """Every English sentence that a person can read at the outcome."""
        yield self.title
        yield from _sentences(self.lines())

    def lines(self) -> Iterator[Line]:
        yield from self.meaning
        yield from self.now
        yield from self.avoid


class OutcomeId(NamedTuple):
    flow: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Change:
    """What was changed in a flow, and when; readers of old buttons are told."""

    on: date
    what: str


@dataclass(frozen=True, slots=True, eq=False)
class Flow:
    id: str
    code: str
    title: str
    start: str
    questions: Mapping[str, Question]
    outcomes: Mapping[str, Outcome]
    figures: Mapping[str, Figure]
    changes: tuple[Change, ...]
    topics: tuple[str, ...] = ()
    order: int = 0

    def node(self, id: str) -> Question | Outcome:
        """The question or outcome of that id. KeyError: the flow was not checked."""
        return self.questions[id] if id in self.questions else self.outcomes[id]

    @property
    def changed(self) -> date:
        return max(change.on for change in self.changes)
