"""Facts: dated statements of law with their sources, and no silent fallback between dates."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class LegalStatus(StrEnum):
    ANNOUNCED = "announced"
    IN_FORCE = "in_force"
    STAYED = "stayed"
    ENDED = "ended"
    UNKNOWN = "unknown"


class Confidence(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Unit(StrEnum):
    USD = "usd"
    DAYS = "days"
    BUSINESS_DAYS = "business_days"
    MONTHS = "months"
    YEARS = "years"
    COUNT = "count"
    PERCENT = "percent"
    DATE = "date"


Value = int | date


@dataclass(frozen=True, slots=True)
class Source:
    """A place on the record that a reader can open."""

    id: str
    title: str
    url: str
    citation: str = ""
    official: bool = True


@dataclass(frozen=True, slots=True)
class Period:
    """What holds from `since` to `until`, both days included; None leaves a side open."""

    since: date | None
    until: date | None
    status: LegalStatus
    value: Value | None
    sources: tuple[str, ...]

    def covers(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )

    def overlaps(self, other: "Period") -> bool:
        return not (
            (self.until is not None and other.since is not None and self.until < other.since)
            or (other.until is not None and self.since is not None and other.until < self.since)
        )


@dataclass(frozen=True, slots=True)
class Fact:
    """One dated statement. `seen`: the day its source was last read; `review_by`: look again;
    `note`: what reviewers should know, never shown to readers."""

    id: str
    statement: str
    unit: Unit | None
    periods: tuple[Period, ...]
    seen: date
    review_by: date
    confidence: Confidence
    note: str = ""

    def on(self, day: date) -> Period | None:
        """The period that covers the day, or None: then nothing may be claimed."""
        return next((period for period in self.periods if period.covers(day)), None)

    def value_on(self, day: date) -> Value | None:
        period = self.on(day)
        return period.value if period else None

    def stale_on(self, day: date) -> bool:
        return day > self.review_by

    def settled_on(self, day: date) -> bool:
        """Whether the fact may be shown without a warning on that day."""
        period = self.on(day)
        return (
            period is not None
            and period.status is LegalStatus.IN_FORCE
            and self.confidence is not Confidence.LOW
            and not self.stale_on(day)
        )
