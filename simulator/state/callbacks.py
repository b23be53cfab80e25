"""Presses of inline buttons that wait for an answer."""

import asyncio
from dataclasses import dataclass, field
from itertools import count

from simulator.errors import bad_request
from simulator.shapes import JSON
from simulator.state.clock import Clock

LIFETIME = 150  # seconds
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


@dataclass
class Press:
    id: str
    person: int
    chat: int
    pressed_at: float
    answer: JSON | None = None
    answered: asyncio.Event = field(default_factory=asyncio.Event)


class Callbacks:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._ids = count(1)
        self._presses: dict[str, Press] = {}

    def open(self, person: int, chat: int) -> Press:
        press = Press(str(4_000_000_000_000 + next(self._ids)), person, chat, self._clock.now())
        self._presses[press.id] = press
        return press

    def get(self, query_id: str) -> Press | None:
        return self._presses.get(query_id)

    def answer(self, query_id: str, answer: JSON) -> Press:
        press = self._presses.get(query_id)
        if press is None or self._clock.now() - press.pressed_at > LIFETIME:
            raise bad_request(TOO_OLD)
        if press.answer is None:
            press.answer = answer
        press.answered.set()
        return press
