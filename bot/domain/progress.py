"""How far the sending of an alert has come, and how long it will take."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

FEW = 5
"""A smaller count could point at somebody, so it is never shown."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Of the readers of one language."""

    language: str
    sent: int = 0
    left: int = 0
    waiting: int = 0
    """For the end of quiet hours, or for a digest."""


def time_left(progress: Sequence[Progress], rate: float) -> timedelta:
    """`rate` in messages a second; what waits for its hour is not counted."""
    return timedelta(seconds=sum(part.left for part in progress) / rate)
