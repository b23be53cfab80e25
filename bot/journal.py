"""Logging: about the program, never about a person."""

import logging
import sys
from typing import TextIO


def start_journal(level: str, stream: TextIO = sys.stderr) -> None:
    """Lines on the stream. Libraries that name chats or addresses are held at WARNING."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in ("aiogram", "aiohttp", "apscheduler", "sqlalchemy", "alembic", "aiosqlite"):
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))
