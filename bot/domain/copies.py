"""Who has which copy of an alert, and what a correction or a recall does about each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.amendments import DELETABLE_FOR, AlertKind, Way
from bot.domain.deliveries import DeliveryState


@dataclass(frozen=True, slots=True)
class Copy:
    """One row of an earlier revision in the ledger."""

    revision: int
    state: DeliveryState
    message_id: int | None = None
    sent_at: datetime | None = None
    """When the message itself was sent; an edit does not make it younger."""
    way: Way | None = None

    @property
    def is_alone(self) -> bool:
        """A message of its own that can be found: not a part of a digest, in a chat that has not
        moved since."""
        return self.message_id is not None and self.way is not Way.DIGEST


@dataclass(frozen=True, slots=True)
class Plan:
    way: Way
    copy: Copy | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """How many readers have which revision. Numbers, never names."""

    have: Mapping[int, int] = field(default_factory=dict)
    """By revision. Whoever has a later one no longer has an earlier one."""
    unknown: int = 0
    """May have it or not: a crash or a connection came between."""
    none: int = 0


def plan(kind: AlertKind, copies: Sequence[Copy], now: datetime, *, wants: bool) -> Plan | None:
    """What a correction or a recall does for one reader; None: nothing.

    `wants`: they still want such alerts. A copy is put right for everybody who has one, but
    nobody who stopped the alerts gets a new message.
    """
    held = held_by(copies)
    if held is not None and held.is_alone:
        if kind is AlertKind.RECALL and is_young(held, now):
            return Plan(Way.DELETE, held)
        return Plan(Way.EDIT, held)
    if not wants:
        return None
    if held is not None or may_have(copies):
        return Plan(Way.TELL)
    return Plan(Way.SEND) if kind is AlertKind.CORRECTION else None


def held_by(copies: Iterable[Copy]) -> Copy | None:
    """The latest revision that arrived."""
    arrived = [copy for copy in copies if copy.state is DeliveryState.SENT]
    return max(arrived, key=lambda copy: copy.revision, default=None)


def may_have(copies: Iterable[Copy]) -> bool:
    return any(copy.state is DeliveryState.UNKNOWN for copy in copies)


def is_young(copy: Copy, now: datetime) -> bool:
    return copy.sent_at is not None and now - copy.sent_at < DELETABLE_FOR
