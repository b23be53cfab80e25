import asyncio
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import IntegrityError

from bot.db.engine import for_reading, make_engine
from bot.db.types import UtcDateTime
from tests.services.world import World


async def test_updates_at_once_are_not_lost(tmp_path: Path) -> None:
    """sqlite3's own mode loses most of these without an error."""
    engine = make_engine(f"sqlite+aiosqlite:///{tmp_path / 'n.db'}")
    async with engine.begin() as connection:
        await connection.execute(text("CREATE TABLE n AS SELECT 0 AS n"))

    async def add_one() -> None:
        async with engine.begin() as connection:
            n = await connection.scalar(text("SELECT n FROM n"))
            await connection.execute(text("UPDATE n SET n = :n"), {"n": n + 1})

    async with asyncio.TaskGroup() as writers:
        for _ in range(20):
            writers.create_task(add_one())

    async with engine.begin() as connection:
        assert await connection.scalar(text("SELECT n FROM n")) == 20
    await engine.dispose()


async def test_reading_does_not_wait_for_a_writer(world: World) -> None:
    engine = world.storage.engine
    async with engine.begin(), asyncio.timeout(2), for_reading(engine).begin() as reading:
        assert await reading.scalar(text("SELECT count(*) FROM subscriber")) == 0


async def test_a_row_needs_what_it_refers_to(world: World) -> None:
    with pytest.raises(IntegrityError):
        async with world.storage.engine.begin() as connection:
            await connection.execute(text("INSERT INTO subscription VALUES ('fees', 7)"))


async def test_the_journal_is_ahead_of_the_file(world: World) -> None:
    async with world.storage.engine.begin() as connection:
        assert await connection.scalar(text("PRAGMA journal_mode")) == "wal"
        assert await connection.scalar(text("PRAGMA synchronous")) == 1


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        UtcDateTime().process_bind_param(datetime(2026, 11, 21), sqlite.dialect())  # noqa: DTZ001  # the defect


def test_a_moment_comes_back_in_utc() -> None:
    there = datetime(2026, 11, 21, 7, tzinfo=timezone(-timedelta(hours=5)))
    stored = UtcDateTime().process_bind_param(there, sqlite.dialect())
    assert stored is not None

    back = UtcDateTime().process_result_value(stored.replace(tzinfo=None), sqlite.dialect())
    assert back == datetime(2026, 11, 21, 12, tzinfo=UTC)
