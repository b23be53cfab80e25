"""The path codec: a whole dialog in a button of at most 64 bytes, and back.

    f <view> <flow: 2> <seal: 3> { <mark: 2> <answer: 1-3> } [ ~ <pending> ]

Every step carries a mark of the question it answered (its sentence, options and labels), so an
old button is believed as far as the questions are still what they were. The seal covers all the
marks in full. `pending` is what a screen needs besides answers: ticks or a half-chosen date.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from bot.domain.answers import Answer, Chosen, Day, NotSure, Number, Path, Ticked
from bot.domain.figures import Situation
from bot.domain.flows import Flow, Kind, Outcome, Question
from bot.domain.graph import Graph
from bot.domain.replay import Place, UnfitAnswerError, answer, begin

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
BITS = 6
LIMIT = 64
"""Bytes that Telegram lets a button carry."""

PREFIX = "f"
LINK = "o"
FLOW, SEAL, MARK = 2, 3, 2
DATE, NUMBER = 3, 2
EPOCH = date(1970, 1, 1)
_HEAD = len(PREFIX) + 1 + FLOW + SEAL
_VALUES = {symbol: value for value, symbol in enumerate(ALPHABET)}


class DamagedDataError(ValueError):
    """The data was cut, forged, or belongs to a flow that is gone."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """A decoded button: which view of which place, and whether all of its steps still stood."""

    view: str
    place: Place
    whole: bool
    pending: str = ""


def encode(view: str, flow: Flow, path: Path, pending: str = "") -> str:
    """The callback data of a button; `check` proves that it fits into LIMIT bytes."""
    marks, steps = [], []
    for step in path:
        question = flow.questions[step.question]
        marks.append(fingerprint(question))
        steps.append(_mark(marks[-1]) + write_answer(question, step.answer))
    tail = f"~{pending}" if pending else ""
    return f"{PREFIX}{view}{flow.code}{_seal(marks)}{''.join(steps)}{tail}"


def decode(data: str, flows: Mapping[str, Flow], situation: Situation) -> Pressed:
    """Replays the data as far as it is sure; `flows` is by code.

    DamagedDataError: not even the flow can be told.
    """
    body, _, pending = data.partition("~")
    flow = flows.get(body[2 : 2 + FLOW])
    if not data.startswith(PREFIX) or flow is None or len(body) < _HEAD:
        raise DamagedDataError
    if data[1] == LINK:
        return _linked(flow, body[4:], pending)
    seal, rest = body[_HEAD - SEAL : _HEAD], body[_HEAD:]
    place, marks, sure = _retrace(flow, rest, situation)
    if sure and _seal(marks) != seal:
        return Pressed(data[1], begin(flow), whole=False)
    return Pressed(data[1], place, whole=sure, pending=pending if sure else "")


def encode_link(flow: Flow, outcome: str, pending: str = "") -> str:
    """Names an outcome without a path: no answer is in it."""
    tail = f"~{pending}" if pending else ""
    return f"{PREFIX}{LINK}{flow.code}{outcome_code(flow, outcome)}{tail}"


def _linked(flow: Flow, code: str, pending: str) -> Pressed:
    """The outcome of a link; the flow's first question where there is no such outcome."""
    for outcome in flow.outcomes.values():
        if outcome_code(flow, outcome.id) == code:
            return Pressed(LINK, Place(flow, (), outcome), whole=True, pending=pending)
    return Pressed(LINK, begin(flow), whole=False)


def _retrace(flow: Flow, rest: str, situation: Situation) -> tuple[Place, list[bytes], bool]:
    """The place after the steps that fit, their fingerprints, and whether that was all."""
    place, marks = begin(flow), list[bytes]()
    while rest:
        question = place.node
        if isinstance(question, Outcome) or rest[:MARK] != _mark(fingerprint(question)):
            return place, marks, False
        try:
            given, width = read_answer(question, rest[MARK:])
            place = answer(place, given, situation)
        except (DamagedDataError, UnfitAnswerError):
            return place, marks, False
        marks.append(fingerprint(question))
        rest = rest[MARK + width :]
    return place, marks, True


@lru_cache(maxsize=4096)
def fingerprint(question: Question) -> bytes:
    """What a person read when they answered: id, kind, sentence, options with their labels."""
    parts = [question.id, question.kind, question.ask]
    for option in question.options:
        parts += [option.id, option.label, option.hint, str(option.alone)]
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=12).digest()


