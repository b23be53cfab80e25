"""Taking rows of the ledger: those that waited, those behind the cursor, those of digests.

Each row is looked at once more when its time has come: the reader may have left, or it may be
night by now where they live.
"""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Row, Select, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import amending
from bot.db.audience import heard, wants
from bot.db.rhythms import COLUMNS, rhythm_of
from bot.db.settling import write_rows
from bot.db.tables import alert, amendment, delivery, subscriber, subscription
from bot.domain.alerts import FOLLOWERS, AlertState, Urgency
from bot.domain.amendments import REPEATABLE, Way
from bot.domain.deliveries import Claim, DeliveryState, Digest, Verdict
from bot.domain.rhythm import Frequency, due_at, out_of_quiet

AnyRow: TypeAlias = Row[*tuple[Any, ...]]
WAITING = (DeliveryState.QUEUED, DeliveryState.RETRY)
ALONE = or_(
    alert.c.urgency == Urgency.URGENT,
    subscriber.c.frequency == Frequency.AT_ONCE,
    alert.c.id.in_(select(amendment.c.alert_id)),
)
"""The alert goes to this reader by itself, not in a digest."""


async def claim_waiting(
    connection: AsyncConnection, sending: AnyRow, now: datetime, lease_ends: datetime, size: int
) -> list[Claim] | None:
    """Rows of one alert whose time has come; None where there are none."""
    statement = (
        _due(now)
        .where(alert.c.id == sending.id, ALONE)
        .order_by(delivery.c.due_at, delivery.c.subscriber_id)
        .limit(size)
    )
    rows = (await connection.execute(statement)).all()
    verdicts = [_looked_at(row, now, lease_ends) for row in rows]
    await write_rows(connection, sending.id, sending.revision, verdicts)
    claims = [
        _claim(row)
        for row, verdict in zip(rows, verdicts, strict=True)
        if verdict.state is DeliveryState.SENDING
    ]
    return claims if rows else None


def _claim(row: AnyRow) -> Claim:
    way = row.way or Way.SEND
    return Claim(row.id, row.chat, row.language, row.attempts, way, row.message_id, row.sent_at)


def _due(now: datetime) -> Select[Any]:
    return _waiting().where(delivery.c.due_at <= now)


def _waiting(*more: ColumnElement[Any]) -> Select[Any]:
    return (
        _people(
            delivery.c.alert_id,
            delivery.c.revision,
            delivery.c.state,
            delivery.c.attempts,
            delivery.c.way,
            delivery.c.message_id,
            delivery.c.sent_at,
            alert.c.urgency,
            wants(alert.c.id, alert.c.topic).label("wants"),
            *more,
        )
        .join_from(delivery, subscriber)
        .join(alert)
        .where(alert.c.state == AlertState.SENDING, delivery.c.revision == alert.c.revision)
        .where(delivery.c.state.in_(WAITING))
    )


def _looked_at(row: AnyRow, now: datetime, lease_ends: datetime) -> Verdict:
    """Leased, given up because the reader has left, or put off because it is night."""
    if row.ended_at is not None:
        return Verdict(row.id, DeliveryState.BLOCKED, row.attempts, reason="ended")
    if row.way in REPEATABLE:  # puts right what they have, and makes no sound
        return Verdict(row.id, DeliveryState.SENDING, row.attempts, lease_ends)
    if not row.wants:
        return Verdict(row.id, DeliveryState.FAILED, row.attempts, reason="unsubscribed")
    if row.urgency is not Urgency.URGENT:
        awake = out_of_quiet(rhythm_of(row), now)
        if awake > now:
            return Verdict(row.id, row.state, row.attempts, awake)
    return Verdict(row.id, DeliveryState.SENDING, row.attempts, lease_ends)


