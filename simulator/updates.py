"""Updates that wait for the bot, and the long poll that fetches them."""

import asyncio
from collections.abc import Coroutine, Iterator
from dataclasses import dataclass
from typing import Any

from simulator.errors import conflict
from simulator.shapes import JSON
from simulator.state.clock import Clock

KINDS_BY_WISH = {"chat_member", "message_reaction", "message_reaction_count"}
LIFETIMES = {"callback_query": 150, "inline_query": 30}  # seconds
LIFETIME = 24 * 60 * 60
CONFLICT = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
MOST_SECONDS = 50
FIRST_ID = 500_001


@dataclass(frozen=True)
class Update:
    id: int
    kind: str
    payload: JSON
    queue: int
    expires: float

    def shown(self) -> JSON:
        return {"update_id": self.id, self.kind: self.payload}


class Updates:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._waiting: dict[int, Update] = {}
        self._next_id = FIRST_ID
        self._allowed: list[str] = []
        self._arrived = asyncio.Event()
        self._poll: asyncio.Future[None] | None = None

    @property
    def is_polled(self) -> bool:
        """Whether a fetch is waiting now."""
        return self._poll is not None and not self._poll.done()

    def allow(self, kinds: list[str] | None) -> None:
        """What the bot wants from now on; None leaves it as it was, [] means the default."""
        if kinds is not None:
            self._allowed = kinds

    @property
    def allowed(self) -> list[str]:
        return self._allowed

    def add(self, kind: str, payload: JSON, queue: int) -> None:
        wanted = kind in self._allowed if self._allowed else kind not in KINDS_BY_WISH
        if not wanted:
            return
        expires = self._clock.now() + LIFETIMES.get(kind, LIFETIME)
        self._waiting[self._next_id] = Update(self._next_id, kind, payload, queue, expires)
        self._next_id += 1
        self.nudge()

    def nudge(self) -> None:
        """Wake whoever waits for updates to look again."""
        self._arrived.set()
        self._arrived = asyncio.Event()

    def waiting(self) -> list[Update]:
        return list(self.living())

    def living(self) -> Iterator[Update]:
        now = self._clock.now()
        return (update for update in self._waiting.values() if update.expires > now)

    def waits(self, update: Update) -> bool:
        return update.id in self._waiting and update.expires > self._clock.now()

    def drop(self, update: Update) -> None:
        self._waiting.pop(update.id, None)

    def clear(self) -> None:
        self._waiting.clear()

    def confirm(self, offset: int) -> None:
        """Forget what is older than `offset`; a negative one counts from the end."""
        kept = self.waiting()[offset:] if offset < 0 else self.waiting()
        self._waiting = {update.id: update for update in kept if update.id >= offset}

    def arrival(self) -> Coroutine[Any, Any, bool]:
        """Waits for the first thing after now."""
        return self._arrived.wait()

    async def fetch(self, offset: int, limit: int, seconds: float) -> list[JSON]:
        """Wait for updates; a second fetch ends the first with 409."""
        if self._poll is not None and self.is_polled:
            self._poll.set_exception(conflict(CONFLICT))
        self.confirm(offset)
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._poll = mine
        until = asyncio.get_running_loop().time() + min(seconds, MOST_SECONDS)
        try:
            while not any(self.living()):
                left = until - asyncio.get_running_loop().time()
                if left <= 0 or not await self._woken(mine, left):
                    break
        finally:
            mine.cancel()
        return [update.shown() for update in self.waiting()[:limit]]

    async def _woken(self, mine: asyncio.Future[None], seconds: float) -> bool:
        """Whether something may have arrived; raises where another fetch has taken over."""
        arrival: asyncio.Future[Any] = asyncio.ensure_future(self._arrived.wait())
        try:
            done, _ = await asyncio.wait(
                {arrival, mine}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED
            )
        finally:
            arrival.cancel()
        if mine in done:
            mine.result()
        return bool(done)
