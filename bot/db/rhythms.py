"""When subscribers want to be told, and what a change of it does to what already waits."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.settling import write_rows
from bot.db.tables import alert, delivery, subscriber
from bot.domain.alerts import AlertState
from bot.domain.deliveries import DeliveryState, Verdict
from bot.domain.rhythm import Rhythm, due_at

COLUMNS = (
    subscriber.c.zone,
    subscriber.c.frequency,
    subscriber.c.quiet_from,
    subscriber.c.quiet_until,
    subscriber.c.digest_hour,
)


def rhythm_of(row: Row[*tuple[Any, ...]]) -> Rhythm:
    return Rhythm(row.zone, row.frequency, row.quiet_from, row.quiet_until, row.digest_hour)


def values_of(rhythm: Rhythm) -> dict[str, Any]:
    return {column.name: getattr(rhythm, column.name) for column in COLUMNS}


async def reschedule(
    connection: AsyncConnection, subscriber_id: int, rhythm: Rhythm, now: datetime
) -> None:
    """What waits is due as if it came now; what this reader no longer gets has never waited."""
    going_on = (AlertState.SENDING, AlertState.PAUSED)
    waiting = (
        select(delivery.c.alert_id, delivery.c.revision, delivery.c.attempts, alert.c.urgency)
        .join_from(alert, delivery)
        .where(alert.c.state.in_(going_on), delivery.c.subscriber_id == subscriber_id)
        .where(delivery.c.state == DeliveryState.QUEUED)
    )
    for row in (await connection.execute(waiting)).all():
        due = due_at(rhythm, row.urgency, now)
        if due is None:
            await connection.execute(
                delete(delivery)
                .where(delivery.c.alert_id == row.alert_id)
                .where(delivery.c.subscriber_id == subscriber_id)
                .where(delivery.c.revision == row.revision)
            )
            continue
        verdict = Verdict(subscriber_id, DeliveryState.QUEUED, row.attempts, due)
        await write_rows(connection, row.alert_id, row.revision, [verdict])
