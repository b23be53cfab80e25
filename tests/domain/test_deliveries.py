from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.alerts import Urgency
from bot.domain.deliveries import (
    MAX_ATTEMPTS,
    Claim,
    DeliveryState,
    FixText,
    Gone,
    Migrated,
    NoText,
    Retry,
    SendOutcome,
    Sent,
    Stop,
    TooSoon,
    Verdict,
    Wait,
    after_crash,
    backoff,
    judge,
)

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
LATER = NOW + timedelta(seconds=30)
CLAIM = Claim(7, 1001, "kk", attempts=2)


def judged(outcome: SendOutcome | NoText | TooSoon | None, claim: Claim = CLAIM) -> Verdict:
    return judge(claim, outcome, Urgency.ROUTINE, NOW, resume_at=LATER)


@pytest.mark.parametrize(
    ("outcome", "verdict"),
    [
        (Sent(5), Verdict(7, DeliveryState.SENT, 2, message_id=5, sent_at=NOW)),
        (Gone("blocked"), Verdict(7, DeliveryState.BLOCKED, 2, reason="blocked", ended=True)),
        (Wait(30), Verdict(7, DeliveryState.RETRY, 2, LATER, reason="wait")),
        (Retry("502"), Verdict(7, DeliveryState.RETRY, 3, NOW + backoff(2), reason="502")),
        (FixText("html"), Verdict(7, DeliveryState.FAILED, 3, reason="html")),
        (TooSoon(30), Verdict(7, DeliveryState.QUEUED, 2, LATER)),
        (NoText(), Verdict(7, DeliveryState.FAILED, 2, reason="no text")),
        (Stop("token"), Verdict(7, DeliveryState.QUEUED, 2, LATER)),
        (None, Verdict(7, DeliveryState.QUEUED, 2, LATER)),
        (
            Migrated(-1002),
            Verdict(7, DeliveryState.RETRY, 3, NOW, reason="migrated", moved_to=-1002),
        ),
    ],
)
def test_each_answer_has_its_verdict(
    outcome: SendOutcome | TooSoon | None, verdict: Verdict
) -> None:
    assert judged(outcome) == verdict


def test_the_last_attempt_fails() -> None:
    last = Claim(7, 1001, "kk", attempts=MAX_ATTEMPTS - 1)

    assert judged(Retry("502"), last).state is DeliveryState.FAILED


def test_waits_grow_to_an_hour() -> None:
    assert [backoff(n).total_seconds() for n in (0, 1, 2, 11)] == [30, 60, 120, 3600]


def test_after_a_crash_urgent_is_sent_again_and_routine_is_not() -> None:
    assert after_crash(7, 0, Urgency.URGENT, NOW).state is DeliveryState.RETRY
    assert after_crash(7, 0, Urgency.ROUTINE, NOW).state is DeliveryState.UNKNOWN


def test_an_urgent_alert_that_kills_each_time_is_given_up() -> None:
    crashed = after_crash(7, MAX_ATTEMPTS - 1, Urgency.URGENT, NOW)

    assert crashed.state is DeliveryState.UNKNOWN


def test_no_repr_shows_a_chat() -> None:
    shown = repr([CLAIM, Migrated(-1001), judged(Migrated(-1001))])

    assert "1001" not in shown
