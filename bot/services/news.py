"""What readers can look up: past alerts as they stand today, and what was put right."""

from dataclasses import dataclass
from typing import Protocol

from bot.domain.alerts import Alert

PAGE = 5
"""Alerts on one page; each opens by itself."""


class PastAlerts(Protocol):
    """The newest first. Each comes as its last correction says, where it has one."""

    async def past(self, offset: int, size: int) -> list[Alert]: ...
    async def amended(self, offset: int, size: int) -> list[Alert]:
        """Corrections and recalls."""

    async def public(self, alert_id: int) -> Alert:
        """Raises UnknownAlertError for what readers were never sent, or was taken back."""


@dataclass(frozen=True, slots=True)
class Page:
    alerts: tuple[Alert, ...]
    number: int
    more: bool


class News:
    def __init__(self, past: PastAlerts) -> None:
        self._past = past

    async def past(self, page: int) -> Page:
        return _page(await self._past.past(page * PAGE, PAGE + 1), page)

    async def corrections(self, page: int) -> Page:
        return _page(await self._past.amended(page * PAGE, PAGE + 1), page)

    async def one(self, alert_id: int) -> Alert:
        return await self._past.public(alert_id)


def _page(alerts: list[Alert], number: int) -> Page:
    return Page(tuple(alerts[:PAGE]), number, len(alerts) > PAGE)
