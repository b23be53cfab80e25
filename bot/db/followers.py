"""Who follows which outcome. Only the outcome is kept, never the answers that led to it."""

from sqlalchemy import ScalarSelect, delete, exists, func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db.cache import RecentSettings
from bot.db.engine import for_reading
from bot.db.statements import insert
from bot.db.tables import alert_outcome, following, subscriber
from bot.domain.flows import OutcomeId


class SqlFollowers:
    def __init__(self, engine: AsyncEngine, recent: RecentSettings) -> None:
        self._engine = engine
        self._reading = for_reading(engine)
        self._recent = recent

    async def follow(self, chat_id: int, id: OutcomeId, language: str, most: int) -> bool:
        """False: the chat follows so many already."""
        async with self._engine.begin() as connection:
            put = insert(connection, subscriber).values(chat=chat_id, language=language)
            who = await connection.scalar(
                put.on_conflict_do_update(
                    index_elements=["chat"], set_={"ended_at": None}
                ).returning(subscriber.c.id)
            )
            mine = following.c.subscriber_id == who
            followed = await connection.scalar(
                select(func.count()).select_from(following).where(mine)
            )
            if (followed or 0) < most:
                values = {"flow": id.flow, "outcome": id.outcome, "subscriber_id": who}
                add = insert(connection, following).values(**values)
                await connection.execute(add.on_conflict_do_nothing())
            kept = exists().where(
                mine, following.c.flow == id.flow, following.c.outcome == id.outcome
            )
            follows = bool(await connection.scalar(select(kept)))
        self._recent.drop(chat_id)
        return follows

    async def unfollow(self, chat_id: int, id: OutcomeId) -> None:
        async with self._engine.begin() as connection:
            await connection.execute(
                delete(following)
                .where(following.c.subscriber_id == _id_of(chat_id))
                .where(following.c.flow == id.flow, following.c.outcome == id.outcome)
            )

    async def unfollow_alert(self, chat_id: int, alert_id: int) -> None:
        """Every outcome that the alert was about."""
        about = exists().where(
            alert_outcome.c.alert_id == alert_id,
            alert_outcome.c.flow == following.c.flow,
            alert_outcome.c.outcome == following.c.outcome,
        )
        async with self._engine.begin() as connection:
            await connection.execute(
                delete(following).where(following.c.subscriber_id == _id_of(chat_id), about)
            )

    async def followed(self, chat_id: int) -> list[OutcomeId]:
        statement = (
            select(following.c.flow, following.c.outcome)
            .where(following.c.subscriber_id == _id_of(chat_id))
            .order_by(following.c.flow, following.c.outcome)
        )
        async with self._reading.begin() as connection:
            return [OutcomeId(*row) for row in await connection.execute(statement)]


def _id_of(chat_id: int) -> ScalarSelect[int]:
    return select(subscriber.c.id).where(subscriber.c.chat == chat_id).scalar_subquery()
