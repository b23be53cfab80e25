"""Counts for the desk: who will get an alert, who has it, who is still waiting."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, case, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.tables import (
    alert,
    alert_outcome,
    delivery,
    following,
    subscriber,
    subscription,
)
from bot.domain.alerts import Urgency
from bot.domain.deliveries import DeliveryState
from bot.domain.progress import Progress
from bot.domain.rhythm import Frequency

GOING = (DeliveryState.SENDING, DeliveryState.QUEUED, DeliveryState.RETRY)


def wants(
    alert_id: ColumnElement[int] | int, topic: ColumnElement[str] | str
) -> ColumnElement[bool]:
    """Whether a subscriber wants the alert: by its topic, or by an answer they follow."""
    by_topic = exists().where(
        subscription.c.topic == topic, subscription.c.subscriber_id == subscriber.c.id
    )
    by_answer = exists().where(
        alert_outcome.c.alert_id == alert_id,
        alert_outcome.c.flow == following.c.flow,
        alert_outcome.c.outcome == following.c.outcome,
        following.c.subscriber_id == subscriber.c.id,
    )
    return or_(by_topic, by_answer)


def reachable(alert_id: int, topic: str) -> Select[Any]:
    """How many subscribers want the alert, by language."""
    return (
        select(subscriber.c.language, func.count())
        .where(wants(alert_id, topic), subscriber.c.ended_at.is_(None))
        .group_by(subscriber.c.language)
    )


async def progress_of(connection: AsyncConnection, alert_id: int, now: datetime) -> list[Progress]:
    counts: defaultdict[str, dict[str, int]] = defaultdict(
        lambda: {"sent": 0, "left": 0, "waiting": 0}
    )
    for language, kind, number in await connection.execute(_rows(alert_id, now)):
        if kind is not None:
            counts[language][kind] += number
    for language, number in await connection.execute(await _ahead(connection, alert_id)):
        counts[language]["left"] += number
    return [Progress(language, **counts[language]) for language in sorted(counts)]


def _rows(alert_id: int, now: datetime) -> Select[Any]:
    state = delivery.c.state
    waits = (state == DeliveryState.QUEUED) & (delivery.c.due_at > now)
    kind = case(
        (state == DeliveryState.SENT, "sent"), (waits, "waiting"), (state.in_(GOING), "left")
    ).label("kind")
    return (
        select(subscriber.c.language, kind, func.count())
        .join_from(delivery, subscriber)
        .where(delivery.c.alert_id == alert_id)
        .group_by(subscriber.c.language, kind)
    )


async def _ahead(connection: AsyncConnection, alert_id: int) -> Select[Any]:
    """Those whom the cursor has not reached."""
    columns = alert.c
    row = (
        await connection.execute(
            select(columns.topic, columns.urgency, columns.cursor, columns.audience_end).where(
                columns.id == alert_id
            )
        )
    ).one()
    return heard(
        reachable(alert_id, row.topic)
        .where(subscriber.c.id > row.cursor)
        .where(subscriber.c.id <= row.audience_end),
        row.urgency,
    )


def heard(audience: Select[Any], urgency: Urgency) -> Select[Any]:
    """Without those whom such an alert never reaches: a minor one is for digests alone."""
    if urgency is Urgency.MINOR:
        return audience.where(subscriber.c.frequency != Frequency.AT_ONCE)
    return audience
