import asyncio
import contextlib
from collections.abc import AsyncIterator

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import Browser

from simulator.rates import Limits
from simulator.server import Simulator
from tests.browser import MISSING
from tests.browser import chromium as chromium
from tests.page.phone import Phone
from tests.page.tiny_bot import TinyBot


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """A missing browser is told in red, not only as an `s` among the dots."""
    skipped = terminalreporter.stats.get("skipped", [])
    count = sum(MISSING in str(report.longrepr) for report in skipped)
    if count:
        terminalreporter.write_sep("!", f"{count} browser tests skipped: {MISSING}", red=True)


@pytest_asyncio.fixture(loop_scope="session")
async def sim() -> AsyncIterator[Simulator]:
    async with Simulator(limits=Limits(enforce=False)) as running:
        yield running


@pytest_asyncio.fixture(loop_scope="session")
async def bot(sim: Simulator) -> AsyncIterator[TinyBot]:
    """A bot that only does what the test calls."""
    async with aiohttp.ClientSession() as session:
        yield TinyBot(session, f"{sim.url}/bot{sim.token}")


@pytest_asyncio.fixture(loop_scope="session")
async def talking_bot(bot: TinyBot) -> AsyncIterator[TinyBot]:
    """A bot that answers by itself."""
    running = asyncio.create_task(bot.run())
    yield bot
    running.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await running


@pytest_asyncio.fixture(loop_scope="session")
async def phone(chromium: Browser, sim: Simulator) -> AsyncIterator[Phone]:
    """A page in a browser of its own; whatever it complains about fails the test."""
    context = await chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    context.set_default_timeout(5000)
    phone = Phone(await context.new_page(), sim.url)
    yield phone
    await context.close()
    assert phone.complaints == []
