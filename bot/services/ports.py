"""What the use cases need from the outside, in their own words."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeAlias

from bot.domain.alerts import Alert, AlertCopy, AlertState, Urgency
from bot.domain.amendments import AlertKind
from bot.domain.copies import Report
from bot.domain.deliveries import Claim, DeliveryState, Digest, SendOutcome, Verdict
from bot.domain.notices import Notice
from bot.domain.progress import Progress
from bot.domain.rhythm import Rhythm
from bot.domain.subscribers import Settings

Clock: TypeAlias = Callable[[], datetime]
"""Aware UTC."""


class Subscribers(Protocol):
    """Each method is one transaction; a write by the person also undoes `ended`."""

    async def settings(self, chat_id: int) -> Settings: ...
    async def set_language(self, chat_id: int, language: str) -> None: ...
    async def subscribe(self, chat_id: int, topic: str, language: str) -> None: ...
    async def set_rhythm(self, chat_id: int, rhythm: Rhythm, language: str, now: datetime) -> None:
        """What already waits for this chat is due anew."""

    async def unsubscribe(self, chat_id: int, topic: str) -> None: ...
    async def unsubscribe_all(self, chat_id: int) -> None: ...
    async def returned(self, chat_id: int) -> None: ...
    async def ended(self, chat_id: int, now: datetime) -> None: ...
    async def moved(self, chat_id: int, new_chat_id: int, now: datetime) -> None: ...
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
    async def audience(self, topic: str, alert_id: int = 0) -> int: ...
    async def progress(self, alert_id: int, now: datetime) -> Sequence[Progress]:
        """By language; those who are still ahead of the cursor count as left."""


class Amendments(Protocol):
    async def amend(self, alert_id: int, kind: AlertKind, author: int) -> Alert:
        """The correction or recall of an alert that is being written, or a new one. Raises
        WrongStateError: the alert never began, or was taken back."""

    async def begun(self, size: int) -> list[Alert]:
        """The newest first."""

    async def report(self, alert_id: int) -> Report: ...


@dataclass(frozen=True, slots=True)
class Group:
    """The rows that are in flight together: what a crash can leave unknown."""

    alert: Alert
    claims: Sequence[Claim]


@dataclass(frozen=True, slots=True)
class DigestGroup:
    """Digests that are in flight together, and the alerts in them by their ids."""

    alerts: Mapping[int, Alert]
    digests: Sequence[Digest]


class Ledger(Protocol):
    """The deliveries, one row each, appended behind a cursor over the audience."""

    async def begin_due(self, now: datetime) -> None:
        """Start the scheduled alerts whose time has come; the audience is whoever is there now."""

    async def sweep(self, now: datetime) -> None:
        """Apply the crash rule where a lease has ended, and close what a stopped alert left."""

    async def claim(self, now: datetime, lease_ends: datetime, size: int) -> Group | None:
        """Take the next rows of an alert that is being sent: those that waited, then new ones.

        Whoever is in quiet hours or gets a digest gets a row that waits, and is in no group: a
        group may be empty. None where nothing is due. An alert without any pending row is marked
        as done here.
        """

    async def claim_digests(
        self, now: datetime, lease_ends: datetime, size: int
    ) -> DigestGroup | None:
        """Take all rows that are due of the next readers of digests; None where nobody is."""

    async def settle(self, alert: Alert, verdicts: Sequence[Verdict], now: datetime) -> None: ...


class AlertSender(Protocol):
    """Renders and sends. Every refusal of Telegram comes back sorted by what is done about it."""

    async def send(self, chat_id: int, copy: AlertCopy) -> SendOutcome: ...
    async def edit(self, chat_id: int, message_id: int, copy: AlertCopy) -> SendOutcome: ...
    async def delete(self, chat_id: int, message_id: int) -> SendOutcome: ...
    async def send_digest(
        self, chat_id: int, copies: Sequence[AlertCopy]
    ) -> Sequence[SendOutcome]:
        """One message, or as few as hold it; an outcome for each copy."""


class Notices(Protocol):
    async def tell(self, notice: Notice) -> bool:
        """Tell every moderator; False: nobody could be told, so try again later."""
