from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from bot.book.command import make_book
from tests.book.reading import Reading
from tests.browser import chromium as chromium
from tests.telegram.readers import REAL_TODAY


@pytest.fixture(scope="session")
def real_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book of the real content, made once."""
    folder = tmp_path_factory.mktemp("book") / "book"
    make_book(folder, REAL_TODAY)
    return folder


@pytest_asyncio.fixture(loop_scope="session")
async def book(chromium: Browser, real_book: Path) -> AsyncIterator[Reading]:
    """The book, opened from disk; whatever the browser complains about fails the test."""
    context = await chromium.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(5000)
    reading = Reading(await context.new_page(), real_book)
    yield reading
    await context.close()
    assert reading.complaints == []
    assert [url for url in reading.fetched if not url.startswith("file://")] == []
