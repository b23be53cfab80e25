"""What facts and outcomes said when they were last looked at."""

import json
from collections.abc import Collection

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.db.alerts import add
from bot.db.statements import insert
from bot.db.tables import standing
from bot.domain.alerts import FALLBACK_LANGUAGE, FOLLOWERS, Alert, AlertText
from bot.domain.standing import Said, Standing, changes
from bot.services.changes import DraftOf


class SqlStandings:
    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def learn(self, now: Standing, author: int, draft_of: DraftOf, *, complete: bool) -> int:
        """One transaction: a crash neither forgets a change nor drafts it twice."""
        drafted = 0
        async with self._engine.begin() as connection:
            before = await _read(connection)
            for change in changes(before, now, complete=complete):
                draft = draft_of(change)
                if draft is not None:
                    words = {FALLBACK_LANGUAGE: AlertText(draft.html, author)}
                    alert = Alert(
                        0,
                        FOLLOWERS,
                        author,
                        source=draft.source,
                        texts=words,
                        outcomes=draft.outcomes,
                    )
                    await add(connection, alert)
                    drafted += 1
            await _write(connection, before, now)
            if complete:
                await _forget(connection, before.keys() - now.keys())
        return drafted


async def _read(connection: AsyncConnection) -> Standing:
    statement = select(standing.c.node, standing.c.said).with_for_update()
    return {
        node: tuple(Said(*one) for one in json.loads(said))
        for node, said in await connection.execute(statement)
    }


async def _write(connection: AsyncConnection, before: Standing, now: Standing) -> None:
    for node, said in now.items():
        if before.get(node) != said:
            words = {"said": json.dumps(said, ensure_ascii=False)}
            put = insert(connection, standing).values(node=node, **words)
            await connection.execute(
                put.on_conflict_do_update(index_elements=["node"], set_=words)
            )


async def _forget(connection: AsyncConnection, nodes: Collection[str]) -> None:
    await connection.execute(delete(standing).where(standing.c.node.in_(nodes)))
