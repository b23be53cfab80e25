"""What the watching pages are told, kept for a while so that a page can catch up."""

import asyncio
from collections import deque
from dataclasses import dataclass
from itertools import count

from simulator.shapes import JSON

KEPT = 1000


@dataclass(frozen=True)
class Event:
    id: int
    data: JSON
    audience: frozenset[int] | None

    def is_for(self, person: int | None) -> bool:
        return person is None or self.audience is None or person in self.audience


class Events:
    def __init__(self) -> None:
        self._ids = count(1)
        self._kept: deque[Event] = deque(maxlen=KEPT)
        self._arrived = asyncio.Event()

    @property
    def last_id(self) -> int:
        return self._kept[-1].id if self._kept else 0

    def emit(self, kind: str, audience: frozenset[int] | None = None, **fields: object) -> None:
        data: JSON = {"type": kind} | {k: v for k, v in fields.items() if v is not None}
        self._kept.append(Event(next(self._ids), data, audience))
        self._arrived.set()
        self._arrived = asyncio.Event()

    def after(self, last_id: int, person: int | None = None) -> list[Event]:
        return [event for event in self._kept if event.id > last_id and event.is_for(person)]

    async def wait(self, last_id: int, seconds: float) -> None:
        """Return when an event newer than `last_id` exists, or after that many seconds."""
        if self.last_id > last_id:
            return
        try:
            await asyncio.wait_for(self._arrived.wait(), seconds)
        except TimeoutError:
            return
