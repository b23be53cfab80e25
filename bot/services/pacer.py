"""An even pace: each message gets the next free moment, so that no second holds a burst."""

from collections.abc import Awaitable, Callable


class Pacer:
    def __init__(
        self,
        rate: float,
        monotonic: Callable[[], float],
        sleep: Callable[[float], Awaitable[object]],
    ) -> None:
        """`rate` in messages a second; `monotonic` in seconds."""
        self._interval = 1 / rate
        self._monotonic = monotonic
        self._sleep = sleep
        self._next = monotonic()

    async def slot(self) -> None:
        """Return when the next message may leave."""
        now = self._monotonic()
        # Two intervals of lateness are made up for: committing a group must not cost pace.
        at = max(self._next, now - 2 * self._interval)
        self._next = at + self._interval
        if at > now:
            await self._sleep(at - now)
