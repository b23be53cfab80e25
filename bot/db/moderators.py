"""Moderators by surrogate id, and what each of them is writing now."""

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db import tables
from bot.db.engine import for_reading
from bot.db.statements import insert
from bot.services.ports import Writing


class SqlModerators:
    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = for_reading(engine)

    async def number_of(self, user_id: int) -> int:
        async with self._engine.begin() as connection:
            put = insert(connection, tables.moderator).values(user=user_id)
            await connection.execute(put.on_conflict_do_nothing())
            found = await connection.execute(
                select(tables.moderator.c.id).where(tables.moderator.c.user == user_id)
            )
            return int(found.scalar_one())

    async def begin_writing(self, moderator: int, writing: Writing) -> None:
        now = {"alert_id": writing.alert_id, "part": writing.part}
        async with self._engine.begin() as connection:
            put = insert(connection, tables.writing).values(moderator_id=moderator, **now)
            await connection.execute(
                put.on_conflict_do_update(index_elements=["moderator_id"], set_=now)
            )

    async def writing(self, moderator: int) -> Writing | None:
        statement = select(tables.writing.c.alert_id, tables.writing.c.part).where(
            tables.writing.c.moderator_id == moderator
        )
        async with self._reading.begin() as connection:
            row = (await connection.execute(statement)).one_or_none()
        return None if row is None else Writing(row.alert_id, row.part)

    async def stop_writing(self, moderator: int) -> None:
        async with self._engine.begin() as connection:
            await connection.execute(
                delete(tables.writing).where(tables.writing.c.moderator_id == moderator)
            )
