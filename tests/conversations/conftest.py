from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.conversation import READER_EN, Person, Town, town


@pytest.fixture
async def quiet_town(tmp_path: Path) -> AsyncIterator[Town]:
    """A town where no bot runs yet."""
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
