"""One alert for one subscriber: what Telegram answered, and what is done about it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeAlias

from bot.domain.alerts import Urgency

MAX_ATTEMPTS = 12
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(hours=1)


class DeliveryState(StrEnum):
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    RETRY = "retry"
    BLOCKED = "blocked"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Sent:
    message_id: int


@dataclass(frozen=True, slots=True)
class Gone:
    """Blocked, deactivated, kicked: nothing will arrive until the person writes again."""

    reason: str


@dataclass(frozen=True, slots=True)
class Wait:
    """Telegram's 429: the whole sender waits."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Retry:
    """Telegram or the network is ill; the message surely did not arrive."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unclear:
    """The answer never came: the message may have arrived, and the crash rule decides."""

    reason: str


@dataclass(frozen=True, slots=True)
class FixText:
    """Telegram refuses the text itself, so it would refuse it for everybody."""

    reason: str


@dataclass(frozen=True, slots=True)
class Migrated:
    """The group became a supergroup under a new id."""

    chat_id: int = field(repr=False)


@dataclass(frozen=True, slots=True)
class Stop:
    """Nothing can be sent at all: the token was revoked."""

    reason: str


@dataclass(frozen=True, slots=True)
class NoText:
    """The alert has no words that this subscriber reads. The sender was not asked."""


SendOutcome: TypeAlias = Sent | Gone | Wait | Retry | Unclear | FixText | Migrated | Stop
"""A reason is a short word about the program, never about a person."""

ENDS_THE_GROUP = (Wait, FixText, Stop)


@dataclass(frozen=True, slots=True)
class Claim:
    """One row of the ledger in the hands of this sender, until its lease ends."""

    subscriber_id: int
    chat_id: int = field(repr=False)
    language: str
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of the row, and of the subscriber."""

    subscriber_id: int
    state: DeliveryState
    attempts: int = 0
    due_at: datetime | None = None
    message_id: int | None = None
    reason: str | None = None
    sent_at: datetime | None = None
    ended: bool = False
    moved_to: int | None = field(default=None, repr=False)


def judge(
    claim: Claim,
    outcome: SendOutcome | NoText | None,
    urgency: Urgency,
    now: datetime,
    resume_at: datetime,
) -> Verdict:
    """What becomes of a claimed row; an outcome of None says that it was not tried."""
    who, attempts = claim.subscriber_id, claim.attempts
    match outcome:
        case Sent(message_id):
            return Verdict(who, DeliveryState.SENT, attempts, message_id=message_id, sent_at=now)
        case Gone(reason):
            return Verdict(who, DeliveryState.BLOCKED, attempts, reason=reason, ended=True)
        case Wait():
            return Verdict(who, DeliveryState.RETRY, attempts, resume_at, reason="wait")
        case Migrated(chat_id):
            return _again(who, attempts + 1, now, "migrated", moved_to=chat_id)
        case Retry(reason):
            return _again(who, attempts + 1, now + backoff(attempts), reason)
        case Unclear(reason):
            return after_crash(who, attempts, urgency, now, reason)
        case FixText(reason):
            return Verdict(who, DeliveryState.FAILED, attempts, reason=reason)
        case NoText():
            return Verdict(who, DeliveryState.FAILED, attempts, reason="no text")
        case Stop() | None:
            return Verdict(who, DeliveryState.QUEUED, attempts, resume_at)


def after_crash(
    subscriber_id: int, attempts: int, urgency: Urgency, now: datetime, reason: str = "crash"
) -> Verdict:
    """What may have arrived or not: the urgent is sent again, the routine is not."""
    if urgency is Urgency.URGENT and attempts + 1 < MAX_ATTEMPTS:
        return Verdict(subscriber_id, DeliveryState.RETRY, attempts + 1, now, reason=reason)
    return Verdict(subscriber_id, DeliveryState.UNKNOWN, attempts, reason=reason)


def backoff(attempts: int) -> timedelta:
    return min(FIRST_WAIT * (1 << attempts), LONGEST_WAIT)


def _again(
    who: int, attempts: int, due_at: datetime, reason: str, moved_to: int | None = None
) -> Verdict:
    if attempts >= MAX_ATTEMPTS:
        return Verdict(who, DeliveryState.FAILED, attempts, reason=reason, moved_to=moved_to)
    return Verdict(who, DeliveryState.RETRY, attempts, due_at, reason=reason, moved_to=moved_to)
