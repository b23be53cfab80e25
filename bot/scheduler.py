"""Ticks: the heartbeat of what runs by itself. What is due is known by the database alone."""

import asyncio
import logging
import traceback
from collections.abc import Awaitable, Callable
from datetime import UTC

from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = logging.getLogger(__name__)


class Ticks:
    def __init__(self) -> None:
        # A tick that outlasts its interval is usual, and each run is too: neither is worth a line.
        quiet = logging.getLogger(f"{__name__}.apscheduler")
        quiet.setLevel(logging.ERROR)
        logging.getLogger("apscheduler.executors").setLevel(logging.ERROR)
        self._scheduler = AsyncIOScheduler(
            timezone=UTC,
            logger=quiet,
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )
        self._running: set[asyncio.Task[None]] = set()

    def every(self, seconds: float, name: str, job: Callable[[], Awaitable[None]]) -> None:
        self._scheduler.add_job(self._run, "interval", seconds=seconds, id=name, args=(name, job))

    def start(self) -> None:
        self._scheduler.start()

    async def stop(self, grace: float) -> None:
        """Begin nothing new, and let what runs finish for `grace` seconds."""
        if not self._scheduler.running:
            return
        self._scheduler.pause()
        # shutdown() cancels coroutines whatever it is told, so the waiting is done here.
        if self._running:
            await asyncio.wait(self._running, timeout=grace)
        late = set(self._running)
        self._scheduler.shutdown(wait=False)
        await asyncio.sleep(0)  # the scheduler shuts down in a callback of the loop
        if late:
            log.error("%d ticks did not finish in %g s", len(late), grace)
            await asyncio.wait(late)

    async def _run(self, name: str, job: Callable[[], Awaitable[None]]) -> None:
        task = asyncio.current_task()
        if task is not None:
            self._running.add(task)
        try:
            await job()
        except Exception as error:  # The operator reads it; the next tick tries again.
            log.error("tick %s failed: %s at %s", name, type(error).__name__, _place(error))
        finally:
            if task is not None:
                self._running.discard(task)


def _place(error: Exception) -> str:
    """Where in the program; never what the error says, which may hold somebody's words."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{frame.filename.rpartition('/')[2]}:{frame.lineno}"
