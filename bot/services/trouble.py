"""Errors that repeat: the sender rests by itself, or leaves an alert to the moderators."""

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta

from bot.domain.deliveries import FixText, NoText, Retry, SendOutcome, Sent, TooSoon, Unclear
from bot.domain.notices import Notice, Outage, Paused

REFUSED_IN_A_ROW = 3
"""Then it is the alert, not the chat: nobody else is tried until a moderator has looked."""
SILENT_IN_A_ROW = 10
"""Then it is Telegram or the network."""
REST = timedelta(minutes=1)
"""In an outage, so that it does not use up everybody's attempts."""


class Trouble:
    """Counts over all groups; whatever arrives starts the counting anew."""

    def __init__(self) -> None:
        self._refused: Counter[int] = Counter()
        self._silent = 0
        self._told = False
        self._rest_is_due = False

    def heed(
        self, alert_id: int, outcomes: Iterable[SendOutcome | NoText | TooSoon]
    ) -> list[Notice]:
        """What moderators must know after these outcomes: of an outage once, at its beginning."""
        notices = [self._heed_one(alert_id, outcome) for outcome in outcomes]
        return [notice for notice in notices if notice]

    def rest_is_due(self) -> bool:
        """Whether the whole sender should rest now; asking takes it back."""
        due, self._rest_is_due = self._rest_is_due, False
        return due

    def _heed_one(self, alert_id: int, outcome: SendOutcome | NoText | TooSoon) -> Notice | None:
        match outcome:
            case FixText(reason):
                return self._refusal(alert_id, reason)
            case Retry(reason) | Unclear(reason):
                return self._silence(reason)
            case Sent():
                del self._refused[alert_id]
                self._silent, self._told = 0, False
        return None

    def _refusal(self, alert_id: int, reason: str) -> Notice | None:
        self._refused[alert_id] += 1
        if self._refused[alert_id] < REFUSED_IN_A_ROW:
            return None
        del self._refused[alert_id]
        return Paused(alert_id, reason)

    def _silence(self, reason: str) -> Notice | None:
        self._silent += 1
        if self._silent < SILENT_IN_A_ROW:
            return None
        told, self._told = self._told, True
        self._silent, self._rest_is_due = 0, True
        return None if told else Outage(reason)
