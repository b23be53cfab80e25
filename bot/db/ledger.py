"""The ledger of deliveries. Rows are appended as the cursor passes over the audience.

Filling a million rows ahead and searching among them for queued ones costs a hundred times more,
since each search walks over all that are done.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    case,
    exists,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.db.alerts import load
from bot.db.cache import RecentSettings
from bot.db.settling import settle_subscriber, write_rows
from bot.db.tables import alert, delivery, subscriber, subscription
from bot.domain.alerts import Alert, AlertState, Urgency
from bot.domain.deliveries import Claim, DeliveryState, Verdict, after_crash
from bot.services.ports import Group

AnyRow: TypeAlias = Row[*tuple[Any, ...]]
WAITING = (DeliveryState.QUEUED, DeliveryState.RETRY)


class SqlLedger:
    def __init__(self, engine: AsyncEngine, recent: RecentSettings) -> None:
        self._engine = engine
        self._recent = recent

    async def begin_due(self, now: datetime) -> None:
        audience_end = select(func.coalesce(func.max(subscriber.c.id), 0)).scalar_subquery()
        async with self._engine.begin() as connection:
            await connection.execute(
                update(alert)
                .where(alert.c.state == AlertState.SCHEDULED, alert.c.due_at <= now)
                .values(state=AlertState.SENDING, begun_at=now, audience_end=audience_end)
            )

    async def sweep(self, now: datetime) -> None:
        statement = (
            select(
                delivery.c.alert_id,
                delivery.c.revision,
                delivery.c.subscriber_id,
                delivery.c.attempts,
                alert.c.urgency,
            )
            .join_from(delivery, alert)
            .where(delivery.c.state == DeliveryState.SENDING, delivery.c.due_at <= now)
            .with_for_update(of=delivery, skip_locked=True)
        )
        async with self._engine.begin() as connection:
            for row in (await connection.execute(statement)).all():
                verdict = after_crash(row.subscriber_id, row.attempts, row.urgency, now)
                await write_rows(connection, row.alert_id, row.revision, [verdict])
            await connection.execute(_CLOSE_STOPPED)

    async def claim(self, now: datetime, lease_ends: datetime, size: int) -> Group | None:
        async with self._engine.begin() as connection:
            for row in await _being_sent(connection):
                claims = await _claim_waiting(connection, row, now, lease_ends, size)
                claims = claims or await _append(connection, row, lease_ends, size)
                if claims:
                    return Group(await load(connection, row.id), claims)
                await _finish_if_nothing_pends(connection, row.id)
        return None

    async def settle(self, alert: Alert, verdicts: Sequence[Verdict], now: datetime) -> None:
        changed: list[int] = []
        async with self._engine.begin() as connection:
            await write_rows(connection, alert.id, alert.revision, verdicts)
            for verdict in verdicts:
                changed += await settle_subscriber(connection, verdict, now)
        for chat_id in changed:
            self._recent.drop(chat_id)


_CLOSE_STOPPED = (
    update(delivery)
    .where(delivery.c.due_at.is_not(None), delivery.c.state.in_(WAITING))
    .where(delivery.c.alert_id.in_(select(alert.c.id).where(alert.c.state == AlertState.STOPPED)))
    .values(state=DeliveryState.FAILED, due_at=None, reason="stopped")
)


async def _being_sent(connection: AsyncConnection) -> Sequence[AnyRow]:
    """Urgent ones first. A worker that finds one locked by another worker takes the next."""
    urgent_first = case((alert.c.urgency == Urgency.URGENT, 0), else_=1)
    statement = (
        select(alert.c.id, alert.c.topic, alert.c.revision, alert.c.cursor, alert.c.audience_end)
        .where(alert.c.state == AlertState.SENDING)
        .order_by(urgent_first, alert.c.begun_at, alert.c.id)
        .with_for_update(skip_locked=True)
    )
    return (await connection.execute(statement)).all()


async def _claim_waiting(
    connection: AsyncConnection, sending: AnyRow, now: datetime, lease_ends: datetime, size: int
) -> list[Claim]:
    """Rows that were tried before; whoever unsubscribed meanwhile is not sent anything."""
    still_subscribed = exists().where(
        subscription.c.topic == sending.topic,
        subscription.c.subscriber_id == delivery.c.subscriber_id,
    )
    statement = (
        _people(delivery.c.attempts, still_subscribed.label("subscribed"))
        .join_from(delivery, subscriber)
        .where(delivery.c.alert_id == sending.id, delivery.c.revision == sending.revision)
        .where(delivery.c.due_at <= now, delivery.c.state.in_(WAITING))
        .order_by(delivery.c.due_at, delivery.c.subscriber_id)
        .limit(size)
    )
    rows = (await connection.execute(statement)).all()
    leased = [
        Verdict(row.id, DeliveryState.SENDING, row.attempts, lease_ends)
        if row.subscribed and row.ended_at is None
        else _given_up(row)
        for row in rows
    ]
    await write_rows(connection, sending.id, sending.revision, leased)
    return [
        Claim(row.id, row.chat, row.language, row.attempts)
        for row, verdict in zip(rows, leased, strict=True)
        if verdict.state is DeliveryState.SENDING
    ]


def _given_up(row: AnyRow) -> Verdict:
    if row.ended_at is not None:
        return Verdict(row.id, DeliveryState.BLOCKED, row.attempts, reason="ended")
    return Verdict(row.id, DeliveryState.FAILED, row.attempts, reason="unsubscribed")


async def _append(
    connection: AsyncConnection, sending: AnyRow, lease_ends: datetime, size: int
) -> list[Claim]:
    """The next of the audience: their rows and the cursor move in the same transaction."""
    if sending.cursor >= sending.audience_end:
        return []
    statement = (
        _people()
        .join_from(subscription, subscriber)
        .where(subscription.c.topic == sending.topic, subscriber.c.ended_at.is_(None))
        .where(subscription.c.subscriber_id > sending.cursor)
        .where(subscription.c.subscriber_id <= sending.audience_end)
        .order_by(subscription.c.subscriber_id)
        .limit(size)
    )
    rows = (await connection.execute(statement)).all()
    if rows:
        leased = {"state": DeliveryState.SENDING, "attempts": 0, "due_at": lease_ends}
        row_of = {"alert_id": sending.id, "revision": sending.revision, **leased}
        await connection.execute(
            insert(delivery), [{"subscriber_id": row.id, **row_of} for row in rows]
        )
    cursor = rows[-1].id if rows else sending.audience_end
    await connection.execute(update(alert).where(alert.c.id == sending.id).values(cursor=cursor))
    return [Claim(row.id, row.chat, row.language) for row in rows]


def _people(*more: ColumnElement[Any]) -> Select[Any]:
    columns = subscriber.c
    return select(columns.id, columns.chat, columns.language, columns.ended_at, *more)


async def _finish_if_nothing_pends(connection: AsyncConnection, alert_id: int) -> None:
    pending = exists().where(delivery.c.alert_id == alert_id, delivery.c.due_at.is_not(None))
    await connection.execute(
        update(alert)
        .where(alert.c.id == alert_id, alert.c.cursor >= alert.c.audience_end, ~pending)
        .values(state=AlertState.DONE)
    )
