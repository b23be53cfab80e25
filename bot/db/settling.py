"""What a verdict changes: the row of the ledger, and the subscriber."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.tables import delivery, subscriber
from bot.domain.deliveries import DeliveryState, Verdict

REASON_LENGTH = 40


def _kept(column: ColumnElement[Any], name: str) -> ColumnElement[Any]:
    """The new value, or the one that is there already."""
    return func.coalesce(bindparam(name, type_=column.type), column)


_WRITE = (
    update(delivery)
    .where(delivery.c.alert_id == bindparam("of_alert"))
    .where(delivery.c.subscriber_id == bindparam("of_subscriber"))
    .where(delivery.c.revision == bindparam("of_revision"))
    # A late answer of a sender that was thought dead must not take back what has arrived.
    .where(delivery.c.state != DeliveryState.SENT)
    .values(
        state=bindparam("to_state"),
        attempts=bindparam("to_attempts"),
        due_at=bindparam("to_due_at"),
        message_id=_kept(delivery.c.message_id, "to_message_id"),
        reason=bindparam("to_reason"),
        sent_at=_kept(delivery.c.sent_at, "to_sent_at"),
        way=_kept(delivery.c.way, "to_way"),
    )
)


async def write_rows(
    connection: AsyncConnection, alert_id: int, revision: int, verdicts: Sequence[Verdict]
) -> None:
    rows = [
        {
            "of_alert": alert_id,
            "of_subscriber": verdict.subscriber_id,
            "of_revision": revision,
            "to_state": verdict.state,
            "to_attempts": verdict.attempts,
            "to_due_at": verdict.due_at,
            "to_message_id": verdict.message_id,
            "to_reason": verdict.reason and verdict.reason[:REASON_LENGTH],
            "to_sent_at": verdict.sent_at,
            "to_way": verdict.way,
        }
        for verdict in verdicts
    ]
    if rows:
        await connection.execute(_WRITE, rows)


async def settle_subscriber(
    connection: AsyncConnection, verdict: Verdict, now: datetime
) -> Sequence[int]:
    """Returns the chats whose settings changed."""
    if verdict.moved_to is not None:
        return await move(connection, verdict.subscriber_id, verdict.moved_to, now)
    if verdict.ended:
        return await end(connection, verdict.subscriber_id, now)
    return []


async def end(connection: AsyncConnection, subscriber_id: int, now: datetime) -> Sequence[int]:
    ended = (
        update(subscriber)
        .where(subscriber.c.id == subscriber_id)
        .values(ended_at=now)
        .returning(subscriber.c.chat)
    )
    return (await connection.scalars(ended)).all()


async def move(
    connection: AsyncConnection, subscriber_id: int, chat_id: int, now: datetime
) -> Sequence[int]:
    """Follow a chat to its new id; where that one has subscribed already, the old one ends."""
    taken = await connection.scalar(select(exists().where(subscriber.c.chat == chat_id)))
    old = await end(connection, subscriber_id, now)
    # No message of the old chat has a number in the new one.
    await connection.execute(
        update(delivery).where(delivery.c.subscriber_id == subscriber_id).values(message_id=None)
    )
    if not taken:
        await connection.execute(
            update(subscriber)
            .where(subscriber.c.id == subscriber_id)
            .values(chat=chat_id, ended_at=None)
        )
    return [*old, chat_id]
