"""What the use cases need from the outside, in their own words."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeAlias

from bot.domain.alerts import Alert, AlertCopy, AlertState, Urgency
from bot.domain.deliveries import Claim, DeliveryState, SendOutcome, Verdict
from bot.domain.subscribers import Settings

Clock: TypeAlias = Callable[[], datetime]
"""Aware UTC."""


class Subscribers(Protocol):
    """Each method is one transaction; a write by the person also undoes `ended`."""

    async def settings(self, chat_id: int) -> Settings: ...
    async def set_language(self, chat_id: int, language: str) -> None: ...
    async def subscribe(self, chat_id: int, topic: str, language: str) -> None: ...
    async def unsubscribe(self, chat_id: int, topic: str) -> None: ...
    async def unsubscribe_all(self, chat_id: int) -> None: ...
    async def returned(self, chat_id: int) -> None: ...
    async def forget(self, chat_id: int) -> None: ...


@dataclass(frozen=True, slots=True)
class Writing:
    """What a moderator's next message will become."""

    alert_id: int
    part: str


class Moderators(Protocol):
    async def number_of(self, user_id: int) -> int:
        """The surrogate of a user, made at the first call."""

    async def begin_writing(self, moderator: int, writing: Writing) -> None: ...
    async def writing(self, moderator: int) -> Writing | None: ...
    async def stop_writing(self, moderator: int) -> None: ...


class Alerts(Protocol):
    async def add(self, topic: str, urgency: Urgency, author: int) -> Alert: ...
    async def get(self, alert_id: int) -> Alert:
        """Raises UnknownAlertError."""

    async def change(
        self, alert_id: int, step: Callable[[Alert], Alert], written_by: int | None = None
    ) -> Alert:
        """Read, take the step and write in one transaction, so that two moderators never cross.

        With `written_by` the same transaction ends what that moderator is writing.
        """

    async def in_states(self, states: Collection[AlertState]) -> list[Alert]: ...
    async def counts(self, alert_id: int) -> Mapping[DeliveryState, int]: ...
    async def audience(self, topic: str) -> int: ...


@dataclass(frozen=True, slots=True)
class Group:
    """The rows that are in flight together: what a crash can leave unknown."""

    alert: Alert
    claims: Sequence[Claim]


class Ledger(Protocol):
    """The deliveries, one row each, appended behind a cursor over the audience."""

    async def begin_due(self, now: datetime) -> None:
        """Start the scheduled alerts whose time has come; the audience is whoever is there now."""

    async def sweep(self, now: datetime) -> None:
        """Apply the crash rule where a lease has ended, and close what a stopped alert left."""

    async def claim(self, now: datetime, lease_ends: datetime, size: int) -> Group | None:
        """Take the next rows of an alert that is being sent: those that waited, then new ones.

        None where nothing is due. An alert without any pending row is marked as done here.
        """

    async def settle(self, alert: Alert, verdicts: Sequence[Verdict], now: datetime) -> None: ...


class AlertSender(Protocol):
    """Renders and sends. Every refusal of Telegram comes back sorted by what is done about it."""

    async def send(self, chat_id: int, copy: AlertCopy) -> SendOutcome: ...
