"""When a reader is told: at once or in a digest, and never in their quiet hours but for danger."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.domain.alerts import Urgency

DEFAULT_ZONE = "America/New_York"
"""Of whoever was never asked, or did not want to say."""
ZONES = (
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Phoenix",
    "America/Los_Angeles",
    "America/Anchorage",
    "Pacific/Honolulu",
    "America/Puerto_Rico",
)
"""That a reader can choose, from east to west, Puerto Rico last."""
MONDAY = 0
DAYS_TO_TRY = 9
"""More than a week: the hour that is looked for may fall into quiet hours on one day."""


class Frequency(StrEnum):
    AT_ONCE = "at_once"
    DAILY = "daily"
    WEEKLY = "weekly"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Hours are those of a clock on the wall in `zone`; equal quiet hours are none at all."""

    zone: str | None = None
    frequency: Frequency = Frequency.AT_ONCE
    quiet_from: int = 22
    quiet_until: int = 8
    digest_hour: int = 9

    @property
    def place(self) -> ZoneInfo:
        return _zone(self.zone or DEFAULT_ZONE)

    @property
    def has_quiet_hours(self) -> bool:
        return self.quiet_from != self.quiet_until

    def is_quiet(self, moment: datetime) -> bool:
        hour = moment.astimezone(self.place).hour
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= hour < self.quiet_until
        return hour >= self.quiet_from or hour < self.quiet_until


DEFAULT_RHYTHM = Rhythm()
GROUP_RHYTHM = Rhythm(quiet_from=0, quiet_until=0)
"""Of groups and channels: at once, since each member has their own quiet hours in Telegram."""


def due_at(rhythm: Rhythm, urgency: Urgency, now: datetime) -> datetime | None:
    """When an alert of now leaves for this reader (UTC); None: only a digest would bring it."""
    if urgency is Urgency.URGENT:
        return now
    if rhythm.frequency is Frequency.AT_ONCE:
        return None if urgency is Urgency.MINOR else out_of_quiet(rhythm, now)
    return out_of_quiet(rhythm, digest_after(rhythm, now))


def out_of_quiet(rhythm: Rhythm, moment: datetime) -> datetime:
    """The moment itself, or the first one after it that is not in quiet hours."""
    while rhythm.is_quiet(moment):
        moment = _next(rhythm, moment, rhythm.quiet_until)
    return moment


def digest_after(rhythm: Rhythm, now: datetime) -> datetime:
    """The reader's hour that comes next: of every day, or of Mondays."""
    weekday = MONDAY if rhythm.frequency is Frequency.WEEKLY else None
    just_before = now - timedelta(microseconds=1)
    return _next(rhythm, just_before, rhythm.digest_hour, weekday)


def _next(rhythm: Rhythm, after: datetime, hour: int, weekday: int | None = None) -> datetime:
    """The first time after a moment that the reader's clock shows the hour.

    An hour that a clock jumps over is the moment of the jump; of one that comes twice, the first.
    """
    today = after.astimezone(rhythm.place).date()
    for days in range(DAYS_TO_TRY):
        day = today + timedelta(days)
        if weekday is not None and day.weekday() != weekday:
            continue
        moment = _moment(datetime.combine(day, time(hour), rhythm.place))
        if moment > after:
            return moment
    raise AssertionError("no such hour in more than a week")


def _moment(local: datetime) -> datetime:
    return local.astimezone(UTC)


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)
