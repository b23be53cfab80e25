"""Alerts as moderators see them."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from sqlalchemy import Row, Select, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.db import statements, tables
from bot.db.engine import for_reading
from bot.domain.alerts import Alert, AlertState, AlertText, Urgency
from bot.domain.deliveries import DeliveryState
from bot.errors import UnknownAlertError

AS_NAMED = (
    "id",
    "topic",
    "urgency",
    "source",
    "state",
    "revision",
    "submitted",
    "approved_hash",
    "due_at",
    "begun_at",
    "stop_reason",
)


class SqlAlerts:
    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = for_reading(engine)

    async def add(self, topic: str, urgency: Urgency, author: int) -> Alert:
        draft = Alert(0, topic, author, urgency)
        values = {**_editorial_values(draft), "topic": topic, "author_id": author}
        statement = insert(tables.alert).values(**values, cursor=0, audience_end=0)
        async with self._engine.begin() as connection:
            result = await connection.execute(statement.returning(tables.alert.c.id))
            return await load(connection, result.scalar_one())

    async def get(self, alert_id: int) -> Alert:
        async with self._reading.begin() as connection:
            return await load(connection, alert_id)

    async def change(
        self, alert_id: int, step: Callable[[Alert], Alert], written_by: int | None = None
    ) -> Alert:
        async with self._engine.begin() as connection:
            before = await load(connection, alert_id, lock=True)
            after = step(before)
            await _write(connection, before, after)
            if written_by is not None:
                await connection.execute(
                    delete(tables.writing).where(tables.writing.c.moderator_id == written_by)
                )
            return after

    async def in_states(self, states: Collection[AlertState]) -> list[Alert]:
        wanted = _rows().where(tables.alert.c.state.in_(states)).order_by(tables.alert.c.id)
        async with self._reading.begin() as connection:
            rows = (await connection.execute(wanted)).all()
            return [await _with_texts(connection, row) for row in rows]

    async def counts(self, alert_id: int) -> Mapping[DeliveryState, int]:
        state = tables.delivery.c.state
        statement = (
            select(state, func.count())
            .where(tables.delivery.c.alert_id == alert_id)
            .group_by(state)
        )
        async with self._reading.begin() as connection:
            return {row[0]: row[1] for row in await connection.execute(statement)}

    async def audience(self, topic: str) -> int:
        statement = (
            select(func.count())
            .select_from(tables.subscription)
            .join(tables.subscriber)
            .where(tables.subscription.c.topic == topic)
            .where(tables.subscriber.c.ended_at.is_(None))
        )
        async with self._reading.begin() as connection:
            return (await connection.execute(statement)).scalar_one()


async def load(connection: AsyncConnection, alert_id: int, *, lock: bool = False) -> Alert:
    statement = _rows().where(tables.alert.c.id == alert_id)
    if lock:
        statement = statement.with_for_update()
    row = (await connection.execute(statement)).one_or_none()
    if row is None:
        raise UnknownAlertError
    return await _with_texts(connection, row)


def _rows() -> Select[Any]:
    columns = tables.alert.c
    return select(
        *(columns[name] for name in AS_NAMED),
        columns.author_id.label("author"),
        columns.approver_id.label("approver"),
    )


async def _with_texts(connection: AsyncConnection, row: Row[Any]) -> Alert:
    columns = tables.alert_text.c
    statement = select(columns.language, columns.html, columns.writer_id).where(
        columns.alert_id == row.id
    )
    texts = {
        language: AlertText(html, writer)
        for language, html, writer in await connection.execute(statement)
    }
    return Alert(**row._asdict(), texts=texts)


async def _write(connection: AsyncConnection, before: Alert, after: Alert) -> None:
    await connection.execute(
        update(tables.alert)
        .where(tables.alert.c.id == after.id)
        .values(**_editorial_values(after))
    )
    for language, text in after.texts.items():
        if before.texts.get(language) != text:
            now = {"html": text.html, "writer_id": text.writer}
            put = statements.insert(connection, tables.alert_text).values(
                alert_id=after.id, language=language, **now
            )
            await connection.execute(
                put.on_conflict_do_update(index_elements=["alert_id", "language"], set_=now)
            )


def _editorial_values(alert: Alert) -> dict[str, Any]:
    """What moderators change; how far the sending has come is the ledger's."""
    return {
        "urgency": alert.urgency,
        "source": alert.source,
        "state": alert.state,
        "revision": alert.revision,
        "submitted": alert.submitted,
        "approver_id": alert.approver,
        "approved_hash": alert.approved_hash,
        "due_at": alert.due_at,
        "stop_reason": alert.stop_reason,
    }
