"""Figures and last days that are computed from answers, facts and today."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.answers import Answer, Day, Number
from bot.domain.calendar import Holidays, business_days_after, days_after, months_after
from bot.domain.facts import Fact, Unit, Value


@dataclass(frozen=True, slots=True)
class Situation:
    """All that a path's meaning may depend on: the answers, the facts and the day."""

    answers: Mapping[str, Answer]
    facts: Mapping[str, Fact]
    holidays: Holidays
    today: date

    def day(self, question: str) -> date | None:
        answer = self.answers.get(question)
        return answer.day if isinstance(answer, Day) else None

    def value(self, fact: str) -> Value | None:
        return self.facts[fact].value_on(self.today)

    def number(self, fact: str) -> int | None:
        value = self.value(fact)
        return value if isinstance(value, int) else None


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day to act: a term (a fact with a unit of time) counted after an answered date."""

    after: str
    term: str

    def questions(self) -> frozenset[str]:
        return frozenset({self.after})

    def compute(self, situation: Situation) -> date | None:
        start = situation.day(self.after)
        return None if start is None else term_after(situation, start, self.term)


@dataclass(frozen=True, slots=True)
class DayBefore:
    """The day that is a term before an answered date."""

    before: str
    term: str

    def questions(self) -> frozenset[str]:
        return frozenset({self.before})

    def compute(self, situation: Situation) -> date | None:
        end, days = situation.day(self.before), situation.number(self.term)
        return None if end is None or days is None else end - timedelta(days=days)


@dataclass(frozen=True, slots=True)
class DaysBetween:
    """Days from an answered date to another, or to today where none is named or it was not
    asked on this path. Never negative."""

    since: str
    until: str | None = None

    def questions(self) -> frozenset[str]:
        return frozenset({self.since, *([self.until] if self.until else [])})

    def compute(self, situation: Situation) -> int | None:
        start, end = situation.day(self.since), situation.today
        if self.until is not None and self.until in situation.answers:
            answered = situation.day(self.until)
            if answered is None:
                return None
            end = min(answered, end)
        return None if start is None else max((end - start).days, 0)


@dataclass(frozen=True, slots=True)
class Remaining:
    """What is left of a fact's number of days after an answered number. Never negative."""

    limit: str
    used: str

    def questions(self) -> frozenset[str]:
        return frozenset({self.used})

    def compute(self, situation: Situation) -> int | None:
        answer, limit = situation.answers.get(self.used), situation.number(self.limit)
        if not isinstance(answer, Number) or limit is None:
            return None
        return max(limit - answer.number, 0)


@dataclass(frozen=True, slots=True)
class DailyCeiling:
    """The most that daily fines can add up to in dollars: days since a date, times a daily
    amount, and no more days than a limit in years (8 U.S.C. 1324d; 28 U.S.C. 2462)."""

    since: str
    daily: str
    limit: str

    def questions(self) -> frozenset[str]:
        return frozenset({self.since})

    def compute(self, situation: Situation) -> int | None:
        start = situation.day(self.since)
        daily = situation.number(self.daily)
        if start is None or daily is None or start > situation.today:
            return None
        most = longest_ceiling(situation, self.daily, self.limit)
        return None if most is None else min((situation.today - start).days * daily, most)


@dataclass(frozen=True, slots=True)
class LongestCeiling:
    """The same ceiling for somebody whose days have no known start."""

    daily: str
    limit: str

    def questions(self) -> frozenset[str]:
        return frozenset()

    def compute(self, situation: Situation) -> int | None:
        return longest_ceiling(situation, self.daily, self.limit)


DayFigure = Deadline | DayBefore
CountOfDays = DaysBetween | Remaining
Ceiling = DailyCeiling | LongestCeiling
Figure = DayFigure | CountOfDays | Ceiling

DAYS_IN_A_YEAR = 365


def longest_ceiling(situation: Situation, daily: str, limit: str) -> int | None:
    amount, years = situation.number(daily), situation.number(limit)
    if amount is None or years is None:
        return None
    return amount * years * DAYS_IN_A_YEAR


def term_after(situation: Situation, start: date, term: str) -> date | None:
    """The day that ends a term which begins at `start`; None where a part is not known."""
    count = situation.number(term)
    if count is None:
        return None
    by_unit: dict[Unit | None, Callable[[], date | None]] = {
        Unit.BUSINESS_DAYS: lambda: business_days_after(start, count, situation.holidays),
        Unit.DAYS: lambda: days_after(start, count),
        Unit.MONTHS: lambda: months_after(start, count),
        Unit.YEARS: lambda: months_after(start, 12 * count),
    }
    return by_unit[situation.facts[term].unit]()


TERM_UNITS = frozenset({Unit.BUSINESS_DAYS, Unit.DAYS, Unit.MONTHS, Unit.YEARS})
