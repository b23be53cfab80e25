"""Past alerts as readers may see them: as corrected, and without what was taken back."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, and_, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.db.alerts import load
from bot.db.engine import for_reading
from bot.db.tables import alert, amendment
from bot.domain.alerts import Alert, AlertState
from bot.domain.amendments import AlertKind
from bot.errors import UnknownAlertError

SHOWN = (AlertState.SENDING, AlertState.PAUSED, AlertState.DONE)
"""A moderator had a reason to stop the rest; nobody reads those unless they were corrected."""


class SqlNews:
    def __init__(self, engine: AsyncEngine) -> None:
        self._reading = for_reading(engine)

    async def past(self, offset: int, size: int) -> list[Alert]:
        return await self._loaded(_past().offset(offset).limit(size))

    async def amended(self, offset: int, size: int) -> list[Alert]:
        statement = (
            select(alert.c.id)
            .join_from(amendment, alert, amendment.c.alert_id == alert.c.id)
            .where(alert.c.begun_at.is_not(None))
            .order_by(alert.c.begun_at.desc(), alert.c.id.desc())
        )
        return await self._loaded(statement.offset(offset).limit(size))

    async def public(self, alert_id: int) -> Alert:
        """As corrected, or what says that it was taken back. UnknownAlertError: readers were
        never sent it, or moderators stopped it and said nothing since."""
        async with self._reading.begin() as connection:
            found = await load(connection, alert_id)
            last = await _as_corrected(connection, found.amends or alert_id)
            if last.kind is AlertKind.RECALL:
                return last
            if found.kind is not AlertKind.NEWS and found.begun_at is not None:
                return found
            if await connection.scalar(_past().where(alert.c.id == alert_id)) is None:
                raise UnknownAlertError
            return last

    async def _loaded(self, statement: Select[Any]) -> list[Alert]:
        async with self._reading.begin() as connection:
            ids: Sequence[int] = (await connection.scalars(statement)).all()
            return [await _as_corrected(connection, id) for id in ids]


def _past() -> Select[Any]:
    """Alerts that began and were not taken back, the newest first."""
    later = alert.alias()
    amends = and_(amendment.c.amends_id == alert.c.id, later.c.id == amendment.c.alert_id)
    begun = exists().where(amends, later.c.begun_at.is_not(None))
    corrected = begun.where(amendment.c.kind == AlertKind.CORRECTION)
    recalled = begun.where(amendment.c.kind == AlertKind.RECALL)
    return (
        select(alert.c.id)
        .where(alert.c.begun_at.is_not(None), ~recalled)
        .where(alert.c.id.not_in(select(amendment.c.alert_id)))
        .where(or_(alert.c.state.in_(SHOWN), corrected))
        .order_by(alert.c.begun_at.desc(), alert.c.id.desc())
    )


async def _as_corrected(connection: AsyncConnection, alert_id: int) -> Alert:
    """What was last said about it: a correction or a recall, where it has one."""
    statement = (
        select(alert.c.id)
        .join_from(amendment, alert, amendment.c.alert_id == alert.c.id)
        .where(amendment.c.amends_id == alert_id, alert.c.begun_at.is_not(None))
        .order_by(alert.c.revision.desc())
        .limit(1)
    )
    return await load(connection, await connection.scalar(statement) or alert_id)
