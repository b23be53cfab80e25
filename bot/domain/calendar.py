"""Days that count: calendar days, business days, months and years after a date."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Holidays:
    """Federal holidays (5 U.S.C. 6103) of whole years; other years are not known."""

    days: frozenset[date]
    first: date
    last: date

    def known(self, day: date) -> bool:
        return self.first <= day <= self.last

    def is_business_day(self, day: date) -> bool:
        return day.weekday() < SATURDAY and day not in self.days


def _days_after(day: date) -> Iterator[date]:
    while day < date.max:
        day += timedelta(days=1)
        yield day


def business_days_after(start: date, count: int, holidays: Holidays) -> date | None:
    """The day `count` business days after `start`, or None where the holidays are not known."""
    if not holidays.known(start):
        return None
    if count == 0:
        return start
    left = count
    for day in _days_after(start):
        if not holidays.known(day):
            return None
        left -= holidays.is_business_day(day)
        if left <= 0:
            return day
    return None


def days_after(start: date, count: int) -> date | None:
    """The day `count` calendar days after `start`; None past the end of the calendar."""
    return start + timedelta(days=count) if (date.max - start).days >= count else None


def months_after(start: date, count: int) -> date | None:
    """The same day `count` months later, or that month's last day where there is no such day."""
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    if not date.min.year <= year <= date.max.year:
        return None
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))
