"""A whole small world without Telegram: the services on a real database, and a clock by hand."""

import asyncio
import shutil
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import event, func, select

from bot.db import tables
from bot.db.engine import make_engine
from bot.db.sealing import unlock
from bot.db.storage import Storage, storage_on
from bot.domain.alerts import Alert, AlertCopy, Urgency
from bot.domain.amendments import AlertKind
from bot.domain.approval import parts
from bot.domain.deliveries import DeliveryState, Gone, SendOutcome, Sent
from bot.services.delivery import Delivery
from bot.services.desk import Desk
from bot.services.pacer import Pacer
from bot.services.subscriptions import Subscriptions

KEY = bytes(range(64))
AUTHOR, APPROVER = 501, 502
TOPICS = ("fees", "travel")
LANGUAGES = ("en", "ru", "kk")


class HandClock:
    def __init__(self) -> None:
        self.now = datetime(
            2026, 11, 21, 13, tzinfo=UTC
        )  # eight in New York: quiet hours are over

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **span: float) -> None:
        self.now += timedelta(**span)


class FakeTelegram:
    """Says yes, unless it was told what to answer to a chat next."""

    def __init__(self) -> None:
        self.got: list[tuple[int, AlertCopy]] = []
        self.digests: list[tuple[int, list[int]]] = []
        """Chats, and the alerts in the digest that each got."""
        self.edited: list[tuple[int, AlertCopy]] = []
        self.deleted: list[int] = []
        self.phones: dict[int, AlertCopy] = {}
        """What is on the readers' phones, by message."""
        self.blocked: set[int] = set()
        self.answers: defaultdict[int, deque[SendOutcome]] = defaultdict(deque)

    async def send(self, chat_id: int, copy: AlertCopy) -> SendOutcome:
        if refusal := self._refusal(chat_id):
            return refusal
        self.got.append((chat_id, copy))
        self.phones[len(self.phones) + 1] = copy
        return Sent(message_id=len(self.phones))

    async def edit(self, chat_id: int, message_id: int, copy: AlertCopy) -> SendOutcome:
        if refusal := self._refusal(chat_id):
            return refusal
        self.edited.append((message_id, copy))
        self.phones[message_id] = copy
        return Sent(message_id)

    async def delete(self, chat_id: int, message_id: int) -> SendOutcome:
        if refusal := self._refusal(chat_id):
            return refusal
        self.deleted.append(message_id)
        return Sent(message_id)

    def _refusal(self, chat_id: int) -> SendOutcome | None:
        if self.answers[chat_id]:
            return self.answers[chat_id].popleft()
        return Gone("blocked") if chat_id in self.blocked else None

    async def send_digest(
        self, chat_id: int, copies: Sequence[AlertCopy]
    ) -> Sequence[SendOutcome]:
        if self.answers[chat_id]:
            return [self.answers[chat_id].popleft()] * len(copies)
        self.got += [(chat_id, copy) for copy in copies]
        self.digests.append((chat_id, [copy.alert_id for copy in copies]))
        self.phones[len(self.phones) + 1] = copies[0]
        return [Sent(message_id=len(self.phones))] * len(copies)

    @property
    def chats(self) -> list[int]:
        return [chat_id for chat_id, _ in self.got]


async def no_sleep(seconds: float) -> None:
    """No time passes, but whatever is in flight goes on."""
    await asyncio.sleep(0)


