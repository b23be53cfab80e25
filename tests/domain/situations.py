"""Situations for tests of the domain: a few facts, a day, and the answers given."""

from datetime import date

from bot.domain.answers import Answer
from bot.domain.calendar import Holidays
from bot.domain.facts import Confidence, Fact, LegalStatus, Period, Unit, Value
from bot.domain.figures import Situation

TODAY = date(2026, 11, 21)
HOLIDAYS = Holidays(frozenset({date(2026, 11, 26)}), date(2025, 1, 1), date(2027, 12, 31))


def fact(id: str, value: Value | None, unit: Unit | None, **more: object) -> Fact:
    """A fact that is settled today unless `more` says otherwise."""
    period = Period(None, None, LegalStatus.IN_FORCE, value, ("book",))
    seen, review_by = date(2026, 11, 1), date(2026, 12, 31)
    whole = {"periods": (period,), "seen": seen, "review_by": review_by}
    return Fact(
        id=id,
        statement="It is so.",
        unit=unit,
        **{"confidence": Confidence.HIGH, **whole, **more},  # type: ignore[arg-type]  # `more` is a test's own
    )


FACTS = {
    "days": fact("days", 30, Unit.DAYS),
    "business": fact("business", 3, Unit.BUSINESS_DAYS),
    "months": fact("months", 3, Unit.MONTHS),
    "years": fact("years", 5, Unit.YEARS),
    "daily": fact("daily", 998, Unit.USD),
    "border": fact("border", date(2025, 6, 27), Unit.DATE),
    "lost": fact("lost", None, Unit.DAYS, periods=()),
}


def situation(today: date = TODAY, **answers: Answer) -> Situation:
    return Situation(answers, FACTS, HOLIDAYS, today)