async def append(
    connection: AsyncConnection, sending: AnyRow, now: datetime, lease_ends: datetime, size: int
) -> list[Claim] | None:
    """The next of the audience: their rows and the cursor move in the same transaction. None at
    its end."""
    if sending.amends:
        return await amending.append(connection, sending, now, lease_ends, size)
    if sending.cursor >= sending.audience_end:
        return None
    rows = (await connection.execute(_next_of_audience(sending, size))).all()
    fresh = [row for row in (_fresh(row, sending, now, lease_ends) for row in rows) if row]
    if fresh:
        await connection.execute(insert(delivery), fresh)
    cursor = rows[-1].id if rows else sending.audience_end
    await connection.execute(update(alert).where(alert.c.id == sending.id).values(cursor=cursor))
    taken = {row["subscriber_id"] for row in fresh if row["state"] is DeliveryState.SENDING}
    return [Claim(row.id, row.chat, row.language) for row in rows if row.id in taken]


def _next_of_audience(sending: AnyRow, size: int) -> Select[Any]:
    if sending.topic == FOLLOWERS:
        id: ColumnElement[int] = subscriber.c.id
        people = _people().where(wants(sending.id, sending.topic))
    else:
        id = subscription.c.subscriber_id
        people = _people().join_from(subscription, subscriber)
        people = people.where(subscription.c.topic == sending.topic)
    audience = (
        people.where(subscriber.c.ended_at.is_(None), id > sending.cursor)
        .where(id <= sending.audience_end)
        .order_by(id)
        .limit(size)
    )
    return heard(audience, sending.urgency)


def _fresh(
    row: AnyRow, sending: AnyRow, now: datetime, lease_ends: datetime
) -> dict[str, Any] | None:
    """A first row: leased, or waiting for its hour; None for who never gets such an alert."""
    rhythm = rhythm_of(row)
    due = due_at(rhythm, sending.urgency, now)
    if due is None:
        return None
    alone = sending.urgency is Urgency.URGENT or rhythm.frequency is Frequency.AT_ONCE
    leased = alone and due <= now
    return {
        "alert_id": sending.id,
        "subscriber_id": row.id,
        "revision": sending.revision,
        "state": DeliveryState.SENDING if leased else DeliveryState.QUEUED,
        "attempts": 0,
        "due_at": lease_ends if leased else due,
    }


async def take_digests(
    connection: AsyncConnection,
    sending: Sequence[AnyRow],
    now: datetime,
    lease_ends: datetime,
    size: int,
) -> Sequence[Digest] | None:
    """Lease all that is due for the next readers of digests; None where nothing is."""
    readers = await _digest_readers(connection, sending, now, size)
    if not readers:
        return None
    # By key: the hour would lead SQLite to look at all that is due, of all readers.
    statement = (
        _waiting(delivery.c.due_at)
        .where(~ALONE, delivery.c.subscriber_id.in_(readers))
        .order_by(delivery.c.subscriber_id, alert.c.begun_at, delivery.c.alert_id)
        .with_for_update(of=delivery, skip_locked=True)
    )
    leased = []
    for row in (await connection.execute(statement)).all():
        if row.due_at > now:
            continue
        verdict = _looked_at(row, now, lease_ends)
        await write_rows(connection, row.alert_id, row.revision, [verdict])
        if verdict.state is DeliveryState.SENDING:
            leased.append(row)
    return [_digest(list(own)) for _, own in groupby(leased, lambda row: row.id)]


async def _digest_readers(
    connection: AsyncConnection, sending: Sequence[AnyRow], now: datetime, size: int
) -> Sequence[int]:
    """Those who have waited longest for one of the alerts. All alerts at once would be sorted
    anew for each group."""
    for row in sending:
        statement = (
            _due(now)
            .with_only_columns(delivery.c.subscriber_id)
            .where(alert.c.id == row.id, ~ALONE)
            .order_by(delivery.c.due_at, delivery.c.subscriber_id)
            .limit(size)
        )
        if readers := (await connection.scalars(statement)).all():
            return readers
    return []


def _digest(rows: Sequence[AnyRow]) -> Digest:
    first = rows[0]
    attempts = {row.alert_id: row.attempts for row in rows}
    return Digest(first.id, first.chat, first.language, attempts)


def _people(*more: ColumnElement[Any]) -> Select[Any]:
    columns = subscriber.c
    return select(columns.id, columns.chat, columns.language, columns.ended_at, *COLUMNS, *more)
