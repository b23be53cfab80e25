"""Jol itself on the chat page: what a newcomer sees after `make run`."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from playwright.async_api import Browser, expect

from tests.browser import in_browser
from tests.conversation import MODERATOR, READER_EN, READER_KK, READER_RU, Town, catalogues, town
from tests.conversations.test_alerts import approved, subscribed
from tests.page.phone import Phone

pytestmark = in_browser


@pytest_asyncio.fixture(loop_scope="session")
async def jol(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as here, here.bot():
        yield here


@pytest_asyncio.fixture(loop_scope="session")
async def at_jol(chromium: Browser, jol: Town) -> AsyncIterator[Phone]:
    page = await chromium.new_page()
    page.set_default_timeout(10_000)
    phone = Phone(page, jol.sim.url)
    yield phone
    await page.close()
    assert phone.complaints == []


async def test_a_reader_walks_to_an_answer_and_back(at_jol: Phone) -> None:
    await at_jol.open(READER_EN)
    await at_jol.press("START")
    for label in ("Fines for staying", "None of these", "No order and no court case", "No"):
        await at_jol.press(label)
    await expect(at_jol.message("What to do now")).to_be_visible()
    await at_jol.press("Back")
    await expect(at_jol.message("What to do now")).to_have_count(0)


async def test_each_reader_is_met_in_their_language(at_jol: Phone) -> None:
    for person, start, language in ((READER_RU, "НАЧАТЬ", "ru"), (READER_KK, "БАСТАУ", "kk")):
        await at_jol.open(person)
        await at_jol.press(start)
        await expect(at_jol.button(catalogues()[language]("Who can help"))).to_be_visible()


async def test_an_alert_comes_to_the_reader_who_is_not_looked_at(jol: Town, at_jol: Phone) -> None:
    await subscribed(jol, READER_KK, "Қазақша")
    await (await approved(jol)).presses("Send now")
    await at_jol.open(MODERATOR)
    await jol.deliver()
    await at_jol.person("Reader (kk)").click()
    await expect(at_jol.message("Ол төмендеді.")).to_be_visible()
