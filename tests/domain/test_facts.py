"""Facts on the borders of their periods, and where nothing may be claimed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.facts import Confidence, LegalStatus, Period, Unit
from tests.domain.situations import TODAY, fact
from tests.properties import bounded

DAYS = st.dates(date(2026, 1, 1), date(2026, 1, 12)) | st.none()
BORDER = date(2014, 4, 6)


def period(since: date | None, until: date | None, value: int = 1) -> Period:
    return Period(since, until, LegalStatus.IN_FORCE, value, ("book",))


@bounded
@given(a=DAYS, b=DAYS, c=DAYS, d=DAYS)
def test_periods_overlap_where_one_day_lies_in_both(
    a: date | None, b: date | None, c: date | None, d: date | None
) -> None:
    one, other = period(a, b), period(c, d)
    days = [date(2025, 12, 30) + timedelta(days=n) for n in range(20)]
    backwards = any(p.since and p.until and p.until < p.since for p in (one, other))
    if not backwards:
        assert one.overlaps(other) == any(one.covers(day) and other.covers(day) for day in days)
    assert one.overlaps(other) == other.overlaps(one)


def test_a_border_day_that_two_periods_claim_is_an_overlap() -> None:
    assert period(None, BORDER).overlaps(period(BORDER, None))
    assert not period(None, BORDER - timedelta(days=1)).overlaps(period(BORDER, None))


def test_both_days_of_a_period_are_included() -> None:
    dated = fact("f", None, Unit.DAYS, periods=(period(BORDER, BORDER, 7),))
    assert dated.value_on(BORDER) == 7
    assert dated.value_on(BORDER - timedelta(days=1)) is None
    assert dated.value_on(BORDER + timedelta(days=1)) is None


def test_a_gap_between_periods_claims_nothing() -> None:
    periods = (period(None, date(2026, 1, 1)), period(date(2026, 1, 3), None))
    assert fact("f", None, Unit.DAYS, periods=periods).on(date(2026, 1, 2)) is None


def test_a_fact_is_old_from_the_day_after_its_review() -> None:
    dated = fact("f", 1, Unit.DAYS, review_by=TODAY)
    assert not dated.stale_on(TODAY)
    assert dated.stale_on(TODAY + timedelta(days=1))


@pytest.mark.parametrize("status", sorted(set(LegalStatus) - {LegalStatus.IN_FORCE}))
def test_only_what_is_in_force_is_settled(status: LegalStatus) -> None:
    periods = (Period(None, None, status, 1, ("book",)),)
    assert not fact("f", None, Unit.DAYS, periods=periods).settled_on(TODAY)


def test_what_is_old_doubtful_or_dateless_is_not_settled() -> None:
    assert fact("f", 1, Unit.DAYS).settled_on(TODAY)
    assert not fact("f", 1, Unit.DAYS, confidence=Confidence.LOW).settled_on(TODAY)
    assert not fact("f", 1, Unit.DAYS, review_by=TODAY - timedelta(days=1)).settled_on(TODAY)
    assert not fact("f", None, Unit.DAYS, periods=()).settled_on(TODAY)
