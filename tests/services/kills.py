"""Processes that are killed for good: the sender dies after its k-th statement or request.

A child process is forked and ends itself with `os._exit`, so that nothing is rolled back, closed
or flushed by it. What Telegram got is in a file, as what was sent cannot be taken back.
"""

import asyncio
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from multiprocessing import get_context
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.domain.alerts import AlertCopy, Urgency
from bot.domain.amendments import AlertKind
from bot.domain.deliveries import DeliveryState, Lost, SendOutcome, Sent
from tests.services.world import FakeTelegram, World, copy_of, world_in

KILLED = 9
GROUP = 2
FORGETFUL = 1002
"""Has deleted the copy: it cannot be edited any more."""
OVER = {DeliveryState.SENT, DeliveryState.BLOCKED, DeliveryState.FAILED, DeliveryState.UNKNOWN}

PROCESSES = get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.services.kills"])


class Scenario(StrEnum):
    ROUTINE = "routine alert"
    URGENT = "urgent alert"
    CORRECTION = "correction"
    URGENT_CORRECTION = "urgent correction"
    RECALL = "recall"


class Fuse:
    """Counts statements and requests, and ends the process at the k-th; 0 never does."""

    def __init__(self, at: int) -> None:
        self._left = at

    def step(self, *_: object) -> None:
        self._left -= 1
        if self._left == 0:
            os._exit(KILLED)

    def watch(self, engine: AsyncEngine) -> None:
        for name in ("begin", "after_cursor_execute", "commit"):
            event.listen(engine.sync_engine, name, self.step)


class FiledTelegram(FakeTelegram):
    """Writes down at once what has arrived, for the processes that come after."""

    def __init__(self, path: Path, fuse: Fuse) -> None:
        super().__init__()
        self._path, self._fuse = path, fuse

    async def send(self, chat_id: int, copy: AlertCopy) -> SendOutcome:
        return Sent(self._arrives("send", chat_id))

    async def edit(self, chat_id: int, message_id: int, copy: AlertCopy) -> SendOutcome:
        if chat_id == FORGETFUL:
            self._fuse.step()
            return Lost()
        self._arrives("edit", chat_id)
        return Sent(message_id)

    async def delete(self, chat_id: int, message_id: int) -> SendOutcome:
        self._arrives("delete", chat_id)
        return Sent(message_id)

    def _arrives(self, what: str, chat_id: int) -> int:
        self._fuse.step()
        with self._path.open("a+") as file:
            file.write(f"{what} {chat_id}\n")
        self._fuse.step()
        return self._path.stat().st_size

    def arrived(self) -> Iterator[tuple[str, int]]:
        for line in self._path.read_text().splitlines() if self._path.exists() else ():
            what, chat_id = line.split()
            yield what, int(chat_id)


@dataclass
class Tally:
    """What the kills of one scenario did, all added up."""

    scenario: Scenario
    killed_at: int = 0
    deliveries: int = 0
    skipped: int = 0
    doubled: int = 0
    unknown: int = 0
    most_in_doubt: int = 0
    """Readers doubled or unknown after one kill; a group is the most there may be."""
    changed_twice: int = field(default=0)
    """Edits and deletions that were made again: the reader sees nothing of it."""


async def prepare(scenario: Scenario, path: Path, readers: int) -> None:
    """A database in which the alert, the correction or the recall is due."""
    async with world_in(path) as world:
        await world.readers(*range(1001, 1001 + readers))
        urgent = scenario in (Scenario.URGENT, Scenario.URGENT_CORRECTION)
        urgency = Urgency.URGENT if urgent else Urgency.ROUTINE
        if scenario in (Scenario.ROUTINE, Scenario.URGENT):
            await world.due(urgency)
            return
        alert = await world.due()
        await world.delivery.tick()
        kind = AlertKind.RECALL if scenario is Scenario.RECALL else AlertKind.CORRECTION
        await world.amending(alert.id, kind, urgency)


async def _live(path: Path, log: Path, at: int) -> None:
    fuse = Fuse(at)
    async with world_in(path) as world:
        world.telegram = FiledTelegram(log, fuse)
        sender = world.new_delivery(GROUP)
        fuse.watch(world.storage.engine)
        await sender.tick()


def live(path: str, log: str, at: int) -> None:
    """The process: sends until it is killed, or until nothing is due."""
    asyncio.run(_live(Path(path), Path(log), at))


def killed(path: Path, log: Path, at: int) -> bool:
    """Whether the process died at the step; False: it had so few steps."""
    process = PROCESSES.Process(target=live, args=(str(path), str(log), at))
    process.start()
    process.join()
    if process.exitcode not in (0, KILLED):
        raise AssertionError(f"the process failed with {process.exitcode}")
    return process.exitcode == KILLED


async def lived_on(path: Path, log: Path, tally: Tally) -> None:
    """The next processes, now and when the leases of the dead one have ended."""
    async with world_in(path) as world:
        telegram = FiledTelegram(log, Fuse(0))
        world.telegram = telegram
        for _ in range(4):
            await world.new_delivery(GROUP).tick()
            world.clock.forward(minutes=3)
        await count(world, telegram, tally)


async def count(world: World, telegram: FiledTelegram, tally: Tally) -> None:
    last = max(alert.id for alert in await world.desk.begun(2))
    states = await world.states(last)
    readers = set(await world.states(1))
    over = {chat for chat, state in states.items() if state in OVER}
    times = Counter(telegram.arrived())
    twice = [what for (what, _), number in times.items() if number > 1]
    unknown = sum(state is DeliveryState.UNKNOWN for state in states.values())
    tally.deliveries += sum(state is DeliveryState.SENT for state in states.values())
    tally.skipped += len(readers - over)
    tally.doubled += twice.count("send")
    tally.changed_twice += len(twice) - twice.count("send")
    tally.unknown += unknown
    tally.most_in_doubt = max(tally.most_in_doubt, twice.count("send") + unknown)


async def kill_everywhere(
    scenario: Scenario, empty: Path, folder: Path, *, readers: int, every: int = 1
) -> Tally:
    """Kill a new process after each step (or each `every`-th) until one has no such step."""
    tally, ready = Tally(scenario), copy_of(empty, folder / "ready.db")
    await prepare(scenario, ready, readers)
    at = 1
    while True:
        path, log = copy_of(ready, folder / f"{at}.db"), folder / f"{at}.log"
        died = await asyncio.to_thread(killed, path, log, at)
        await lived_on(path, log, tally)
        if not died:
            return tally
        tally.killed_at += 1
        at += every