def _mark(full: bytes) -> str:
    return _write(int.from_bytes(full[:3], "big") % (1 << BITS * MARK), MARK)


def _seal(marks: list[bytes]) -> str:
    whole = hashlib.blake2b(b"".join(marks), digest_size=4).digest()
    return _write(int.from_bytes(whole, "big") % (1 << BITS * SEAL), SEAL)


def write_answer(question: Question, given: Answer) -> str:
    match given:
        case Chosen(id):
            return _write(_ids(question).index(id), 1)
        case Ticked(options):
            return write_ticks(question, options)
        case Day(day):
            return _write((day - EPOCH).days, DATE)
        case Number(number):
            return _write(number, NUMBER)
        case NotSure():
            return ALPHABET[-1] * (DATE if question.kind is Kind.DATE else NUMBER)


def read_answer(question: Question, text: str) -> tuple[Answer, int]:
    """The answer at the beginning of the text, and how many symbols it took."""
    match question.kind:
        case Kind.CHOICE:
            index = _read(text, 1)
            if index >= len(question.options):
                raise DamagedDataError
            return Chosen(_ids(question)[index]), 1
        case Kind.SEVERAL:
            width = ticks_width(question)
            return Ticked(read_ticks(question, text[:width])), width
        case Kind.DATE:
            return _read_day(text), DATE
        case Kind.NUMBER:
            number = _read(text, NUMBER)
            return NotSure() if number == _most(NUMBER) else Number(number), NUMBER


def _read_day(text: str) -> Answer:
    days = _read(text, DATE)
    return NotSure() if days == _most(DATE) else Day(EPOCH + timedelta(days=days))


def ticks_width(question: Question) -> int:
    return -(-len(question.options) // BITS)


def write_ticks(question: Question, ticked: frozenset[str]) -> str:
    mask = sum(1 << index for index, id in enumerate(_ids(question)) if id in ticked)
    return _write(mask, ticks_width(question))


def read_ticks(question: Question, text: str) -> frozenset[str]:
    """DamagedDataError: not a set of this question's options."""
    mask = _read(text, ticks_width(question))
    if mask >> len(question.options):
        raise DamagedDataError
    return frozenset(id for index, id in enumerate(_ids(question)) if mask >> index & 1)


def _ids(question: Question) -> list[str]:
    return [option.id for option in question.options]


def _most(width: int) -> int:
    return (1 << BITS * width) - 1


def _write(value: int, width: int) -> str:
    if not 0 <= value <= _most(width):
        raise ValueError(f"{value} does not fit into {width} symbols")
    return "".join(ALPHABET[value >> BITS * place & 63] for place in reversed(range(width)))


def _read(text: str, width: int) -> int:
    value = 0
    for symbol in text[:width].ljust(width):
        if symbol not in _VALUES:
            raise DamagedDataError
        value = value << BITS | _VALUES[symbol]
    return value


def outcome_code(flow: Flow, outcome: str) -> str:
    """Three symbols that name an outcome in a link; `check` proves them unique in a flow."""
    digest = hashlib.blake2b(f"{flow.id}/{outcome}".encode(), digest_size=4).digest()
    return _write(int.from_bytes(digest, "big") % (1 << BITS * SEAL), SEAL)


def longest_data(flow: Flow) -> int:
    """The most bytes that a button of the flow can need, over every path."""
    pending = max((_pending_width(question) for question in flow.questions.values()), default=0)
    steps = Graph(flow).longest(lambda id: _step_width(flow.questions.get(id)))
    return _HEAD + steps.get(flow.start, 0) + pending


def _step_width(question: Question | None) -> int:
    if question is None:
        return 0
    widths = {Kind.CHOICE: 1, Kind.DATE: DATE, Kind.NUMBER: NUMBER}
    return MARK + widths.get(question.kind, ticks_width(question))


def _pending_width(question: Question) -> int:
    """Room for `~`, the index of an earlier question that is changed, and its own part."""
    part = {Kind.DATE: len("n203112"), Kind.NUMBER: len(str(question.most)), Kind.CHOICE: 0}
    return len("~19!") + part.get(question.kind, ticks_width(question))
