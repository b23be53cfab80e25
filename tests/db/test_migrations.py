import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db import migrate as migration
from bot.db.engine import make_engine
from bot.db.migrate import MIGRATIONS, known_revisions, migrate, run_alembic, stored_revision
from bot.db.tables import metadata
from bot.errors import DatabaseTooNewError, StorageError

LAST = known_revisions()[-1]


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path / 'jol.db'}"


@pytest.fixture
async def engine(url: str) -> AsyncIterator[AsyncEngine]:
    engine = make_engine(url, foreign_keys=False)
    yield engine
    await engine.dispose()


def tables_of(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


def differences(connection: Connection) -> Any:
    return compare_metadata(MigrationContext.configure(connection), metadata)


def broken_folder(tmp_path: Path, upgrade: str) -> Path:
    """The real migrations and one more that does what it is told."""
    folder = Path(shutil.copytree(MIGRATIONS, tmp_path / "migrations"))
    (folder / "versions" / "9999_next.py").write_text(
        "from alembic import op\n"
        f"revision, down_revision = '9999', '{LAST}'\n"
        f"def upgrade():\n    op.execute('CREATE TABLE half (n INT)')\n    {upgrade}\n"
    )
    return folder


async def test_migrations_make_the_tables_that_the_code_names(
    url: str, engine: AsyncEngine
) -> None:
    await migrate(url)
    async with engine.begin() as connection:
        assert await connection.run_sync(differences) == []


async def test_a_table_that_differs_would_be_seen(url: str, engine: AsyncEngine) -> None:
    await migrate(url)
    async with engine.begin() as connection:
        await connection.execute(text("ALTER TABLE subscriber ADD COLUMN name TEXT"))
        assert len(await connection.run_sync(differences)) == 1


async def test_up_down_and_up_again(engine: AsyncEngine) -> None:
    for to in ("head", "base", "head"):
        async with engine.begin() as connection:
            await connection.run_sync(run_alembic, MIGRATIONS, to)
    async with engine.begin() as connection:
        assert await connection.run_sync(differences) == []


async def test_down_leaves_no_table(engine: AsyncEngine) -> None:
    for to in ("head", "base"):
        async with engine.begin() as connection:
            await connection.run_sync(run_alembic, MIGRATIONS, to)
    async with engine.begin() as connection:
        assert await connection.run_sync(tables_of) <= {"alembic_version", "sqlite_sequence"}


async def test_a_failed_migration_leaves_nothing(
    url: str, engine: AsyncEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migration, "MIGRATIONS", broken_folder(tmp_path, "op.execute('oops')"))
    monkeypatch.setattr(migration, "known_revisions", lambda: [LAST, "9999"])
    with pytest.raises(OperationalError):
        await migrate(url)

    async with engine.begin() as connection:
        assert await connection.run_sync(tables_of) == set()


async def test_a_migration_that_orphans_rows_is_undone(
    url: str, engine: AsyncEngine, tmp_path: Path
) -> None:
    await migrate(url)
    orphan = "op.execute(\"INSERT INTO subscription VALUES ('fees', 7)\")"
    folder = broken_folder(tmp_path, orphan)
    with pytest.raises(StorageError, match="1 orphaned"):
        async with engine.begin() as connection:
            await connection.run_sync(run_alembic, folder)

    async with engine.begin() as connection:
        assert await connection.run_sync(stored_revision) == LAST


async def test_a_database_of_a_newer_program_is_left_alone(url: str, engine: AsyncEngine) -> None:
    await migrate(url)
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '0999'"))

    with pytest.raises(DatabaseTooNewError, match="revision 0999"):
        await migrate(url)


async def test_migrating_again_changes_nothing(url: str) -> None:
    await migrate(url)
    await migrate(url)


def test_file_names_tell_the_revisions() -> None:
    script = ScriptDirectory(str(MIGRATIONS))
    in_order = [revision.revision for revision in script.walk_revisions()]

    assert known_revisions() == in_order[::-1]
