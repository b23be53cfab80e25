"""Figures at their borders: they are exact, or not known, and never guessed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.answers import Day, NotSure, Number
from bot.domain.figures import (
    DailyCeiling,
    DayBefore,
    DaysBetween,
    Deadline,
    Figure,
    LongestCeiling,
    Remaining,
)
from tests.domain.situations import TODAY, situation
from tests.properties import bounded

DATES = st.dates(date(1970, 1, 1), TODAY)


@pytest.mark.parametrize(
    ("term", "end"),
    [
        ("days", date(2026, 12, 20)),
        ("business", date(2026, 11, 25)),
        ("months", date(2027, 2, 20)),
        ("years", date(2031, 11, 20)),
        ("lost", None),
    ],
)
def test_a_deadline_is_counted_in_its_terms_unit(term: str, end: date | None) -> None:
    assert Deadline("q", term).compute(situation(q=Day(date(2026, 11, 20)))) == end


def test_the_day_before_crosses_months_and_leap_days() -> None:
    figure = DayBefore("q", "days")
    assert figure.compute(situation(q=Day(date(2028, 3, 30)))) == date(2028, 2, 29)
    assert DayBefore("q", "lost").compute(situation(q=Day(TODAY))) is None


@bounded
@given(since=DATES, until=DATES)
def test_days_between_two_answers_are_their_distance(since: date, until: date) -> None:
    days = DaysBetween("a", "b").compute(situation(a=Day(since), b=Day(until)))
    assert days == max((until - since).days, 0)


@pytest.mark.parametrize(
    ("until", "days"),
    [
        (Day(TODAY - timedelta(days=1)), 9),
        (Day(TODAY), 10),
        (Day(TODAY + timedelta(days=1)), 10),  # days to come are not counted
        (Day(TODAY - timedelta(days=11)), 0),
        (NotSure(), None),
    ],
)
def test_days_are_counted_to_the_answer_or_to_today(until: Day | NotSure, days: int) -> None:
    start = Day(TODAY - timedelta(days=10))
    assert DaysBetween("a", "b").compute(situation(a=start, b=until)) == days
    assert DaysBetween("a", "b").compute(situation(a=start)) == 10
    assert DaysBetween("a").compute(situation(a=start)) == 10


@pytest.mark.parametrize(("used", "left"), [(0, 30), (29, 1), (30, 0), (31, 0)])
def test_what_remains_is_never_negative(used: int, left: int) -> None:
    assert Remaining("days", "q").compute(situation(q=Number(used))) == left


@pytest.mark.parametrize(
    ("ago", "dollars"),
    [(-1, None), (0, 0), (1, 998), (1824, 1_820_352), (1825, 1_821_350), (1826, 1_821_350)],
)
def test_the_ceiling_grows_daily_up_to_its_limit(ago: int, dollars: int | None) -> None:
    here = situation(q=Day(TODAY - timedelta(days=ago)))
    assert DailyCeiling("q", "daily", "years").compute(here) == dollars


def test_the_longest_ceiling_needs_no_date() -> None:
    assert LongestCeiling("daily", "years").compute(situation()) == 1_821_350
    assert LongestCeiling("daily", "lost").compute(situation()) is None


@bounded
@given(since=DATES)
def test_no_ceiling_is_above_the_longest(since: date) -> None:
    here = situation(q=Day(since))
    daily = DailyCeiling("q", "daily", "years").compute(here)
    longest = LongestCeiling("daily", "years").compute(here)
    assert daily is not None
    assert longest is not None
    assert 0 <= daily <= longest


@pytest.mark.parametrize(
    "figure",
    [
        Deadline("q", "days"),
        DayBefore("q", "days"),
        DaysBetween("q"),
        DaysBetween("q", "other"),
        Remaining("days", "q"),
        DailyCeiling("q", "daily", "years"),
    ],
    ids=lambda figure: type(figure).__name__,
)
def test_who_does_not_know_gets_no_figure(figure: Figure) -> None:
    assert figure.compute(situation(q=NotSure())) is None
    assert figure.compute(situation()) is None
