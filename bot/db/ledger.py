"""The ledger of deliveries. Rows are appended as the cursor passes over the audience.

Filling a million rows ahead and searching among them for queued ones costs a hundred times more,
since each search walks over all that are done.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, TypeAlias

from sqlalchemy import Row, case, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.db.alerts import load
from bot.db.amending import begin_amendments
from bot.db.cache import RecentSettings
from bot.db.claiming import WAITING, append, claim_waiting, take_digests
from bot.db.settling import settle_subscriber, write_rows
from bot.db.tables import alert, amendment, delivery, subscriber
from bot.domain.alerts import Alert, AlertState, Urgency
from bot.domain.deliveries import DeliveryState, Verdict, after_crash
from bot.services.ports import DigestGroup, Group

AnyRow: TypeAlias = Row[*tuple[Any, ...]]
OPEN = (AlertState.SENDING, AlertState.PAUSED, AlertState.STOPPED)
"""States of alerts that may have rows in flight. One alert after the other: else what waits for a
week would be looked at each second."""


class SqlLedger:
    def __init__(self, engine: AsyncEngine, recent: RecentSettings) -> None:
        self._engine = engine
        self._recent = recent

    async def begin_due(self, now: datetime) -> None:
        audience_end = select(func.coalesce(func.max(subscriber.c.id), 0)).scalar_subquery()
        async with self._engine.begin() as connection:
            await begin_amendments(connection, now)
            await connection.execute(
                update(alert)
                .where(alert.c.state == AlertState.SCHEDULED, alert.c.due_at <= now)
                .where(alert.c.id.not_in(select(amendment.c.alert_id)))
                .values(state=AlertState.SENDING, begun_at=now, audience_end=audience_end)
            )

    async def sweep(self, now: datetime) -> None:
        statement = (
            select(
                delivery.c.alert_id,
                delivery.c.revision,
                delivery.c.subscriber_id,
                delivery.c.attempts,
                delivery.c.way,
                alert.c.urgency,
            )
            .join_from(delivery, alert)
            .where(delivery.c.state == DeliveryState.SENDING, delivery.c.due_at <= now)
            .where(delivery.c.alert_id.in_(select(alert.c.id).where(alert.c.state.in_(OPEN))))
            .with_for_update(of=delivery, skip_locked=True)
        )
        async with self._engine.begin() as connection:
            for row in (await connection.execute(statement)).all():
                verdict = after_crash(
                    row.subscriber_id, row.attempts, row.urgency, now, way=row.way
                )
                await write_rows(connection, row.alert_id, row.revision, [verdict])
            await connection.execute(_CLOSE_STOPPED)

    async def claim(self, now: datetime, lease_ends: datetime, size: int) -> Group | None:
        async with self._engine.begin() as connection:
            for row in await _being_sent(connection):
                claims = await claim_waiting(connection, row, now, lease_ends, size)
                if claims is None:
                    claims = await append(connection, row, now, lease_ends, size)
                if claims is not None:
                    return Group(await load(connection, row.id), claims)
                await _finish_if_nothing_pends(connection, row.id)
        return None

    async def claim_digests(
        self, now: datetime, lease_ends: datetime, size: int
    ) -> DigestGroup | None:
        async with self._engine.begin() as connection:
            sending = await _being_sent(connection)
            digests = await take_digests(connection, sending, now, lease_ends, size)
            if digests is None:
                return None
            ids = sorted({alert_id for digest in digests for alert_id in digest.attempts})
            return DigestGroup({id: await load(connection, id) for id in ids}, digests)

    async def settle(self, alert: Alert, verdicts: Sequence[Verdict], now: datetime) -> None:
        changed: list[int] = []
        async with self._engine.begin() as connection:
            await write_rows(connection, alert.id, alert.revision, verdicts)
            for verdict in verdicts:
                changed += await settle_subscriber(connection, verdict, now)
        for chat_id in changed:
            self._recent.drop(chat_id)


PENDS = delivery.c.due_at > datetime(1970, 1, 1, tzinfo=UTC)
"""Something is left to do. "Is not null" would say it too, but SQLite takes the index of such rows
only for a bound, and walks over all that is done otherwise."""
_CLOSE_STOPPED = (
    update(delivery)
    .where(PENDS, delivery.c.state.in_(WAITING))
    .where(delivery.c.alert_id.in_(select(alert.c.id).where(alert.c.state == AlertState.STOPPED)))
    .values(state=DeliveryState.FAILED, due_at=None, reason="stopped")
)


async def _being_sent(connection: AsyncConnection) -> Sequence[AnyRow]:
    """Urgent ones first. A worker that finds one locked by another worker takes the next."""
    urgent_first = case((alert.c.urgency == Urgency.URGENT, 0), else_=1)
    statement = (
        select(
            alert.c.id,
            alert.c.topic,
            alert.c.urgency,
            alert.c.revision,
            alert.c.cursor,
            alert.c.audience_end,
            alert.c.id.in_(select(amendment.c.alert_id)).label("amends"),
        )
        .where(alert.c.state == AlertState.SENDING)
        .order_by(urgent_first, alert.c.begun_at, alert.c.id)
        .with_for_update(skip_locked=True)
    )
    return (await connection.execute(statement)).all()


async def _finish_if_nothing_pends(connection: AsyncConnection, alert_id: int) -> None:
    pending = exists().where(delivery.c.alert_id == alert_id, PENDS)
    await connection.execute(
        update(alert)
        .where(alert.c.id == alert_id, alert.c.cursor >= alert.c.audience_end, ~pending)
        .values(state=AlertState.DONE)
    )
