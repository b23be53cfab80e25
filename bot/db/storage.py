"""Opens the database: migrated, unlocked, and proved to be of this key."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import make_url, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db.alerts import SqlAlerts
from bot.db.amendments import SqlAmendments
from bot.db.cache import RecentSettings
from bot.db.engine import for_reading, make_engine
from bot.db.followers import SqlFollowers
from bot.db.ledger import SqlLedger
from bot.db.migrate import migrate
from bot.db.moderators import SqlModerators
from bot.db.news import SqlNews
from bot.db.sealing import unlock
from bot.db.standing import SqlStandings
from bot.db.subscribers import SqlSubscribers
from bot.db.tables import moderator, subscriber
from bot.errors import StorageError


@dataclass(frozen=True, slots=True)
class Storage:
    """What the services ask for in `bot.services.ports`, on one engine."""

    subscribers: SqlSubscribers
    moderators: SqlModerators
    alerts: SqlAlerts
    amendments: SqlAmendments
    ledger: SqlLedger
    followers: SqlFollowers
    standings: SqlStandings
    news: SqlNews
    engine: AsyncEngine

    async def close(self) -> None:
        await self.engine.dispose()


async def open_storage(url: str, key: bytes) -> Storage:
    """Raises a StorageError that says in one line why the program cannot start."""
    try:
        return await _opened(url, key)
    except (OSError, SQLAlchemyError, ImportError) as error:
        kind = type(error.__cause__ or error).__name__
        raise StorageError(f"DATABASE_URL: the database cannot be opened ({kind})") from error


async def _opened(url: str, key: bytes) -> Storage:
    _make_folder(url)
    await migrate(url)
    engine = make_engine(url)
    unlock(engine, key)
    try:
        await _prove_key(engine)
    except BaseException:
        await engine.dispose()
        raise
    return storage_on(engine)


def storage_on(engine: AsyncEngine) -> Storage:
    recent = RecentSettings()
    return Storage(
        subscribers=SqlSubscribers(engine, recent),
        moderators=SqlModerators(engine),
        alerts=SqlAlerts(engine),
        amendments=SqlAmendments(engine),
        ledger=SqlLedger(engine, recent),
        followers=SqlFollowers(engine, recent),
        standings=SqlStandings(engine),
        news=SqlNews(engine),
        engine=engine,
    )


def _make_folder(url: str) -> None:
    """StorageError: in place of the database stands something else."""
    address = make_url(url)
    if address.get_backend_name() != "sqlite" or address.database in (None, "", ":memory:"):
        return
    path = Path(str(address.database))
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if path.is_dir() or (path.exists() and _header(path) not in (b"", SQLITE)):
        raise StorageError(f"DATABASE_URL: {path} is not a database")


SQLITE = b"SQLite format 3\0"


def _header(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(len(SQLITE))


async def _prove_key(engine: AsyncEngine) -> None:
    """Open one sealed value: another key would make every person a stranger."""
    async with for_reading(engine).begin() as connection:
        await connection.scalar(select(subscriber.c.chat).limit(1))
        await connection.scalar(select(moderator.c.user).limit(1))
