"""Alerts as moderators see them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, Table, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.db import statements, tables
from bot.db.audience import progress_of, reachable
from bot.db.engine import for_reading
from bot.domain.alerts import FOLLOWERS, Alert, AlertState, AlertText, Urgency
from bot.domain.amendments import AlertKind
from bot.domain.deliveries import DeliveryState
from bot.domain.flows import OutcomeId
from bot.domain.progress import Progress
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
        async with self._engine.begin() as connection:
            return await load(connection, await add(connection, draft))

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

    async def audience(self, topic: str, alert_id: int = 0) -> int:
        statement = reachable(alert_id, topic)
        async with self._reading.begin() as connection:
            return sum(number for _, number in await connection.execute(statement))

    async def progress(self, alert_id: int, now: datetime) -> Sequence[Progress]:
        async with self._reading.begin() as connection:
            return await progress_of(connection, alert_id, now)


async def add(connection: AsyncConnection, draft: Alert) -> int:
    """A new alert with the words that the draft has already; its id."""
    values = {**_editorial_values(draft), "topic": draft.topic, "cursor": 0, "audience_end": 0}
    result = await connection.execute(
        insert(tables.alert).values(**values).returning(tables.alert.c.id)
    )
    alert_id = int(result.scalar_one())
    await _write_texts(connection, tables.alert_text, alert_id, {}, draft.texts)
    for id in draft.outcomes:
        of = {"alert_id": alert_id, "flow": id.flow, "outcome": id.outcome}
        await connection.execute(insert(tables.alert_outcome).values(**of))
    return alert_id


async def load(connection: AsyncConnection, alert_id: int, *, lock: bool = False) -> Alert:
    statement = _rows().where(tables.alert.c.id == alert_id)
    if lock:
        statement = statement.with_for_update(of=tables.alert)
    row = (await connection.execute(statement)).one_or_none()
    if row is None:
        raise UnknownAlertError
    return await _with_texts(connection, row)


def _rows() -> Select[Any]:
    columns, amendment, first = tables.alert.c, tables.amendment, tables.alert.alias()
    return (
        select(
            *(columns[name] for name in AS_NAMED),
            columns.author_id.label("author"),
            columns.approver_id.label("approver"),
            func.coalesce(amendment.c.kind, AlertKind.NEWS).label("kind"),
            amendment.c.amends_id.label("amends"),
            first.c.begun_at.label("amends_begun_at"),
        )
        .outerjoin_from(tables.alert, amendment, amendment.c.alert_id == columns.id)
        .outerjoin(first, first.c.id == amendment.c.amends_id)
    )


async def _with_texts(connection: AsyncConnection, row: Row[Any]) -> Alert:
    texts = await _read_texts(connection, tables.alert_text, row.id)
    reasons = await _read_texts(connection, tables.alert_reason, row.id)
    said = await _read_texts(connection, tables.alert_said, row.id)
    outcomes = await _outcomes_of(connection, row.id) if row.topic == FOLLOWERS else frozenset()
    return Alert(**row._asdict(), texts=texts, reasons=reasons, said=said, outcomes=outcomes)


async def _outcomes_of(connection: AsyncConnection, alert_id: int) -> frozenset[OutcomeId]:
    columns = tables.alert_outcome.c
    statement = select(columns.flow, columns.outcome).where(columns.alert_id == alert_id)
    return frozenset(OutcomeId(*row) for row in await connection.execute(statement))


async def _read_texts(
    connection: AsyncConnection, table: Table, alert_id: int
) -> dict[str, AlertText]:
    columns = table.c
    statement = select(columns.language, columns.html, columns.writer_id).where(
        columns.alert_id == alert_id
    )
    return {
        language: AlertText(html, writer)
        for language, html, writer in await connection.execute(statement)
    }


async def _write(connection: AsyncConnection, before: Alert, after: Alert) -> None:
    await connection.execute(
        update(tables.alert)
        .where(tables.alert.c.id == after.id)
        .values(**_editorial_values(after))
    )
    await _write_texts(connection, tables.alert_text, after.id, before.texts, after.texts)
    await _write_texts(connection, tables.alert_reason, after.id, before.reasons, after.reasons)
    await _write_texts(connection, tables.alert_said, after.id, before.said, after.said)


async def _write_texts(
    connection: AsyncConnection,
    table: Table,
    alert_id: int,
    before: Mapping[str, AlertText],
    after: Mapping[str, AlertText],
) -> None:
    for language, text in after.items():
        if before.get(language) != text:
            now = {"html": text.html, "writer_id": text.writer}
            put = statements.insert(connection, table).values(
                alert_id=alert_id, language=language, **now
            )
            await connection.execute(
                put.on_conflict_do_update(index_elements=["alert_id", "language"], set_=now)
            )


def _editorial_values(alert: Alert) -> dict[str, Any]:
    """What moderators change; how far the sending has come is the ledger's."""
    return {
        "urgency": alert.urgency,
        "source": alert.source,
        "author_id": alert.author,
        "state": alert.state,
        "revision": alert.revision,
        "submitted": alert.submitted,
        "approver_id": alert.approver,
        "approved_hash": alert.approved_hash,
        "due_at": alert.due_at,
        "stop_reason": alert.stop_reason,
    }
