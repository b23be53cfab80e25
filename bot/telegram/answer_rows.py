"""The buttons of a question: one for each answer, and "I don't know" wherever there is one."""

import calendar
from datetime import date

from bot.domain.answers import Chosen, Day, NotSure, Number, Ticked
from bot.domain.codec import DamagedDataError, read_ticks, write_ticks
from bot.domain.flows import Kind, Option, Question
from bot.telegram import formats
from bot.telegram.asking import Asking
from bot.telegram.reader import Reader
from bot.telegram.view import Button, Row, grid

YEARS = 8
"""Years on one screen."""
TENS = 10


def answer_rows(reader: Reader, asking: Asking) -> list[Row]:
    match asking.question.kind:
        case Kind.CHOICE:
            return [(_choice(reader, asking, option),) for option in asking.question.options]
        case Kind.SEVERAL:
            return _ticks(reader, asking)
        case Kind.DATE:
            return [*_date(reader, asking), *_not_sure(reader, asking)]
        case Kind.NUMBER:
            return [*_number(asking), *_not_sure(reader, asking)]


def _choice(reader: Reader, asking: Asking, option: Option) -> Button:
    return Button(reader.words(option.label), asking.answered(Chosen(option.id)))


def _not_sure(reader: Reader, asking: Asking) -> list[Row]:
    if asking.question.not_sure is None:
        return []
    return [(Button(reader.words("I don’t know"), asking.answered(NotSure())),)]


def pending_ticks(question: Question, pending: str) -> frozenset[str]:
    """The options ticked so far; none where the data does not say."""
    try:
        return read_ticks(question, pending) if pending else frozenset()
    except DamagedDataError:
        return frozenset()


def _ticks(reader: Reader, asking: Asking) -> list[Row]:
    ticked = pending_ticks(asking.question, asking.pending)
    rows: list[Row] = [
        (_tick(reader, asking, option, ticked),) for option in asking.question.options
    ]
    if ticked:
        rows.append((Button(reader.words("Done"), asking.answered(Ticked(ticked))),))
    return rows


def _tick(reader: Reader, asking: Asking, option: Option, ticked: frozenset[str]) -> Button:
    mark = "☑" if option.id in ticked else "☐"
    after = _toggled(asking.question, option, ticked)
    label = f"{mark} {reader.words(option.label)}"
    return Button(label, asking.partly(write_ticks(asking.question, after)))


def _toggled(question: Question, option: Option, ticked: frozenset[str]) -> frozenset[str]:
    """The ticks after a press: an option that stands alone takes the others' place."""
    if option.id in ticked:
        return ticked - {option.id}
    if option.alone:
        return frozenset({option.id})
    return ticked - {other.id for other in question.options if other.alone} | {option.id}


def _date(reader: Reader, asking: Asking) -> list[Row]:
    match parts_of_date(reader, asking):
        case [year, month]:
            return _days(reader, asking, year, month)
        case [year]:
            return _months(reader, asking, year)
    return _years(reader, asking)


def parts_of_date(reader: Reader, asking: Asking) -> list[int]:
    """The year, and the month, chosen so far; nothing where the data does not say, or says what
    the question does not offer."""
    kind, digits = asking.pending[:1], asking.pending[1:]
    if not digits.isascii() or not digits.isdigit() or len(digits) != {"y": 4, "n": 6}.get(kind):
        return []
    year, month = int(digits[:4]), int(digits[4:] or "1")
    last = asking.question.last_day(reader.today)
    offered = (asking.question.earliest, 1) <= (year, month) <= (last.year, last.month)
    if not offered or not 1 <= month <= 12:
        return []
    return [year, month] if kind == "n" else [year]


def _years(reader: Reader, asking: Asking) -> list[Row]:
    last, earliest = asking.question.last_day(reader.today).year, asking.question.earliest
    page = int(asking.pending[1:]) if asking.pending[1:].isdecimal() else 0
    if last - page * YEARS < earliest:
        page = 0
    newest = last - page * YEARS
    oldest = max(newest - YEARS + 1, earliest)
    buttons = [
        Button(str(year), asking.partly(f"y{year}")) for year in range(newest, oldest - 1, -1)
    ]
    rows = list(grid(buttons, 4))
    if oldest > earliest:
        rows.append((Button(reader.words("Earlier"), asking.partly(f"p{page + 1}")),))
    return rows


def _months(reader: Reader, asking: Asking, year: int) -> list[Row]:
    firsts = [date(year, month, 1) for month in range(1, 13)]
    buttons = [
        Button(formats.month_name(reader.language, first), asking.partly(f"n{first:%Y%m}"))
        for first in firsts
        if first <= asking.question.last_day(reader.today)
    ]
    return list(grid(buttons, 3))


def _days(reader: Reader, asking: Asking, year: int, month: int) -> list[Row]:
    days = [date(year, month, day) for day in range(1, calendar.monthrange(year, month)[1] + 1)]
    last = asking.question.last_day(reader.today)
    buttons = [Button(str(day.day), asking.answered(Day(day))) for day in days if day <= last]
    return list(grid(buttons, 7))


def _number(asking: Asking) -> list[Row]:
    """The numbers of one ten; where there are more, the tens first."""
    most = asking.question.most
    if most <= 2 * TENS:
        return _numbers(asking, range(most + 1))
    first = int(asking.pending) if asking.pending.isdecimal() else None
    if first is None or first > most:
        return _tens(asking)
    return _numbers(asking, range(first, min(first + TENS, most + 1)))


def _tens(asking: Asking) -> list[Row]:
    most = asking.question.most
    buttons = [
        Button(f"{ten}–{min(ten + TENS - 1, most)}", asking.partly(str(ten)))
        for ten in range(0, most + 1, TENS)
    ]
    return list(grid(buttons, 4))


def _numbers(asking: Asking, numbers: range) -> list[Row]:
    return list(grid([Button(str(n), asking.answered(Number(n))) for n in numbers], 5))
