"""Logging: about the program, never about a person."""

import logging
import sys


def start_journal(level: str) -> None:
    """Lines on standard error. Libraries that name chats or addresses are held at WARNING."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in ("aiogram", "aiohttp", "apscheduler", "sqlalchemy", "alembic", "aiosqlite"):
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))
