"""A person talks to a bot in the browser."""

from playwright.async_api import expect

from simulator.server import Simulator
from tests.browser import in_browser
from tests.page.phone import Phone
from tests.page.tiny_bot import TinyBot, keys

pytestmark = in_browser


async def test_start_brings_the_keyboard(phone: Phone, talking_bot: TinyBot) -> None:
    await phone.open(1003)
    await phone.press("START")
    await expect(phone.message("You wrote: /start")).to_be_visible()
    await expect(phone.button("Yes")).to_be_visible()


async def test_enter_sends_and_shift_enter_does_not(phone: Phone, talking_bot: TinyBot) -> None:
    await phone.open(1003)
    await phone.press("START")
    await phone.box.fill("two")
    await phone.box.press("Shift+Enter")
    await phone.box.press_sequentially("lines")
    await phone.box.press("Enter")
    await expect(phone.message("You wrote: two lines")).to_be_visible()
    await expect(phone.box).to_have_value("")


async def test_a_press_edits_in_place(phone: Phone, talking_bot: TinyBot) -> None:
    await phone.open(1003)
    await phone.press("START")
    await phone.press("Yes")
    edited = phone.message("You pressed Yes")
    await expect(edited).to_contain_text("edited")
    await expect(phone.log.get_by_role("article")).to_have_count(2)


async def test_the_keyboard_focus_survives_an_edit(phone: Phone, talking_bot: TinyBot) -> None:
    await phone.open(1003)
    await phone.press("START")
    await phone.button("No").focus()
    await phone.page.keyboard.press("Enter")
    await expect(phone.message("You pressed No")).to_be_visible()
    await expect(phone.button("Next")).to_be_focused()


async def test_an_answer_pops_up_and_goes(phone: Phone, talking_bot: TinyBot) -> None:
    await phone.open(1003)
    await phone.press("START")
    await phone.press("Toast")
    toast = phone.page.get_by_role("status").filter(has_text="Saved")
    await expect(toast).to_be_visible()
    await phone.page.keyboard.press("Escape")
    await expect(toast).to_have_count(0)


async def test_an_alert_waits_for_ok(phone: Phone, talking_bot: TinyBot) -> None:
    await phone.open(1003)
    await phone.press("START")
    await phone.press("Alert")
    await expect(phone.page.get_by_role("dialog")).to_contain_text("Careful")
    await phone.press("OK")
    await expect(phone.page.get_by_role("dialog")).to_have_count(0)
    await expect(phone.button("Alert")).to_be_focused()


async def test_an_edit_behind_the_alert_keeps_the_place(
    phone: Phone, talking_bot: TinyBot
) -> None:
    await phone.open(1003)
    await phone.press("START")
    await phone.press("Alert")
    await expect(phone.page.get_by_role("dialog")).to_be_visible()
    await talking_bot.edit(1003, 2, "Edited meanwhile", keys([["One"], ["Two", "Three"]]))
    await expect(phone.page.get_by_text("Edited meanwhile")).to_be_visible()
    await phone.press("OK")
    await expect(phone.button("Three")).to_be_focused()


async def test_an_unanswered_key_looks_busy(phone: Phone, talking_bot: TinyBot) -> None:
    await phone.open(1003)
    await phone.press("START")
    await phone.press("Slow")
    await expect(phone.button("Slow")).to_have_attribute("aria-busy", "true")


async def test_a_silent_bot_is_excused(phone: Phone) -> None:
    await phone.page.clock.install()
    await phone.open(1003)
    await phone.press("START")
    await expect(phone.message("/start")).to_be_visible()
    await phone.page.clock.fast_forward("00:05")
    hint = phone.page.get_by_role("status").filter(has_text="The bot is starting")
    await expect(hint).to_be_visible()


async def test_typing_is_shown_until_the_answer(
    phone: Phone, bot: TinyBot, sim: Simulator
) -> None:
    sim.message(1003, "/start")
    await phone.open(1003)
    await bot.call("sendChatAction", chat_id=1003, action="typing")
    await expect(phone.page.get_by_text("typing…")).to_be_visible()
    await bot.say(1003, "Here it is")
    await expect(phone.page.get_by_text("typing…")).to_have_count(0)


async def test_a_deleted_message_goes(phone: Phone, bot: TinyBot, sim: Simulator) -> None:
    sim.message(1003, "/start")
    said = await bot.say(1003, "Soon gone")
    await phone.open(1003)
    await bot.call("deleteMessage", chat_id=1003, message_id=said["message_id"])
    await expect(phone.message("Soon gone")).to_have_count(0)