class World:
    def __init__(self, storage: Storage, clock: HandClock, telegram: FakeTelegram) -> None:
        self.storage = storage
        self.clock = clock
        self.telegram = telegram
        self.subscriptions = Subscriptions(storage.subscribers, TOPICS, clock)
        self.desk = Desk(
            storage.alerts,
            storage.moderators,
            storage.amendments,
            owners=[AUTHOR, APPROVER],
            topics=TOPICS,
            languages=LANGUAGES,
            clock=clock,
        )
        self.delivery = self.new_delivery()

    def new_delivery(
        self, group_size: int = 25, die: Callable[[Any], Any] = lambda part: part
    ) -> Delivery:
        """`die` wraps what the sender leans on, so that it can be killed there."""
        return Delivery(
            die(self.storage.ledger),
            die(self.storage.alerts),
            die(self.telegram),
            Pacer(25, lambda: self.clock.now.timestamp(), no_sleep),
            self.clock,
            group_size=group_size,
        )

    async def readers(self, *chats: int, language: str = "en", topic: str = "fees") -> None:
        for chat_id in chats:
            await self.subscriptions.subscribe(chat_id, topic, language)

    async def rhythm(self, chat_id: int, **choices: Any) -> None:
        settings = await self.subscriptions.settings(chat_id)
        rhythm = replace(settings.rhythm, **choices)
        await self.subscriptions.set_rhythm(chat_id, rhythm, settings.language or "en")

    async def draft(self, urgency: Urgency = Urgency.ROUTINE) -> Alert:
        """Written in every language and submitted."""
        author = await self.desk.identify(AUTHOR)
        return await self.written(await self.desk.new_draft(author, "fees", urgency))

    async def written(self, draft: Alert) -> Alert:
        author = await self.desk.identify(AUTHOR)
        for part in parts(draft, LANGUAGES):
            await self.desk.begin_writing(author, draft.id, part)
            await self.desk.write(author, f"https://{part}.example/{draft.kind}")
        return await self.desk.submit(draft.id, author)

    async def approved(self, urgency: Urgency = Urgency.ROUTINE) -> Alert:
        draft = await self.draft(urgency)
        approver = await self.desk.identify(APPROVER)
        return await self.desk.approve(approver, draft.id, draft.content_hash)

    async def due(self, urgency: Urgency = Urgency.ROUTINE) -> Alert:
        alert = await self.approved(urgency)
        return await self.desk.schedule(alert.id, self.clock())

    async def amending(
        self, alert_id: int, kind: AlertKind, urgency: Urgency = Urgency.ROUTINE
    ) -> Alert:
        """A correction or a recall that is due."""
        begun = await self.desk.amend(await self.desk.identify(AUTHOR), alert_id, kind)
        draft = await self.written(await self.desk.set_urgency(begun.id, urgency))
        approver = await self.desk.identify(APPROVER)
        await self.desk.approve(approver, draft.id, draft.content_hash)
        return await self.desk.schedule(draft.id, self.clock())

    async def rows(self, alert_id: int | None = None) -> dict[int, Any]:
        """The ledger by chat."""
        statement = select(tables.subscriber.c.chat, tables.delivery).join_from(
            tables.delivery, tables.subscriber
        )
        if alert_id is not None:
            statement = statement.where(tables.delivery.c.alert_id == alert_id)
        async with self.storage.engine.begin() as connection:
            return {row.chat: row for row in await connection.execute(statement)}

    async def states(self, alert_id: int | None = None) -> dict[int, DeliveryState]:
        return {chat_id: row.state for chat_id, row in (await self.rows(alert_id)).items()}

    async def count(self, table: str) -> int:
        statement = select(func.count()).select_from(tables.metadata.tables[table])
        async with self.storage.engine.begin() as connection:
            return (await connection.execute(statement)).scalar_one()

    def count_connections(self) -> list[object]:
        """Grows by one for each connection that is taken from now on."""
        taken: list[object] = []
        event.listen(self.storage.engine.sync_engine, "engine_connect", taken.append)
        return taken


def copy_of(database: Path, to: Path) -> Path:
    return Path(shutil.copy(database, to))


@asynccontextmanager
async def world_in(path: Path) -> AsyncIterator[World]:
    engine = make_engine(f"sqlite+aiosqlite:///{path}")
    unlock(engine, KEY)
    try:
        yield World(storage_on(engine), HandClock(), FakeTelegram())
    finally:
        await engine.dispose()
