"""The switch between people, and what reaches the phones that nobody looks at."""

import re

from playwright.async_api import expect

from simulator.server import Simulator
from tests.browser import in_browser
from tests.page.phone import Phone
from tests.page.tiny_bot import TinyBot

pytestmark = in_browser


async def test_an_alert_arrives_on_the_other_phone(
    phone: Phone, bot: TinyBot, sim: Simulator
) -> None:
    sim.message(1001, "/start")
    await phone.open(1011)
    await bot.say(1001, "Ереже өзгерді")
    await expect(phone.person("Reader (kk)")).to_contain_text("new: 1")
    news = phone.page.get_by_role("status").filter(has_text="A new message for Reader (kk)")
    await expect(news).to_have_count(1)


async def test_looking_at_a_phone_clears_its_badge(
    phone: Phone, bot: TinyBot, sim: Simulator
) -> None:
    sim.message(1001, "/start")
    await phone.open(1011)
    await bot.say(1001, "Ереже өзгерді")
    await phone.person("new: 1").click()
    await expect(phone.message("Ереже өзгерді")).to_be_visible()
    await expect(phone.person("Reader (kk)")).not_to_contain_text("1")


async def test_the_news_picks_up_that_phone(phone: Phone, bot: TinyBot, sim: Simulator) -> None:
    sim.message(1001, "/start")
    await phone.open(1011)
    await bot.say(1001, "Ереже өзгерді")
    await phone.press("A new message for Reader (kk)")
    await expect(phone.message("Ереже өзгерді")).to_be_visible()
    await expect(phone.log).to_be_focused()


async def test_the_page_speaks_the_readers_language(phone: Phone) -> None:
    await phone.open(1001)
    await expect(phone.button("БАСТАУ")).to_be_visible()
    await phone.person("Reader (ru)").click()
    await expect(phone.button("НАЧАТЬ")).to_be_visible()
    await expect(phone.page.locator("html")).to_have_attribute("lang", "ru")


async def test_a_reload_keeps_the_person(phone: Phone) -> None:
    await phone.open(1001)
    await phone.person("Reader (ru)").click()
    await expect(phone.page).to_have_url(re.compile(r"as=1002&chat=1002"))
    await phone.page.reload()
    await expect(phone.person("Reader (ru)")).to_have_attribute("aria-current", "true")


async def test_arrows_walk_through_the_people(phone: Phone) -> None:
    await phone.open(1001)
    await phone.person("Reader (kk)").focus()
    await phone.page.keyboard.press("ArrowDown")
    await expect(phone.person("Reader (ru)")).to_be_focused()
    await phone.page.keyboard.press("Enter")
    await expect(phone.person("Reader (ru)")).to_have_attribute("aria-current", "true")
    await expect(phone.person("Reader (ru)")).to_be_focused()


async def test_a_member_writes_into_the_group(phone: Phone, sim: Simulator) -> None:
    await phone.open(1011, chat=-2001)
    await phone.page.get_by_label("Writing as").select_option("Reader (ru)")
    await phone.type("Привет")
    await expect(phone.message("Привет")).to_be_visible()
    assert sim.last(-2001)["from"]["id"] == 1002


async def test_a_blocked_bot_can_be_unblocked(phone: Phone, sim: Simulator) -> None:
    sim.message(1003, "/start")
    await phone.open(1003)
    await phone.press("More")
    await phone.page.get_by_role("menuitem", name="Block the bot").click()
    await phone.press("Unblock the bot")
    await expect(phone.box).to_be_visible()
    assert not sim.people()["people"][2]["blocked"]


async def test_what_was_missed_is_there_after_a_break(
    phone: Phone, bot: TinyBot, sim: Simulator
) -> None:
    sim.message(1003, "/start")
    await phone.page.route("**/sim/events", lambda route: route.abort())
    await phone.page.goto(f"{sim.url}/?as=1003")
    await expect(phone.page.get_by_text("Reconnecting")).to_be_visible()
    await bot.say(1003, "Said meanwhile")
    await phone.page.unroute("**/sim/events")
    await expect(phone.message("Said meanwhile")).to_be_visible()
    await expect(phone.page.get_by_text("Reconnecting")).to_have_count(0)
    phone.complaints.clear()  # the browser itself reports the broken connection
