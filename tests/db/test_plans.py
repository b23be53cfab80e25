"""Looks that are made each second must not grow with the ledger."""

from typing import Any

from sqlalchemy import event

from bot.domain.rhythm import Frequency
from tests.services.world import World


async def plans_of_a_tick(world: World) -> list[str]:
    """How SQLite finds what each statement of a tick asks for."""
    asked: list[tuple[str, Any]] = []

    def note(_: Any, __: Any, statement: str, values: Any, ___: Any, many: bool) -> None:
        if "delivery" in statement and not many and not statement.startswith("INSERT"):
            asked.append((statement, values))

    engine = world.storage.engine
    event.listen(engine.sync_engine, "before_cursor_execute", note)
    await world.delivery.tick()
    event.remove(engine.sync_engine, "before_cursor_execute", note)
    plans = []
    async with engine.connect() as connection:
        for statement, values in asked:
            plan = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
            plans += [str(row[-1]) for row in plan]
    return plans


async def test_no_look_walks_over_the_ledger(world: World) -> None:
    await world.readers(1001, 1002)
    await world.rhythm(1002, frequency=Frequency.DAILY)
    await world.due()
    stopped = await world.due()
    await world.delivery.tick()
    await world.desk.stop(stopped.id)
    world.clock.forward(hours=26)

    plans = await plans_of_a_tick(world)
    assert len(plans) > 10
    assert [plan for plan in plans if plan.startswith("SCAN delivery")] == []
    assert "SEARCH delivery USING PRIMARY KEY (alert_id=?)" not in plans
