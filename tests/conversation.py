"""A conversation with the real bot: over HTTP, with the offline Telegram, on a real database."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from bot.app import App, running_app
from bot.config import Settings
from bot.content import load
from bot.domain.library import Library
from bot.telegram.catalogues import Words, load_catalogues
from bot.telegram.polling import Polling
from simulator.rates import Limits
from simulator.server import Simulator

READER_KK, READER_RU, READER_EN, MODERATOR, SECOND_MODERATOR = 1001, 1002, 1003, 1011, 1012
LANGUAGES = ("en", "ru", "kk")
"""That are offered: a translation that comes or goes changes no conversation."""
DAY = datetime(2026, 11, 21, 15, 0, tzinfo=UTC)


@cache
def catalogues() -> Mapping[str, Words]:
    every = load_catalogues(gate=0)
    return {language: every[language] for language in LANGUAGES}


@dataclass
class TestClock:
    """Time stands still until a test moves it."""

    __test__ = False
    now: datetime = DAY

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **span: float) -> None:
        self.now += timedelta(**span)


@dataclass
class Town:
    """The offline Telegram, the bot on it, and the people who talk to it."""

    sim: Simulator
    settings: Settings
    clock: TestClock = field(default_factory=TestClock)
    library: Library = field(default_factory=cache(load))
    app: App | None = None

    def person(self, id: int) -> "Person":
        return Person(self, id)

    @contextlib.asynccontextmanager
    async def bot(self) -> AsyncIterator[App]:
        """The bot runs inside the block and is stopped, drained, after it."""
        stop = asyncio.Event()
        async with running_app(self.settings, self.clock, self.library, catalogues()) as app:
            polling = asyncio.get_running_loop().create_task(
                Polling(app.bot, app.dispatcher, patience=60).run(stop)
            )
            self.app = app
            try:
                yield app
            finally:
                stop.set()
                await polling

    async def idle(self) -> None:
        """Until the bot has confirmed every update, which it does only when it is done."""
        updates = self.sim.world.updates
        await until(lambda: updates.is_polled and not updates.waiting())

    async def deliver(self) -> None:
        assert self.app is not None
        await self.app.delivery.tick()


async def until(holds: Callable[[], object], seconds: float = 10) -> None:
    async with asyncio.timeout(seconds):
        while not holds():  # noqa: ASYNC110  # the simulator has no event for "the bot is idle"
            await asyncio.sleep(0.002)


@dataclass
class Person:
    town: Town
    id: int

    async def says(self, text: str) -> "Screen":
        self.town.sim.message(self.id, text)
        await self.town.idle()
        return self.screen

    async def presses(self, *labels: str) -> "Screen":
        """Presses one button after the other, each on the newest screen."""
        for label in labels:
            await self.press_on(self.screen, label)
        return self.screen

    async def press_on(self, screen: "Screen", label: str) -> str:
        """Presses a button of any screen, old ones too; the id of the tap."""
        row, column = screen.place_of(label)
        return await self._pressed(screen.id, row=row, column=column)

    async def forges(self, data: str) -> "Screen":
        """Presses the newest screen's message with data that no button has."""
        await self._pressed(self.screen.id, data=data)
        return self.screen

    async def _pressed(self, message_id: int, **what: Any) -> str:
        tap = self.town.sim.press(self.id, message_id, **what)
        await self.town.idle()
        answer = self.town.sim.answer(tap)
        assert answer is not None, "the tap was not answered"
        return tap

    @property
    def screens(self) -> list["Screen"]:
        """Every message of the bot in this person's chat, oldest first."""
        messages = self.town.sim.messages(self.id)
        return [Screen(message) for message in messages if message["from"]["is_bot"]]

    @property
    def screen(self) -> "Screen":
        return self.screens[-1]


@dataclass(frozen=True)
class Screen:
    """One message of the bot as a person sees it."""

    message: dict[str, Any]

    @property
    def id(self) -> int:
        return int(self.message["message_id"])

    @property
    def text(self) -> str:
        return str(self.message["text"])

    @property
    def buttons(self) -> list[dict[str, Any]]:
        return [button for row in self._rows for button in row]

    @property
    def labels(self) -> list[str]:
        return [button["text"] for button in self.buttons]

    @property
    def _rows(self) -> list[list[dict[str, Any]]]:
        rows: list[list[dict[str, Any]]] = self.message.get("reply_markup", {}).get(
            "inline_keyboard", []
        )
        return rows

    def place_of(self, label: str) -> tuple[int, int]:
        for at, row in enumerate(self._rows):
            for column, button in enumerate(row):
                if button["text"] == label:
                    return at, column
        raise AssertionError(f"no button {label!r} among {self.labels}")


@contextlib.asynccontextmanager
async def town(folder: Path, **settings: Any) -> AsyncIterator[Town]:
    """An empty town with its database in the folder. Fails if the bot broke the Bot API."""
    async with Simulator(limits=Limits(enforce=False)) as sim:
        given: dict[str, Any] = {
            "bot_token": sim.token,
            "bot_api_url": sim.url,
            "database_url": f"sqlite+aiosqlite:///{folder}/jol.db",
            "data_key_file": folder / "key" / "data-key",
            "owner_ids": (MODERATOR, SECOND_MODERATOR),
            "send_rate": 1000,
            "send_paid": True,
        }
        yield Town(sim, Settings(_env_file=None, **given | settings))  # type: ignore[call-arg]  # documented, but not in its types
        assert sim.breaches() == []
