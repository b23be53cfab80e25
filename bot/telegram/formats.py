"""Values as a reader of a language writes them. Dollars stay as they stand on US papers."""

from datetime import date, time
from functools import lru_cache
from typing import Literal

from babel.dates import format_date, format_time
from babel.numbers import format_decimal

from bot.domain.facts import Unit, Value
from bot.telegram.catalogues import Words


@lru_cache(maxsize=4096)
def day(language: str, value: date, style: Literal["long", "full"] = "long") -> str:
    """`long`: 21 November 2026; `full`: with the day of the week."""
    return format_date(value, style, locale=language)


@lru_cache(maxsize=512)
def month(language: str, value: date) -> str:
    return format_date(value, "LLLL y", locale=language)


@lru_cache(maxsize=512)
def month_name(language: str, value: date) -> str:
    return format_date(value, "LLL", locale=language)


@lru_cache(maxsize=512)
def hour(language: str, value: int) -> str:
    """10:00 PM, 22:00: as clocks on the wall are read in the language."""
    return format_time(time(value), "short", locale=language)


def dollars(amount: int) -> str:
    return f"${amount:,}"


@lru_cache(maxsize=512)
def count(language: str, value: int) -> str:
    return format_decimal(value, locale=language)


def measured(words: Words, value: Value, unit: Unit | None) -> str:
    """A fact's value with its unit."""
    if isinstance(value, date):
        return day(words.language, value)
    match unit:
        case Unit.USD:
            return dollars(value)
        case Unit.DAYS:
            return words.plural("{number} day", "{number} days", value)
        case Unit.BUSINESS_DAYS:
            return words.plural("{number} business day", "{number} business days", value)
        case Unit.MONTHS:
            return words.plural("{number} month", "{number} months", value)
        case Unit.YEARS:
            return words.plural("{number} year", "{number} years", value)
        case Unit.PERCENT:
            return f"{value}%"
    return count(words.language, value)
