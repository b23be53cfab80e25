"""Subscribers and their topics. Single statements, so that two taps at once both count."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import ScalarSelect, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.db.cache import RecentSettings
from bot.db.engine import for_reading
from bot.db.rhythms import COLUMNS, reschedule, rhythm_of, values_of
from bot.db.settling import end, move
from bot.db.statements import insert
from bot.db.tables import delivery, following, subscriber, subscription
from bot.domain.rhythm import Rhythm
from bot.domain.subscribers import Settings, first_rhythm


class SqlSubscribers:
    def __init__(self, engine: AsyncEngine, recent: RecentSettings) -> None:
        self._engine = engine
        self._reading = for_reading(engine)
        self._recent = recent

    async def settings(self, chat_id: int) -> Settings:
        kept = self._recent.get(chat_id)
        if kept is not None:
            return kept
        drops = self._recent.drops
        settings = await self._read(chat_id)
        self._recent.keep(chat_id, settings, drops)
        return settings

    async def set_language(self, chat_id: int, language: str) -> None:
        async with self._writing(chat_id) as connection:
            put = insert(connection, subscriber).values(_newcomer(chat_id, language))
            await connection.execute(
                put.on_conflict_do_update(
                    index_elements=["chat"], set_={"language": language, "ended_at": None}
                )
            )

    async def subscribe(self, chat_id: int, topic: str, language: str) -> None:
        async with self._writing(chat_id) as connection:
            put = insert(connection, subscriber).values(_newcomer(chat_id, language))
            who = await connection.scalar(
                put.on_conflict_do_update(
                    index_elements=["chat"], set_={"ended_at": None}
                ).returning(subscriber.c.id)
            )
            add = insert(connection, subscription).values(topic=topic, subscriber_id=who)
            await connection.execute(add.on_conflict_do_nothing())

    async def set_rhythm(self, chat_id: int, rhythm: Rhythm, language: str, now: datetime) -> None:
        async with self._writing(chat_id) as connection:
            chosen = values_of(rhythm)
            put = insert(connection, subscriber).values(_newcomer(chat_id, language) | chosen)
            who = await connection.scalar(
                put.on_conflict_do_update(
                    index_elements=["chat"], set_={**chosen, "ended_at": None}
                ).returning(subscriber.c.id)
            )
            await reschedule(connection, int(who or 0), rhythm, now)

    async def unsubscribe(self, chat_id: int, topic: str) -> None:
        async with self._writing(chat_id) as connection:
            await connection.execute(
                delete(subscription)
                .where(subscription.c.subscriber_id == _id_of(chat_id))
                .where(subscription.c.topic == topic)
            )

    async def unsubscribe_all(self, chat_id: int) -> None:
        async with self._writing(chat_id) as connection:
            await connection.execute(
                delete(subscription).where(subscription.c.subscriber_id == _id_of(chat_id))
            )
            await connection.execute(
                delete(following).where(following.c.subscriber_id == _id_of(chat_id))
            )

    async def returned(self, chat_id: int) -> None:
        async with self._writing(chat_id) as connection:
            await connection.execute(
                update(subscriber).where(subscriber.c.chat == chat_id).values(ended_at=None)
            )

    async def ended(self, chat_id: int, now: datetime) -> None:
        async with self._writing(chat_id) as connection:
            who = await connection.scalar(select(_id_of(chat_id)))
            if who is not None:
                await end(connection, who, now)

    async def moved(self, chat_id: int, new_chat_id: int, now: datetime) -> None:
        async with self._writing(chat_id) as connection:
            who = await connection.scalar(select(_id_of(chat_id)))
            if who is not None:
                await move(connection, who, new_chat_id, now)
        self._recent.drop(new_chat_id)

    async def forget(self, chat_id: int) -> None:
        async with self._writing(chat_id) as connection:
            who = _id_of(chat_id)
            await connection.execute(delete(delivery).where(delivery.c.subscriber_id == who))
            await connection.execute(
                delete(subscription).where(subscription.c.subscriber_id == who)
            )
            await connection.execute(delete(subscriber).where(subscriber.c.chat == chat_id))

    async def _read(self, chat_id: int) -> Settings:
        statement = (
            select(subscriber.c.language, subscriber.c.ended_at, subscription.c.topic, *COLUMNS)
            .outerjoin_from(subscriber, subscription)
            .where(subscriber.c.chat == chat_id)
        )
        async with self._reading.begin() as connection:
            rows = (await connection.execute(statement)).all()
        if not rows:
            return Settings()
        topics = frozenset(row.topic for row in rows if row.topic is not None)
        first = rows[0]
        return Settings(first.language, topics, first.ended_at is not None, rhythm_of(first))

    @asynccontextmanager
    async def _writing(self, chat_id: int) -> AsyncIterator[AsyncConnection]:
        try:
            async with self._engine.begin() as connection:
                yield connection
        finally:
            self._recent.drop(chat_id)


def _newcomer(chat_id: int, language: str) -> dict[str, Any]:
    return {"chat": chat_id, "language": language, **values_of(first_rhythm(chat_id))}


def _id_of(chat_id: int) -> ScalarSelect[int]:
    return select(subscriber.c.id).where(subscriber.c.chat == chat_id).scalar_subquery()
