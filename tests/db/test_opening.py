"""A database or key that cannot be used: one line that names the setting."""

from pathlib import Path

import pytest

from bot.db.sealing import find_key, new_key, parse_key
from bot.db.storage import open_storage
from bot.errors import KeyFileError, StorageError

KEY = parse_key(new_key())


async def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "jol.db").write_text("not a database, and long enough to be looked at " * 100)
    with pytest.raises(StorageError, match=r"DATABASE_URL: .* is not a database"):
        await open_storage(f"sqlite+aiosqlite:///{tmp_path}/jol.db", KEY)


async def test_a_folder_in_place_of_the_database_is_named(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="DATABASE_URL"):
        await open_storage(f"sqlite+aiosqlite:///{tmp_path}", KEY)


def test_a_key_file_that_cannot_be_made_is_named() -> None:
    with pytest.raises(KeyFileError, match="DATA_KEY_FILE"):
        find_key(None, Path("/proc/nowhere/key"))


def test_a_key_that_is_none_is_named() -> None:
    with pytest.raises(KeyFileError, match="DATA_KEY"):
        find_key("short", Path("unused"))
