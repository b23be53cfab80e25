"""The clock: the only place that makes one; everything else is handed it."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

WASHINGTON = ZoneInfo("America/New_York")
"""Where the law is made: its days begin and end there."""


def now() -> datetime:
    return datetime.now(UTC)


def day_of(moment: datetime) -> date:
    """The day it is in Washington."""
    return moment.astimezone(WASHINGTON).date()
