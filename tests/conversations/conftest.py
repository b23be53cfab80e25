from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.conversation import READER_EN, Person, Town, town
from tests.services.fixtures import empty_database
from tests.services.world import copy_of

__all__ = ["empty_database"]


@pytest.fixture
async def quiet_town(empty_database: Path, tmp_path: Path) -> AsyncIterator[Town]:
    """A town where no bot runs yet; its database is migrated, which takes half of a start."""
    copy_of(empty_database, tmp_path / "jol.db")
    async with town(tmp_path) as here:
        yield here


@pytest.fixture
async def jol(quiet_town: Town) -> AsyncIterator[Town]:
    """A town where the bot runs."""
    async with quiet_town.bot():
        yield quiet_town


@pytest.fixture
def reader(jol: Town) -> Person:
    return jol.person(READER_EN)
