"""The only clock of the simulator: seconds since 1970, and it can be moved on by hand."""

import asyncio
import time


class Clock:
    """Runs with the computer's clock, or stands still at `frozen_at` until it is advanced."""

    def __init__(self, frozen_at: float | None = None) -> None:
        self._frozen_at = frozen_at
        self._advanced = 0.0
        self._moved = asyncio.Event()

    def now(self) -> float:
        start = time.time() if self._frozen_at is None else self._frozen_at
        return start + self._advanced

    def advance(self, seconds: float) -> None:
        self._advanced += seconds
        self._moved.set()
        self._moved = asyncio.Event()

    def freeze(self) -> None:
        self._frozen_at, self._advanced = self.now(), 0.0

    @property
    def frozen(self) -> bool:
        return self._frozen_at is not None

    async def sleep(self, seconds: float) -> None:
        """Wait in simulated time: an advance shortens the wait."""
        until = self.now() + seconds
        while (left := until - self.now()) > 0:
            try:
                await asyncio.wait_for(self._moved.wait(), None if self.frozen else left)
            except TimeoutError:
                continue
