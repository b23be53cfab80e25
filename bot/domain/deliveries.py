"""One alert for one subscriber: what Telegram answered, and what is done about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeAlias

from bot.domain.alerts import Urgency
from bot.domain.amendments import AFTER_LOST, REPEATABLE, Way

MAX_ATTEMPTS = 12
MAX_REFUSALS = 3
"""Tries of one message that Telegram refuses for what it is: the defect may be the chat's own."""
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
    """Telegram refuses the message for what it is: it may be the text, or a chat like no other."""

    reason: str


@dataclass(frozen=True, slots=True)
class Lost:
    """The copy is not there any more, or Telegram lets nobody change it any more."""


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


@dataclass(frozen=True, slots=True)
class TooSoon:
    """This chat has had its share of messages just now. The sender was not asked."""

    seconds: float


SendOutcome: TypeAlias = Sent | Gone | Wait | Retry | Unclear | FixText | Lost | Migrated | Stop
"""A reason is a short word about the program, never about a person."""

ENDS_THE_GROUP = (Wait, Stop)


@dataclass(frozen=True, slots=True)
class Claim:
    """One row of the ledger in the hands of this sender, until its lease ends."""

    subscriber_id: int
    chat_id: int = field(repr=False)
    language: str
    attempts: int = 0
    way: Way = Way.SEND
    message_id: int | None = None
    """Of the copy that is edited or deleted."""
    sent_at: datetime | None = None
    """When that copy was sent."""


@dataclass(frozen=True, slots=True)
class Digest:
    """All that waits for one reader, to be sent as one message: rows of several alerts."""

    subscriber_id: int
    chat_id: int = field(repr=False)
    language: str
    attempts: Mapping[int, int]
    """By the id of the alert."""

    def claim(self, alert_id: int) -> Claim:
        """Of one alert; where it comes alone, its message can be corrected like any other."""
        way = Way.DIGEST if len(self.attempts) > 1 else Way.SEND
        attempts = self.attempts[alert_id]
        return Claim(self.subscriber_id, self.chat_id, self.language, attempts, way)


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
    way: Way | None = None
    """Where it changes; a row keeps its way, its message and when it was sent otherwise."""


def judge(
    claim: Claim,
    outcome: SendOutcome | NoText | TooSoon | None,
    urgency: Urgency,
    now: datetime,
    resume_at: datetime,
) -> Verdict:
    """What becomes of a claimed row; an outcome of None says that it was not tried."""
    who, attempts = claim.subscriber_id, claim.attempts
    match outcome:
        case Sent(message_id):
            return _sent(claim, message_id, now)
        case Gone(reason):
            return Verdict(who, DeliveryState.BLOCKED, attempts, reason=reason, ended=True)
        case Wait():
            return Verdict(who, DeliveryState.RETRY, attempts, resume_at, reason="wait")
        case Retry() | FixText() | Migrated() | Lost():
            return _tried(claim, outcome, now)
        case Unclear(reason):
            return after_crash(who, attempts, urgency, now, reason, way=claim.way)
        case TooSoon(seconds):
            due_at = now + timedelta(seconds=seconds)
            return Verdict(who, DeliveryState.QUEUED, attempts, due_at)
        case NoText():
            return Verdict(who, DeliveryState.FAILED, attempts, reason="no text")
        case Stop() | None:
            return Verdict(who, DeliveryState.QUEUED, attempts, resume_at)


def _sent(claim: Claim, message_id: int, now: datetime) -> Verdict:
    """An edit makes a message no younger, so it keeps the time when it was sent."""
    way = Way.DIGEST if claim.way is Way.DIGEST else None
    sent_at = None if claim.way in REPEATABLE else now
    done = Verdict(claim.subscriber_id, DeliveryState.SENT, claim.attempts, way=way)
    return replace(done, message_id=message_id, sent_at=sent_at)


def _tried(claim: Claim, outcome: Retry | FixText | Migrated | Lost, now: datetime) -> Verdict:
    """It surely did not arrive, and is tried again unless it was often enough."""
    who, attempts, later = claim.subscriber_id, claim.attempts + 1, now + backoff(claim.attempts)
    match outcome:
        case Migrated(chat_id):
            moved = _again(who, attempts, now, "migrated", moved_to=chat_id)
            # Messages of the old group have no number in the new one.
            return replace(moved, way=Way.TELL) if claim.way in REPEATABLE else moved
        case Lost():
            return replace(_again(who, attempts, now, "lost"), way=AFTER_LOST[claim.way])
        case FixText(reason):
            return _again(who, attempts, later, reason, most=MAX_REFUSALS)
        case Retry(reason):
            return _again(who, attempts, later, reason)


def after_crash(
    subscriber_id: int,
    attempts: int,
    urgency: Urgency,
    now: datetime,
    reason: str = "crash",
    *,
    way: Way | None = None,
) -> Verdict:
    """What may have arrived or not: the urgent is sent again, the routine is not. An edit is
    always made again, since that changes nothing."""
    again = urgency is Urgency.URGENT or way in REPEATABLE
    if again and attempts + 1 < MAX_ATTEMPTS:
        return Verdict(subscriber_id, DeliveryState.RETRY, attempts + 1, now, reason=reason)
    return Verdict(subscriber_id, DeliveryState.UNKNOWN, attempts, reason=reason)


def backoff(attempts: int) -> timedelta:
    return min(FIRST_WAIT * (1 << attempts), LONGEST_WAIT)


def _again(
    who: int,
    attempts: int,
    due_at: datetime,
    reason: str,
    *,
    most: int = MAX_ATTEMPTS,
    moved_to: int | None = None,
) -> Verdict:
    if attempts >= most:
        return Verdict(who, DeliveryState.FAILED, attempts, reason=reason, moved_to=moved_to)
    return Verdict(who, DeliveryState.RETRY, attempts, due_at, reason=reason, moved_to=moved_to)
