"""Brings the database to the shape that this program knows, before anything else is done."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from bot.db.engine import make_engine
from bot.errors import DatabaseTooNewError, StorageError

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"


async def migrate(url: str) -> None:
    """All or nothing: a migration that fails leaves the database as it was."""
    engine = make_engine(url, foreign_keys=False)
    try:
        async with engine.begin() as connection:
            await connection.run_sync(_upgrade)
    finally:
        await engine.dispose()


def known_revisions(folder: Path = MIGRATIONS) -> list[str]:
    """In order: the number with which each file's name begins is its revision."""
    return sorted(path.name[:4] for path in folder.glob("versions/[0-9]*.py"))


def stored_revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    stored = connection.execute(text("SELECT version_num FROM alembic_version"))
    return stored.scalar_one_or_none()


def _upgrade(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":  # several processes may start at once
        connection.execute(text("SELECT pg_advisory_xact_lock(7108)"))
    known, stored = known_revisions(), stored_revision(connection)
    if stored is not None and stored not in known:
        raise DatabaseTooNewError(
            f"the database is of revision {stored}, this program knows up to {known[-1]}"
        )
    if stored != known[-1]:
        run_alembic(connection, MIGRATIONS)


def run_alembic(connection: Connection, folder: Path, to: str = "head") -> None:
    """Upgrade, or go down to an earlier revision, inside the caller's transaction."""
    from alembic import command  # a second to import, and a start seldom needs it
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.attributes["connection"] = connection
    if to == "base":
        command.downgrade(config, to)
    else:
        command.upgrade(config, to)
    _refuse_orphans(connection)


def _refuse_orphans(connection: Connection) -> None:
    """Foreign keys are off on SQLite while tables are rebuilt, so they are checked at the end."""
    if connection.dialect.name == "sqlite":
        orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if orphans:
            raise StorageError(f"a migration would leave {len(orphans)} orphaned rows")
