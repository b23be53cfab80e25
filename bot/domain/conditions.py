"""Conditions: the fixed vocabulary in which content says what depends on what."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import product

from bot.domain.answers import NOT_SURE, Chosen, Number, Ticked
from bot.domain.facts import Value
from bot.domain.figures import CountOfDays, DayFigure, Figure, Situation, term_after
from bot.domain.truth import Truth, all_of, any_of, negated


@dataclass(frozen=True, slots=True)
class Is:
    """The answer to a choice, or a tick, is one of the options. "I don't know" is not known to be
    any of the others."""

    question: str
    options: frozenset[str]

    def questions(self) -> frozenset[str]:
        return frozenset({self.question})

    def holds(self, situation: Situation) -> Truth:
        answer = situation.answers.get(self.question)
        if isinstance(answer, Chosen):
            given = frozenset({answer.option})
        elif isinstance(answer, Ticked):
            given = answer.options
        else:
            return None
        if given & self.options:
            return True
        return None if NOT_SURE in given else False


@dataclass(frozen=True, slots=True)
class OnOrAfter:
    """The answered date is on or after the date that a fact holds."""

    question: str
    fact: str

    def questions(self) -> frozenset[str]:
        return frozenset({self.question})

    def holds(self, situation: Situation) -> Truth:
        return _not_before(situation.day(self.question), situation.value(self.fact))


@dataclass(frozen=True, slots=True)
class LongerAgoThan:
    """A term (a fact with a unit of time) that began on the answered date is over today."""

    question: str
    term: str

    def questions(self) -> frozenset[str]:
        return frozenset({self.question})

    def holds(self, situation: Situation) -> Truth:
        start = situation.day(self.question)
        end = None if start is None else term_after(situation, start, self.term)
        return None if end is None else situation.today > end


@dataclass(frozen=True, slots=True)
class AtLeast:
    """The answered number is at least what a fact says."""

    question: str
    fact: str

    def questions(self) -> frozenset[str]:
        return frozenset({self.question})

    def holds(self, situation: Situation) -> Truth:
        answer = situation.answers.get(self.question)
        limit = situation.number(self.fact)
        if not isinstance(answer, Number) or limit is None:
            return None
        return answer.number >= limit


@dataclass(frozen=True, slots=True)
class Passed:
    """The day that a figure gives is over."""

    deadline: DayFigure

    def questions(self) -> frozenset[str]:
        return self.deadline.questions()

    def holds(self, situation: Situation) -> Truth:
        last = self.deadline.compute(situation)
        return None if last is None else situation.today > last


@dataclass(frozen=True, slots=True)
class Counts:
    """A count of days is at least what a fact says, or more than it."""

    figure: CountOfDays
    fact: str
    more: bool

    def questions(self) -> frozenset[str]:
        return self.figure.questions()

    def holds(self, situation: Situation) -> Truth:
        days, limit = self.figure.compute(situation), situation.number(self.fact)
        if days is None or limit is None:
            return None
        return days > limit if self.more else days >= limit


@dataclass(frozen=True, slots=True)
class Known:
    """The figure can be computed from what was answered."""

    figure: Figure

    def questions(self) -> frozenset[str]:
        return self.figure.questions()

    def holds(self, situation: Situation) -> Truth:
        return self.figure.compute(situation) is not None


@dataclass(frozen=True, slots=True)
class All:
    parts: tuple["Condition", ...]

    def questions(self) -> frozenset[str]:
        return frozenset().union(*(part.questions() for part in self.parts))

    def holds(self, situation: Situation) -> Truth:
        return all_of(part.holds(situation) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Any:
    parts: tuple["Condition", ...]

    def questions(self) -> frozenset[str]:
        return frozenset().union(*(part.questions() for part in self.parts))

    def holds(self, situation: Situation) -> Truth:
        return any_of(part.holds(situation) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Not:
    part: "Condition"

    def questions(self) -> frozenset[str]:
        return self.part.questions()

    def holds(self, situation: Situation) -> Truth:
        return negated(self.part.holds(situation))


Condition = Is | OnOrAfter | LongerAgoThan | AtLeast | Passed | Counts | Known | All | Any | Not


def can_hold(condition: Condition, situation: Situation) -> bool:
    """Whether it holds, or may once the questions without an answer are answered."""
    return True in _possible(condition, situation)


def _possible(condition: Condition, situation: Situation) -> frozenset[Truth]:
    """The truths that it can have, if what is said of open questions hangs on nothing else."""
    match condition:
        case All(parts):
            return _combined(all_of, [_possible(part, situation) for part in parts])
        case Any(parts):
            return _combined(any_of, [_possible(part, situation) for part in parts])
        case Not(part):
            return frozenset(negated(truth) for truth in _possible(part, situation))
    if condition.questions() <= situation.answers.keys():
        return frozenset({condition.holds(situation)})
    return frozenset({True, False, None})


def _combined(
    connect: Callable[[Iterable[Truth]], Truth], parts: list[frozenset[Truth]]
) -> frozenset[Truth]:
    combined = parts[0]
    for part in parts[1:]:
        combined = frozenset(connect(both) for both in product(combined, part))
    return combined


def _not_before(day: Value | None, border: Value | None) -> Truth:
    if day is None or border is None or isinstance(day, int) or isinstance(border, int):
        return None
    return day >= border
