"""Corrections and recalls in the ledger: when they begin, whom they concern, and which way each
copy is reached. Alerts, corrections and a recall of them are one family."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    and_,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.audience import wants
from bot.db.rhythms import COLUMNS, rhythm_of
from bot.db.tables import alert, amendment, delivery, subscriber
from bot.domain.alerts import AlertState, Urgency
from bot.domain.amendments import REPEATABLE, AlertKind, Way
from bot.domain.copies import Copy, Plan, plan
from bot.domain.deliveries import Claim, DeliveryState
from bot.domain.rhythm import out_of_quiet

AnyRow: TypeAlias = Row[*tuple[Any, ...]]
WAITING = (DeliveryState.QUEUED, DeliveryState.RETRY)
UNDER_WAY = (AlertState.SENDING, AlertState.PAUSED)


async def begin_amendments(connection: AsyncConnection, now: datetime) -> None:
    """Begin what is due. What it amends stops first, and a message in flight is waited for."""
    statement = (
        select(alert.c.id, amendment.c.amends_id, amendment.c.kind)
        .join_from(amendment, alert, amendment.c.alert_id == alert.c.id)
        .where(alert.c.state == AlertState.SCHEDULED, alert.c.due_at <= now)
        .order_by(alert.c.due_at, alert.c.id)
        .with_for_update(of=alert)
    )
    for row in (await connection.execute(statement)).all():
        await _begin(connection, row, now)


async def _begin(connection: AsyncConnection, due: AnyRow, now: datetime) -> None:
    earlier = [row for row in await family(connection, due.amends_id) if row.begun_at is not None]
    if any(row.kind is AlertKind.RECALL for row in earlier):
        await _set(connection, [due.id], state=AlertState.STOPPED, stop_reason="recalled")
        return
    ids = [row.id for row in earlier]
    await _halt(connection, ids, due.kind)
    if await _in_flight(connection, ids):
        return
    await _set(
        connection,
        [due.id],
        state=AlertState.SENDING,
        begun_at=now,
        revision=1 + max(row.revision for row in earlier),
        audience_end=max(row.audience_end for row in earlier),
    )


async def family(connection: AsyncConnection, first_id: int) -> Sequence[AnyRow]:
    """The alert and all that amends it, in the order in which they were begun."""
    columns = alert.c
    statement = (
        select(
            columns.id,
            columns.state,
            columns.revision,
            columns.cursor,
            columns.audience_end,
            columns.begun_at,
            amendment.c.kind,
        )
        .outerjoin_from(alert, amendment, amendment.c.alert_id == columns.id)
        .where(or_(columns.id == first_id, amendment.c.amends_id == first_id))
        .order_by(columns.begun_at, columns.id)
    )
    return (await connection.execute(statement)).all()


async def _set(connection: AsyncConnection, ids: Collection[int], **values: Any) -> None:
    await connection.execute(update(alert).where(alert.c.id.in_(ids)).values(**values))


async def _halt(connection: AsyncConnection, ids: Collection[int], why: AlertKind) -> None:
    """Nothing of an earlier revision is sent from now on."""
    under_way = update(alert).where(alert.c.id.in_(ids), alert.c.state.in_(UNDER_WAY))
    await connection.execute(under_way.values(state=AlertState.STOPPED, stop_reason=why.value))
    waiting = update(delivery).where(delivery.c.alert_id.in_(ids), delivery.c.state.in_(WAITING))
    await connection.execute(
        waiting.values(state=DeliveryState.FAILED, due_at=None, reason=why.value)
    )


async def _in_flight(connection: AsyncConnection, ids: Collection[int]) -> bool:
    """Their leases end soon; until then nobody knows who has what."""
    sending = exists().where(
        delivery.c.alert_id.in_(ids), delivery.c.state == DeliveryState.SENDING
    )
    return bool(await connection.scalar(select(sending)))


@dataclass(frozen=True, slots=True)
class _Amending:
    """The correction or recall whose rows are appended."""

    id: int
    topic: str
    kind: AlertKind
    urgency: Urgency
    revision: int
    cursor: int
    audience_end: int
    earlier: Sequence[int]
    reached: int
    """How far the first revision came: whoever is behind it may have nothing to be amended."""


async def append(
    connection: AsyncConnection, sending: AnyRow, now: datetime, lease_ends: datetime, size: int
) -> list[Claim] | None:
    """The next of those who have, or should have got, an earlier revision. None at the end."""
    if sending.cursor >= sending.audience_end:
        return None
    amending = await _amending(connection, sending)
    people = (await connection.execute(_next(amending, size))).all()
    copies = await _copies(connection, amending, [person.id for person in people])
    rows, claims = [], []
    for person in people:
        planned = plan(amending.kind, copies[person.id], now, wants=person.wants)
        if planned is not None:
            rows.append(_row(amending, person, planned, now, lease_ends))
            if rows[-1]["state"] is DeliveryState.SENDING:
                claims.append(_claim(person, planned))
    if rows:
        await connection.execute(insert(delivery), rows)
    cursor = people[-1].id if people else sending.audience_end
    await _set(connection, [sending.id], cursor=cursor)
    return claims


async def _amending(connection: AsyncConnection, sending: AnyRow) -> _Amending:
    row = (
        await connection.execute(
            select(amendment.c.amends_id, amendment.c.kind).where(
                amendment.c.alert_id == sending.id
            )
        )
    ).one()
    relatives = [one for one in await family(connection, row.amends_id) if one.id != sending.id]
    reached = next(one.cursor for one in relatives if one.id == row.amends_id)
    earlier = [one.id for one in relatives if one.begun_at is not None]
    return _Amending(
        sending.id,
        sending.topic,
        row.kind,
        sending.urgency,
        sending.revision,
        sending.cursor,
        sending.audience_end,
        earlier,
        reached,
    )


def _next(amending: _Amending, size: int) -> Select[Any]:
    columns = subscriber.c
    concerned: ColumnElement[bool] = exists().where(
        delivery.c.alert_id.in_(amending.earlier), delivery.c.subscriber_id == columns.id
    )
    wanted = wants(amending.id, amending.topic)
    missed = and_(columns.id > amending.reached, columns.ended_at.is_(None), wanted)
    if amending.kind is AlertKind.CORRECTION:
        concerned = or_(concerned, missed)
    return (
        select(
            columns.id,
            columns.chat,
            columns.language,
            columns.ended_at,
            *COLUMNS,
            wanted.label("wants"),
        )
        .where(columns.id > amending.cursor, columns.id <= amending.audience_end, concerned)
        .order_by(columns.id)
        .limit(size)
    )


async def _copies(
    connection: AsyncConnection, amending: _Amending, readers: Collection[int]
) -> defaultdict[int, list[Copy]]:
    columns = delivery.c
    statement = select(
        columns.subscriber_id,
        columns.revision,
        columns.state,
        columns.message_id,
        columns.sent_at,
        columns.way,
    ).where(columns.alert_id.in_(amending.earlier), columns.subscriber_id.in_(readers))
    copies: defaultdict[int, list[Copy]] = defaultdict(list)
    for reader, *copy in (await connection.execute(statement)).all():
        copies[reader].append(Copy(*copy))
    return copies


def _row(
    amending: _Amending, person: AnyRow, planned: Plan, now: datetime, lease_ends: datetime
) -> dict[str, Any]:
    due = _due(amending, person, planned.way, now)
    leased = due <= now
    row: dict[str, Any] = {
        "alert_id": amending.id,
        "subscriber_id": person.id,
        "revision": amending.revision,
        "state": DeliveryState.SENDING if leased else DeliveryState.QUEUED,
        "attempts": 0,
        "due_at": lease_ends if leased else due,
        "way": planned.way,
        "message_id": planned.copy and planned.copy.message_id,
        "sent_at": planned.copy and planned.copy.sent_at,
        "reason": None,
    }
    if person.ended_at is not None:
        row |= {"state": DeliveryState.BLOCKED, "due_at": None, "reason": "ended"}
    return row


def _due(amending: _Amending, person: AnyRow, way: Way, now: datetime) -> datetime:
    """An edit makes no sound. A new message does, and heeds quiet hours unless it is urgent."""
    if way in REPEATABLE or amending.urgency is Urgency.URGENT:
        return now
    return out_of_quiet(rhythm_of(person), now)


def _claim(person: AnyRow, planned: Plan) -> Claim:
    copy = planned.copy
    return Claim(
        person.id,
        person.chat,
        person.language,
        way=planned.way,
        message_id=copy.message_id if copy else None,
        sent_at=copy.sent_at if copy else None,
    )


def readers_of(first_id: int) -> Select[Any]:
    """How many readers have which revision: (revision or None, may have it, number)."""
    ids = select(amendment.c.alert_id).where(amendment.c.amends_id == first_id)
    arrived = func.max(delivery.c.revision).filter(delivery.c.state == DeliveryState.SENT)
    unknown = func.count().filter(delivery.c.state == DeliveryState.UNKNOWN) > 0
    each = (
        select(arrived.label("has"), unknown.label("may_have"))
        .where(or_(delivery.c.alert_id == first_id, delivery.c.alert_id.in_(ids)))
        .group_by(delivery.c.subscriber_id)
        .subquery()
    )
    return select(each.c.has, each.c.may_have, func.count()).group_by(each.c.has, each.c.may_have)
