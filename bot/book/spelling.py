"""Conditions, figures, answers and values in English words, for a person who reviews."""

from dataclasses import dataclass
from datetime import date

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
from bot.domain.facts import Unit, Value
from bot.domain.figures import (
    DailyCeiling,
    DayBefore,
    DaysBetween,
    Deadline,
    Figure,
    LongestCeiling,
    Remaining,
)
from bot.domain.flows import Flow
from bot.telegram.reader import Reader


def measured(value: Value | None, unit: Unit | None) -> str:
    """A value as it stands in the file, with its unit in words."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if unit is Unit.USD:
        return f"${value:,}"
    if unit is Unit.PERCENT:
        return f"{value}%"
    return f"{value:,} {unit.replace('_', ' ')}" if unit and unit is not Unit.COUNT else str(value)


@dataclass(frozen=True, slots=True)
class Spelling:
    """Words for what stands in one flow, with the facts of the reader's day."""

    reader: Reader
    flow: Flow
    short: bool = False
    """Questions by their ids: for a diagram in which the ids can be seen."""

    def fact(self, id: str) -> str:
        fact = self.reader.library.facts[id]
        value = fact.value_on(self.reader.today)
        return f"{measured(value, fact.unit) or 'not known'} ({id})"

    def question(self, id: str) -> str:
        return id if self.short else f"“{self.flow.questions[id].ask}”"

    def condition(self, condition: Condition, at: str = "") -> str:
        """The condition as words; that of the question `at` needs not be named."""
        match condition:
            case All(parts):
                return " and ".join(self._part(part, at) for part in parts)
            case Any(parts):
                return " or ".join(self._part(part, at) for part in parts)
            case Not(part):
                return f"not ({self.condition(part, at)})"
        return self._single(condition, at)

    def _part(self, condition: Condition, at: str) -> str:
        words = self.condition(condition, at)
        return f"({words})" if isinstance(condition, All | Any) else words

    def _single(self, condition: Condition, at: str) -> str:
        match condition:
            case Is(question, options):
                return f"{self._subject(question, at)}{self._labels(question, options)}"
            case OnOrAfter(question, fact):
                return f"{self._subject(question, at)}on or after {self.fact(fact)}"
            case LongerAgoThan(question, term):
                return f"{self._subject(question, at)}longer ago than {self.fact(term)}"
            case AtLeast(question, fact):
                return f"{self._subject(question, at)}at least {self.fact(fact)}"
            case Passed(figure):
                return f"{self.named(figure)} is over"
            case Counts(figure, fact, more):
                words = "more than" if more else "at least"
                return f"{self.named(figure)} is {words} {self.fact(fact)}"
            case Known(figure):
                return f"{self.named(figure)} is known"
        raise TypeError(condition)

    def _subject(self, question: str, at: str) -> str:
        return "" if question == at else f"{self.question(question)}: "

    def _labels(self, question: str, options: frozenset[str]) -> str:
        own = self.flow.questions[question].options
        return " / ".join(option.label for option in own if option.id in options)

    def named(self, figure: Figure) -> str:
        """The figure by its name in the flow."""
        names = [id for id, one in self.flow.figures.items() if one == figure]
        return f"{{{names[0]}}}" if names else self.figure(figure)

    def figure(self, figure: Figure) -> str:
        """How the figure is computed."""
        match figure:
            case Deadline(after, term):
                return f"{self.fact(term)} after {self.question(after)}"
            case DayBefore(before, term):
                return f"{self.fact(term)} before {self.question(before)}"
            case DaysBetween(since, until):
                end = self.question(until) if until else "today"
                return f"days from {self.question(since)} to {end}"
            case Remaining(limit, used):
                return f"what is left of {self.fact(limit)} after {self.question(used)}"
            case DailyCeiling(since, daily, limit):
                return (
                    f"{self.fact(daily)} for each day since {self.question(since)}, "
                    f"for {self.fact(limit)} at most"
                )
            case LongestCeiling(daily, limit):
                return f"{self.fact(daily)} for each day of {self.fact(limit)}"
        raise TypeError(figure)
