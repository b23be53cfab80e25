"""Corrections and recalls as moderators see them."""

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.db import tables
from bot.db.alerts import add, load
from bot.db.amending import family, readers_of
from bot.db.engine import for_reading
from bot.domain.alerts import Alert, AlertState
from bot.domain.amendments import AlertKind
from bot.domain.copies import Report
from bot.errors import WrongStateError

OPEN = (AlertState.DRAFT, AlertState.APPROVED, AlertState.SCHEDULED)


class SqlAmendments:
    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = for_reading(engine)

    async def amend(self, alert_id: int, kind: AlertKind, author: int) -> Alert:
        async with self._engine.begin() as connection:
            named = await load(connection, alert_id, lock=True)
            first = await load(connection, named.amends or alert_id, lock=True)
            opened = await _open(connection, first, kind)
            return await load(connection, opened or await _add(connection, first, kind, author))

    async def begun(self, size: int) -> list[Alert]:
        columns = tables.alert.c
        statement = (
            select(columns.id)
            .where(columns.begun_at.is_not(None))
            .order_by(columns.begun_at.desc(), columns.id.desc())
            .limit(size)
        )
        async with self._reading.begin() as connection:
            ids = (await connection.scalars(statement)).all()
            return [await load(connection, id) for id in ids]

    async def report(self, alert_id: int) -> Report:
        async with self._reading.begin() as connection:
            named = await load(connection, alert_id)
            rows = (await connection.execute(readers_of(named.amends or alert_id))).all()
        have: dict[int, int] = {}
        for has, _, number in rows:
            if has is not None:
                have[has] = have.get(has, 0) + number
        unknown = sum(number for has, may, number in rows if has is None and may)
        none = sum(number for has, may, number in rows if has is None and not may)
        return Report(dict(sorted(have.items())), unknown, none)


async def _open(connection: AsyncConnection, first: Alert, kind: AlertKind) -> int | None:
    """What is being written already. WrongStateError: there is nothing to amend."""
    relatives = await family(connection, first.id)
    recalled = any(one.kind is AlertKind.RECALL and one.begun_at for one in relatives)
    if first.begun_at is None or recalled:
        raise WrongStateError("recalled" if recalled else first.state, "amend")
    return next((one.id for one in relatives if one.kind is kind and one.state in OPEN), None)


async def _add(connection: AsyncConnection, first: Alert, kind: AlertKind, author: int) -> int:
    draft = Alert(0, first.topic, author, source=first.source, outcomes=first.outcomes)
    alert_id = await add(connection, draft)
    values = {"alert_id": alert_id, "amends_id": first.id, "kind": kind}
    await connection.execute(insert(tables.amendment).values(**values))
    return alert_id
