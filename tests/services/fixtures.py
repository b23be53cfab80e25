import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.db.migrate import migrate
from tests.services.world import World, copy_of, world_in


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Migrated once; each test copies it."""
    path = tmp_path_factory.mktemp("database") / "jol.db"
    asyncio.run(migrate(f"sqlite+aiosqlite:///{path}"))
    return path


@pytest.fixture
def database(empty_database: Path, tmp_path: Path) -> Path:
    return copy_of(empty_database, tmp_path / "jol.db")


@pytest.fixture
async def world(database: Path) -> AsyncIterator[World]:
    async with world_in(database) as world:
        yield world
