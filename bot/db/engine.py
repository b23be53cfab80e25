"""Engines whose transactions mean what they say, on SQLite too."""

from sqlite3 import Connection as SqliteConnection
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

BUSY_SECONDS = 15
"""How long a writer waits for another one."""


def make_engine(url: str, *, foreign_keys: bool = True) -> AsyncEngine:
    """`foreign_keys=False` is for migrations: rebuilding a table must not cascade."""
    engine = create_async_engine(
        url,
        hide_parameters=True,  # an error must not print a chat id
        connect_args={"timeout": BUSY_SECONDS} if url.startswith("sqlite") else {},
    )
    if engine.dialect.name == "sqlite":
        _make_sqlite_strict(engine, foreign_keys=foreign_keys)
    return engine


def for_reading(engine: AsyncEngine) -> AsyncEngine:
    """The same connections, but a transaction does not wait for writers."""
    return engine.execution_options(sqlite_begin="DEFERRED")


def _make_sqlite_strict(engine: AsyncEngine, *, foreign_keys: bool) -> None:
    @event.listens_for(engine.sync_engine, "connect")
    def on_connect(connection: SqliteConnection, _record: Any) -> None:
        # sqlite3's own mode begins no transaction before a SELECT, and updates get lost.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=NORMAL")
        cursor.execute("PRAGMA secure_delete=ON")
        cursor.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def on_begin(connection: Connection) -> None:
        mode = connection.get_execution_options().get("sqlite_begin", "IMMEDIATE")
        connection.exec_driver_sql(f"BEGIN {mode}")
