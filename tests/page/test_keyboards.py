"""Buttons under messages, under the box, and the menu of commands."""

from playwright.async_api import expect

from simulator.server import Simulator
from tests.browser import in_browser
from tests.page.phone import Phone
from tests.page.tiny_bot import TinyBot

pytestmark = in_browser

COMMANDS = [
    {"command": "help", "description": "Who can help"},
    {"command": "alerts", "description": "What I am told"},
]


async def test_the_commands_menu_sends_a_command(
    phone: Phone, bot: TinyBot, sim: Simulator
) -> None:
    sim.message(1003, "/start")
    await bot.call("setMyCommands", commands=COMMANDS)
    await phone.open(1003)
    await phone.press("Menu")
    await phone.page.get_by_role("menuitem", name="What I am told").click()
    await expect(phone.message("/alerts")).to_be_visible()


async def test_escape_closes_the_menu(phone: Phone, bot: TinyBot, sim: Simulator) -> None:
    sim.message(1003, "/start")
    await bot.call("setMyCommands", commands=COMMANDS)
    await phone.open(1003)
    await phone.press("Menu")
    await phone.page.keyboard.press("Escape")
    await expect(phone.page.get_by_role("menu")).to_have_count(0)
    await expect(phone.button("Menu")).to_be_focused()


async def test_a_slash_suggests_commands(phone: Phone, bot: TinyBot, sim: Simulator) -> None:
    sim.message(1003, "/start")
    await bot.call("setMyCommands", commands=COMMANDS)
    await phone.open(1003)
    await phone.box.press_sequentially("/al")
    await expect(phone.page.get_by_role("menuitem")).to_have_text(["/alertsWhat I am told"])
    await expect(phone.box).to_be_focused()


async def test_a_reply_keyboard_writes_its_text(
    phone: Phone, bot: TinyBot, sim: Simulator
) -> None:
    sim.message(1003, "/start")
    await phone.open(1003)
    await bot.say(1003, "Where?", reply_markup={"keyboard": [[{"text": "New York"}]]})
    await phone.page.get_by_role("group", name="Suggested replies").get_by_role("button").click()
    await expect(phone.message("New York")).to_be_visible()


async def test_a_removed_reply_keyboard_goes(phone: Phone, bot: TinyBot, sim: Simulator) -> None:
    sim.message(1003, "/start")
    await bot.say(1003, "Where?", reply_markup={"keyboard": [[{"text": "New York"}]]})
    await phone.open(1003)
    await expect(phone.button("New York")).to_be_visible()
    await bot.say(1003, "Noted", reply_markup={"remove_keyboard": True})
    await expect(phone.button("New York")).to_have_count(0)


async def test_a_url_button_is_a_link(phone: Phone, bot: TinyBot, sim: Simulator) -> None:
    sim.message(1003, "/start")
    await phone.open(1003)
    rows = [[{"text": "The law", "url": "https://example.org/"}]]
    await bot.say(1003, "Read", reply_markup={"inline_keyboard": rows})
    link = phone.page.get_by_role("link", name="The law (opens in a new tab)")
    await expect(link).to_have_attribute("target", "_blank")


async def test_a_copy_button_fills_the_clipboard(
    phone: Phone, bot: TinyBot, sim: Simulator
) -> None:
    sim.message(1003, "/start")
    await phone.open(1003)
    rows = [[{"text": "Copy", "copy_text": {"text": "t.me/link"}}]]
    await bot.say(1003, "Share", reply_markup={"inline_keyboard": rows})
    await phone.press("Copy")
    await expect(phone.page.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    assert await phone.page.evaluate("navigator.clipboard.readText()") == "t.me/link"
