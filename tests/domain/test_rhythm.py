"""When an alert leaves for a reader, in every zone, on both nights when clocks are changed."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.domain.alerts import Urgency
from bot.domain.rhythm import (
    GROUP_RHYTHM,
    ZONES,
    Frequency,
    Rhythm,
    digest_after,
    due_at,
    out_of_quiet,
)
from tests.properties import bounded

NEW_YORK = ZoneInfo("America/New_York")
HOURS = st.integers(0, 23)
ELSEWHERE = ("America/Havana", "Asia/Beirut", "Australia/Lord_Howe", "Asia/Almaty")
RHYTHMS = st.builds(
    Rhythm,
    zone=st.sampled_from([None, *ZONES, *ELSEWHERE]),
    frequency=st.sampled_from(Frequency),
    quiet_from=HOURS,
    quiet_until=HOURS,
    digest_hour=HOURS,
)
CHANGES = [datetime(2026, 11, 1, 5), datetime(2027, 3, 14, 6), datetime(2027, 3, 28, 0)]  # noqa: DTZ001  # UTC is added
MOMENTS = st.one_of(
    st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1)),  # noqa: DTZ001  # UTC is added
    st.builds(
        lambda change, minutes: change + timedelta(minutes=minutes),
        st.sampled_from(CHANGES),
        st.integers(-3000, 3000),
    ),
).map(lambda moment: moment.replace(tzinfo=UTC))
QUARTER = timedelta(minutes=15)


def there(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    """A moment by the clocks of New York."""
    return datetime(year, month, day, hour, minute, tzinfo=NEW_YORK).astimezone(UTC)


@bounded
@given(RHYTHMS, st.sampled_from([Urgency.MINOR, Urgency.ROUTINE]), MOMENTS)
def test_nothing_but_urgent_comes_in_quiet_hours(
    rhythm: Rhythm, urgency: Urgency, now: datetime
) -> None:
    due = due_at(rhythm, urgency, now)
    assume(due is not None)

    assert due is not None
    assert due >= now
    assert not rhythm.is_quiet(due)


@bounded
@given(RHYTHMS, MOMENTS)
def test_urgent_never_waits(rhythm: Rhythm, now: datetime) -> None:
    assert due_at(rhythm, Urgency.URGENT, now) == now


@bounded
@given(RHYTHMS, MOMENTS)
def test_quiet_hours_are_not_longer_than_chosen(rhythm: Rhythm, now: datetime) -> None:
    """No quarter of an hour before the end of the waiting was free."""
    free = out_of_quiet(rhythm, now)
    moment = now
    while moment < free:
        assert rhythm.is_quiet(moment), moment
        moment += QUARTER


@bounded
@given(RHYTHMS, MOMENTS)
def test_a_digest_closes_at_the_readers_hour(rhythm: Rhythm, now: datetime) -> None:
    closes = digest_after(rhythm, now)
    local = closes.astimezone(rhythm.place)
    before = (closes - timedelta(seconds=1)).astimezone(rhythm.place)

    assert local.hour == rhythm.digest_hour or before.hour < rhythm.digest_hour < local.hour
    assert rhythm.frequency is not Frequency.WEEKLY or local.weekday() == 0


@bounded
@given(RHYTHMS, MOMENTS)
def test_a_digest_is_never_far_away(rhythm: Rhythm, now: datetime) -> None:
    most = timedelta(days=7 if rhythm.frequency is Frequency.WEEKLY else 1, hours=1)

    assert now <= digest_after(rhythm, now) <= now + most


@bounded
@given(RHYTHMS, MOMENTS)
def test_a_digest_that_is_due_is_not_put_off(rhythm: Rhythm, now: datetime) -> None:
    due = digest_after(rhythm, now)

    assert digest_after(rhythm, due) == due


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (there(2026, 11, 21, 21, 59), there(2026, 11, 21, 21, 59)),
        (there(2026, 11, 21, 22), there(2026, 11, 22, 8)),
        (there(2026, 11, 22, 7, 59), there(2026, 11, 22, 8)),
        (there(2026, 11, 22, 8), there(2026, 11, 22, 8)),
        (there(2026, 10, 31, 23), there(2026, 11, 1, 8)),  # a night of eleven hours
        (there(2027, 3, 13, 23), there(2027, 3, 14, 8)),  # and one of nine
    ],
)
def test_the_night_lasts_from_ten_to_eight(now: datetime, due: datetime) -> None:
    assert due_at(Rhythm(), Urgency.ROUTINE, now) == due


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (there(2026, 10, 31, 9), there(2026, 10, 31, 9)),
        (there(2026, 10, 31, 9, 1), there(2026, 11, 1, 9)),
        (there(2027, 3, 13, 12), there(2027, 3, 14, 9)),
    ],
)
def test_a_daily_digest_comes_at_nine_before_and_after_a_change(
    now: datetime, due: datetime
) -> None:
    assert due_at(Rhythm(frequency=Frequency.DAILY), Urgency.MINOR, now) == due


def test_days_have_23_and_25_hours_when_clocks_change() -> None:
    daily = Rhythm(frequency=Frequency.DAILY)
    spans = []
    for year, month, day in ((2026, 10, 31), (2027, 3, 13)):
        first = digest_after(daily, there(year, month, day, 8))
        spans.append(digest_after(daily, first + timedelta(seconds=1)) - first)

    assert [span / timedelta(hours=1) for span in spans] == [25, 23]


def test_a_weekly_digest_comes_on_monday() -> None:
    weekly = Rhythm(frequency=Frequency.WEEKLY)

    assert due_at(weekly, Urgency.ROUTINE, there(2026, 11, 21, 12)) == there(2026, 11, 23, 9)
    assert due_at(weekly, Urgency.ROUTINE, there(2026, 11, 23, 10)) == there(2026, 11, 30, 9)


def test_an_hour_that_is_jumped_over_is_the_jump() -> None:
    at_two = Rhythm(frequency=Frequency.DAILY, digest_hour=2, quiet_from=0, quiet_until=0)

    assert digest_after(at_two, there(2027, 3, 14, 0)) == datetime(2027, 3, 14, 7, tzinfo=UTC)


def test_of_an_hour_that_comes_twice_the_first_counts() -> None:
    at_one = Rhythm(frequency=Frequency.DAILY, digest_hour=1)

    assert digest_after(at_one, there(2026, 11, 1, 0)) == datetime(2026, 11, 1, 5, tzinfo=UTC)


def test_a_digest_waits_for_the_end_of_quiet_hours() -> None:
    early = Rhythm(frequency=Frequency.DAILY, digest_hour=7)

    assert due_at(early, Urgency.ROUTINE, there(2026, 11, 21, 12)) == there(2026, 11, 22, 8)


def test_each_zone_has_its_own_night() -> None:
    now = there(2026, 11, 21, 23)

    assert due_at(Rhythm("Pacific/Honolulu"), Urgency.ROUTINE, now) == now
    assert due_at(Rhythm("America/Chicago"), Urgency.ROUTINE, now) == there(2026, 11, 22, 9)


def test_minor_changes_come_in_digests_alone() -> None:
    assert due_at(Rhythm(), Urgency.MINOR, there(2026, 11, 21, 12)) is None


def test_groups_have_no_night() -> None:
    now = there(2026, 11, 21, 3)

    assert due_at(GROUP_RHYTHM, Urgency.ROUTINE, now) == now
