"""Days that count, against a calendar that is walked day by day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import Holidays, business_days_after, days_after, months_after
from tests.content.folders import real_library
from tests.properties import bounded

HOLIDAYS = real_library().holidays
DAYS = st.dates(HOLIDAYS.first, HOLIDAYS.last - timedelta(days=90))
COUNTS = st.integers(0, 40)


def walked(start: date, count: int, holidays: Holidays) -> date:
    """The last of `count` business days, by crossing out one day after the other."""
    day, counted = start, 0
    while counted < count:
        day += timedelta(days=1)
        if day.weekday() not in (5, 6) and day not in holidays.days:
            counted += 1
    return day


@bounded
@given(start=DAYS, count=COUNTS)
def test_business_days_are_those_of_a_walk(start: date, count: int) -> None:
    assert business_days_after(start, count, HOLIDAYS) == walked(start, count, HOLIDAYS)


@bounded
@given(start=DAYS, count=COUNTS)
def test_a_later_start_or_a_longer_term_never_ends_earlier(start: date, count: int) -> None:
    end = business_days_after(start, count, HOLIDAYS)
    later = business_days_after(start + timedelta(days=1), count, HOLIDAYS)
    longer = business_days_after(start, count + 1, HOLIDAYS)
    assert end is not None
    assert later is not None
    assert longer is not None
    assert end <= later
    assert end < longer


@bounded
@given(start=DAYS, count=st.integers(1, 40))
def test_a_term_ends_on_a_business_day(start: date, count: int) -> None:
    end = business_days_after(start, count, HOLIDAYS)
    assert end is not None
    assert HOLIDAYS.is_business_day(end)


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2026, 11, 25), 1, date(2026, 11, 27)),  # over Thanksgiving
        (date(2026, 11, 26), 1, date(2026, 11, 27)),  # from a holiday
        (date(2026, 11, 27), 1, date(2026, 11, 30)),  # over a weekend
        (date(2026, 11, 28), 1, date(2026, 11, 30)),  # from a Saturday
        (date(2026, 7, 2), 1, date(2026, 7, 6)),  # a Saturday's holiday is kept on Friday
        (date(2027, 7, 2), 1, date(2027, 7, 6)),  # a Sunday's on Monday
        (date(2026, 12, 31), 1, date(2027, 1, 4)),  # over New Year
        (date(2028, 2, 28), 1, date(2028, 2, 29)),  # onto a leap day
        (date(2026, 11, 21), 0, date(2026, 11, 21)),  # no days at all
    ],
)
def test_holidays_and_weekends_are_not_counted(start: date, count: int, end: date) -> None:
    assert business_days_after(start, count, HOLIDAYS) == end


@pytest.mark.parametrize(
    ("start", "count"),
    [
        (HOLIDAYS.first - timedelta(days=1), 1),
        (HOLIDAYS.last, 1),
        (HOLIDAYS.last - timedelta(days=3), 10),
        (date.max, 1),
        (date.min, 1),
    ],
)
def test_years_whose_holidays_are_unknown_have_no_answer(start: date, count: int) -> None:
    assert business_days_after(start, count, HOLIDAYS) is None


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2026, 3, 31), 0, date(2026, 3, 31)),
        (date(9999, 12, 1), 1, None),
    ],
)
def test_a_month_later_is_the_same_day_or_the_months_last(
    start: date, months: int, end: date | None
) -> None:
    assert months_after(start, months) == end


@bounded
@given(start=st.dates(date(1970, 1, 1), date(2100, 1, 1)), months=st.integers(0, 240))
def test_a_term_of_months_keeps_the_day_and_moves_the_months(start: date, months: int) -> None:
    end = months_after(start, months)
    assert end is not None
    assert (end.year - start.year) * 12 + end.month - start.month == months
    assert end.day == start.day or (end + timedelta(days=1)).day == 1


def test_days_end_with_the_calendar() -> None:
    assert days_after(date(2026, 2, 28), 1) == date(2026, 3, 1)
    assert days_after(date.max, 0) == date.max
    assert days_after(date.max, 1) is None
