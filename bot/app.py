"""Puts the whole program together."""

import asyncio
import contextlib
import logging
import signal
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import LinkPreviewOptions
from aiogram.utils.token import TokenValidationError

from bot.clock import day_of, now
from bot.config import Settings
from bot.content import load
from bot.db.sealing import find_key
from bot.db.storage import Storage, open_storage
from bot.domain.alerts import AlertCopy
from bot.domain.library import Library
from bot.domain.subscribers import is_group
from bot.scheduler import Ticks
from bot.services.changes import Changes
from bot.services.delivery import Delivery
from bot.services.desk import Desk
from bot.services.following import Following
from bot.services.news import News
from bot.services.pacer import Pacer
from bot.services.ports import Clock
from bot.services.subscriptions import Subscriptions
from bot.telegram.alert_sender import TelegramAlertSender
from bot.telegram.alert_views import DigestPart, alert_view, digest_views, group_alert_view
from bot.telegram.catalogues import SOURCE, Words, load_catalogues
from bot.telegram.commands import CommandsMenu
from bot.telegram.messenger import Messenger
from bot.telegram.middlewares import Isolation, Readers
from bot.telegram.notices import ModeratorNotices
from bot.telegram.polling import BadTokenError, Polling
from bot.telegram.reader import Reader
from bot.telegram.session import Session
from bot.telegram.standing_words import ContentWords
from bot.telegram.view import View
from handlers import routers

log = logging.getLogger(__name__)

TICK = 1.0
"""Seconds between two looks for alerts that are due."""
LOOK = 600.0
"""Seconds between two looks whether a new day has begun, with periods of facts that begin."""
MENU = 60.0
"""Seconds until Telegram is told the commands again, if it did not listen."""
DRAIN = 20.0
"""Seconds that a stop waits for what runs."""


@dataclass(frozen=True)
class App:
    """The parts that are alive while the program runs."""

    bot: Bot
    dispatcher: Dispatcher
    delivery: Delivery
    changes: Changes
    storage: Storage
    readers: "ReaderMaker"


@dataclass(frozen=True)
class ReaderMaker:
    """Makes a reader of a language for the day it is in Washington."""

    library: Library
    catalogues: Mapping[str, Words]
    clock: Clock

    def __call__(self, words: Words) -> Reader:
        return Reader(words, self.library, self.today)

    def on(self, day: date) -> Reader:
        """Of English on any day."""
        return Reader(self.catalogues[SOURCE], self.library, day)

    @property
    def today(self) -> date:
        return day_of(self.clock())

    def of(self, language: str | None) -> Reader:
        """Of a language that may be offered no longer: then in English."""
        return self(self.catalogues.get(language or SOURCE, self.catalogues[SOURCE]))

    def alert(self, copy: AlertCopy) -> View:
        return alert_view(self.of(copy.language), copy)

    def group_alert(self, copy: AlertCopy, username: str) -> View:
        return group_alert_view(self.of(copy.language), copy, username)

    def digest(self, copies: Sequence[AlertCopy]) -> Sequence[DigestPart]:
        return digest_views(self.of(copies[0].language), copies)


def make_bot(settings: Settings) -> Bot:
    """BadTokenError: it does not even look like a token."""
    server = TelegramAPIServer.from_base(settings.bot_api_url)
    token = settings.bot_token.get_secret_value() if settings.bot_token else ""
    try:
        return Bot(
            token,
            session=Session(api=server),
            default=DefaultBotProperties(
                parse_mode="HTML", link_preview=LinkPreviewOptions(is_disabled=True)
            ),
        )
    except TokenValidationError:
        raise BadTokenError from None


@contextlib.asynccontextmanager
async def running_app(
    settings: Settings,
    clock: Clock = now,
    library: Library | None = None,
    catalogues: Mapping[str, Words] | None = None,
) -> AsyncIterator[App]:
    """The program with its database open; closed again at the end."""
    library = library or load()
    for problem in library.problems:
        log.error("content left out: %s", problem)
    bot = make_bot(settings)
    storage = await open_storage(
        settings.database_url, find_key(settings.key_words, settings.data_key_file)
    )
    try:
        readers = ReaderMaker(library, catalogues or load_catalogues(), clock)
        yield build(settings, readers, bot, storage)
    finally:
        await bot.session.close()
        await storage.close()


def build(settings: Settings, readers: ReaderMaker, bot: Bot, storage: Storage) -> App:
    library, clock = readers.library, readers.clock
    pacer = Pacer(settings.send_rate, time.monotonic, asyncio.sleep)
    messenger = Messenger(bot, pacer, paid=settings.send_paid)
    subscriptions = Subscriptions(storage.subscribers, library.topics, clock)

    async def reader_of(person: int) -> Reader:
        return readers.of((await subscriptions.settings(person)).language)

    delivery = Delivery(
        storage.ledger,
        storage.alerts,
        TelegramAlertSender(messenger, readers),
        pacer,
        clock,
        notices=ModeratorNotices(messenger, settings.owner_ids, reader_of),
        group_size=max(1, min(100, int(settings.send_rate))),
    )
    desk = Desk(
        storage.alerts,
        storage.moderators,
        storage.amendments,
        owners=settings.owner_ids,
        topics=library.topics,
        languages=tuple(readers.catalogues),
        clock=clock,
        rate=settings.send_rate,
    )
    dispatcher = make_dispatcher(readers, subscriptions)
    dispatcher.workflow_data.update(
        messenger=messenger,
        subscriptions=subscriptions,
        desk=desk,
        following=Following(storage.followers),
        news=News(storage.news),
        catalogues=readers.catalogues,
        clock=clock,
    )
    changes = Changes(
        storage.standings, storage.moderators, ContentWords(library, readers.on), clock
    )
    return App(bot, dispatcher, delivery, changes, storage, readers)


def make_dispatcher(readers: ReaderMaker, subscriptions: Subscriptions) -> Dispatcher:
    async def chosen(chat: int) -> str | None:
        """Whoever writes can be reached again, whatever Telegram said before. A group is back
        only when it takes the bot in: its last words may come after the bot was put out."""
        if not is_group(chat):
            await subscriptions.returned(chat)
        return (await subscriptions.settings(chat)).language

    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher.update.outer_middleware(Isolation())
    dispatcher.update.outer_middleware(Readers(readers.catalogues, chosen, readers))
    dispatcher.include_routers(*routers())
    return dispatcher


async def serve(settings: Settings) -> None:
    """Polls, ticks and sends until SIGTERM or SIGINT. BadTokenError, StorageError."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    async with running_app(settings) as app:
        menu = CommandsMenu(app.bot, map(app.readers, app.readers.catalogues.values()))
        await menu.tell()
        log.info("Ready: %d flows.", len(app.readers.library.flows))
        ticks = Ticks()
        ticks.every(MENU, "commands menu", menu.tell)
        await app.changes.look()
        ticks.every(TICK, "delivery", app.delivery.tick)
        ticks.every(LOOK, "changes", app.changes.look)
        ticks.start()
        try:
            await Polling(app.bot, app.dispatcher).run(stop)
        finally:
            app.delivery.finish()
            await ticks.stop(DRAIN)
    log.info("Stopped.")
