"""What moderators are told without having asked."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paused:
    """An alert was paused by itself; a moderator decides how it goes on."""

    alert_id: int
    reason: str


@dataclass(frozen=True, slots=True)
class Outage:
    """Telegram answered nobody for a while. The sender went on by itself."""

    reason: str


Notice = Paused | Outage
