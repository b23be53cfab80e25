"""The simulator as one object: start it, drive it, stop it.

async with Simulator() as sim:
    bot = Bot(sim.token, api=sim.url)
    sim.message(1001, "/start")
    await sim.until(lambda: sim.last(1001).get("text") == "Hello")
"""

import asyncio
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

from aiohttp import web

from simulator import acts, cast, membership, pages, views
from simulator.api import TOKEN_SHAPE, Api
from simulator.control import Control
from simulator.errors import ControlError
from simulator.faults import Fault
from simulator.rates import Limits, Rates
from simulator.schema import Schema
from simulator.shapes import JSON
from simulator.state.clock import Clock
from simulator.state.people import Chat, Person
from simulator.state.world import World
from simulator.streams import Streams
from simulator.webhooks import Postman

TOKEN = "42:offline-simulator"  # noqa: S105 opens nothing but a simulator on this computer
BODY_MOST = 64 * 1024 * 1024  # bytes; Telegram takes files up to 50 MB


class Simulator:
    def __init__(
        self,
        port: int = 0,
        host: str = "127.0.0.1",
        token: str = TOKEN,
        cast: Path | None = cast.DEFAULT,
        limits: Limits | None = None,
        clock: Clock | None = None,
        strict: bool = True,
    ) -> None:
        if not re.fullmatch(TOKEN_SHAPE, token):
            raise ControlError("a token is digits, a colon, then letters, digits, - and _")
        if host not in pages.LOOPBACK:
            raise ControlError(
                "the simulator serves this computer only: 127.0.0.1, ::1, localhost"
            )
        self.token = token
        self.clock = clock or Clock()
        self.world = World(token, self.clock, Rates(self.clock, limits or Limits()))
        self._address = (host, port)
        self._cast = cast
        self._strict = strict
        self._runner: web.AppRunner | None = None
        self._postman: asyncio.Task[None] | None = None

    @property
    def url(self) -> str:
        host, port = self._address
        return f"http://{f'[{host}]' if ':' in host else host}:{port}"

    @property
    def paths(self) -> list[str]:
        """Every address that is served."""
        if self._runner is None:
            return []
        return [resource.canonical for resource in self._runner.app.router.resources()]

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """A strict simulator fails here if the bot broke the Bot API and nothing else failed."""
        await self.stop()
        if self._strict and kind is None and self.breaches():
            raise AssertionError(f"the bot broke the Bot API: {self.breaches()}")

    async def start(self) -> None:
        if self._cast is not None:
            cast.load(self.world, self._cast)
        app = web.Application(middlewares=[pages.guard], client_max_size=BODY_MOST)
        api = Api(self.world, Schema.load())
        app.add_routes(api.routes())
        app.add_routes(Control(self.world).routes())
        app.add_routes(Streams(self.world).routes())
        app.add_routes(pages.routes())
        self._runner = web.AppRunner(
            app, access_log=None, handler_cancellation=True, shutdown_timeout=0.1
        )
        await self._runner.setup()
        host, port = self._address
        await web.TCPSite(self._runner, host, port).start()
        self._address = (host, self._runner.addresses[0][1])
        world = self.world
        postman = Postman(world.webhook, world.updates, world.clock, api.reply)
        self._postman = asyncio.create_task(postman.run())

    async def stop(self) -> None:
        if self._postman is not None:
            self._postman.cancel()
            await asyncio.gather(self._postman, return_exceptions=True)
        if self._runner is not None:
            await self._runner.cleanup()

    def person(self, person_id: int, name: str = "Reader", language_code: str = "en") -> Person:
        return self.world.add_person(Person(person_id, name, language_code))

    def group(self, chat_id: int, kind: str = "group", **fields: Any) -> Chat:
        given = {"id": chat_id, "kind": kind} | fields
        return self.world.add_chat(cast.chat_from(given))

    def message(
        self, person: int, text: str, chat: int | None = None, reply_to: int | None = None
    ) -> JSON:
        return acts.say(self.world, person, text, chat, reply_to).body

    def edit(self, person: int, message_id: int, text: str, chat: int | None = None) -> JSON:
        return acts.edit(self.world, person, message_id, text, chat).body

    def document(self, person: int, name: str, content: bytes, chat: int | None = None) -> JSON:
        return acts.send_file(self.world, person, name, content, chat, as_photo=False).body

    def photo(self, person: int, content: bytes, chat: int | None = None) -> JSON:
        return acts.send_file(self.world, person, "photo", content, chat, as_photo=True).body

    def press(
        self,
        person: int,
        message_id: int,
        row: int | None = None,
        column: int | None = None,
        *,
        chat: int | None = None,
        data: str | None = None,
    ) -> str:
        """The id of the callback query."""
        return acts.press(self.world, person, chat, message_id, row, column, data).id

    def answer(self, callback_query_id: str) -> JSON | None:
        press = self.world.callbacks.get(callback_query_id)
        return press.answer if press else None

    def block(self, person: int) -> None:
        membership.set_blocked(self.world, person, True)

    def unblock(self, person: int) -> None:
        membership.set_blocked(self.world, person, False)

    def deactivate(self, person: int) -> None:
        membership.deactivate(self.world, person)

    def join(self, chat: int, admin: bool = False) -> None:
        membership.bot_joins(self.world, self.world.chat(chat), admin)

    def kick(self, chat: int) -> None:
        membership.bot_is_kicked(self.world, self.world.chat(chat))

    def migrate(self, chat: int, to: int) -> None:
        membership.migrate(self.world, self.world.chat(chat), to)

    def delete(self, chat: int, message_id: int) -> None:
        acts.delete(self.world, chat, message_id)

    def fault(self, kind: str, **fields: Any) -> None:
        self.world.faults.add(Fault(kind, **fields))

    def people(self) -> JSON:
        return views.people(self.world)

    def chat(self, chat: int, person: int | None = None) -> JSON:
        return views.chat(self.world, chat, person)

    def messages(self, chat: int) -> list[JSON]:
        return [message.body for message in self.world.chat(chat).living()]

    def last(self, chat: int) -> JSON:
        """The newest message of a chat, {} where there is none."""
        messages = self.messages(chat)
        return messages[-1] if messages else {}

    def transcript(self, chat: int) -> str:
        return views.transcript(self.world, chat)

    def requests(self, full: bool = False) -> list[JSON]:
        return views.requests(self.world, full)

    def breaches(self) -> list[JSON]:
        return self.world.breaches

    async def until(self, holds: Callable[[], object], seconds: float = 5.0) -> None:
        """Wait until something holds, looking again after every event; TimeoutError if never."""
        async with asyncio.timeout(seconds):
            while not holds():
                await self.world.events.wait(self.world.events.last_id, 0.05)
