"""python -m bot status: what is served, what is left out, what is on its way, in plain words."""

import asyncio
from pathlib import Path

from bot.config import Settings
from bot.content import CONTENT, load
from bot.db.sealing import find_key
from bot.db.storage import open_storage
from bot.domain.alerts import AlertState
from bot.domain.library import Library
from bot.telegram.catalogues import load_catalogues
from bot.telegram.desk_views import clock_time


def status(settings: Settings, content: Path = CONTENT) -> int:
    """Prints the state; 1 where something is left out or stopped. StorageError."""
    library = load(content)
    for line in _content(library):
        print(line)
    stopped = asyncio.run(_alerts(settings))
    return 1 if library.problems or stopped else 0


def _content(library: Library) -> list[str]:
    lines = [f"flows: {', '.join(library.flows) or 'none'}"]
    lines.append(f"languages: {', '.join(load_catalogues())}")
    lines += [f"LEFT OUT  {problem}" for problem in library.problems]
    return lines


async def _alerts(settings: Settings) -> int:
    key = find_key(settings.key_words, settings.data_key_file)
    storage = await open_storage(settings.database_url, key)
    try:
        alerts = await storage.alerts.in_states(tuple(AlertState))
    finally:
        await storage.close()
    for alert in alerts:
        due = f", due {clock_time(alert.due_at)} Washington time" if alert.due_at else ""
        why = f", because: {alert.stop_reason}" if alert.stop_reason else ""
        print(f"alert {alert.id}: {alert.state}{due}{why}")
    print(f"alerts: {len(alerts)}")
    return sum(alert.state is AlertState.STOPPED for alert in alerts)
