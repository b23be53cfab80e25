from pathlib import Path

from bot.db.storage import open_storage
from tests.services.world import KEY


async def test_the_first_start_makes_its_folder(tmp_path: Path) -> None:
    storage = await open_storage(f"sqlite+aiosqlite:///{tmp_path}/data/jol.db", KEY)
    await storage.subscribers.set_language(1001, "ky")
    await storage.close()

    assert (tmp_path / "data").stat().st_mode & 0o077 == 0


async def test_what_was_chosen_is_there_after_a_restart(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/jol.db"
    first = await open_storage(url, KEY)
    await first.subscribers.subscribe(1001, "fees", "ky")
    await first.close()

    second = await open_storage(url, KEY)
    assert (await second.subscribers.settings(1001)).topics == {"fees"}
    await second.close()
