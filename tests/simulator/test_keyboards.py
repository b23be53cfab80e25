"""Inline and reply keyboards."""

from typing import Any

import pytest

from simulator.server import Simulator
from tests.simulator.conftest import CHANNEL, GROUP, READER, PlainBot, button


async def refusal(bot: PlainBot, markup: dict[str, Any]) -> str:
    return await bot.refusal("sendMessage", chat_id=READER, text="x", reply_markup=markup)


async def test_callback_data_has_64_bytes(bot: PlainBot) -> None:
    fits = button(callback_data="ж" * 32)
    await bot.result("sendMessage", chat_id=READER, text="x", reply_markup=fits)
    told = await refusal(bot, button(callback_data="ж" * 32 + "a"))
    assert told == "Bad Request: BUTTON_DATA_INVALID"


async def test_a_button_without_action_is_refused(bot: PlainBot) -> None:
    assert await refusal(bot, {"inline_keyboard": [[{"text": "Yes"}]]}) == (
        "Bad Request: can't parse inline keyboard button: "
        "Text buttons are unallowed in the inline keyboard"
    )


async def test_a_button_without_text_is_refused(bot: PlainBot) -> None:
    told = await refusal(bot, button(" "))
    assert told == "Bad Request: inline keyboard button text must be non-empty"


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("javascript://x", "Unsupported URL protocol"),
        ("https://", "URL host is empty"),
        ("nowhere", "Wrong HTTP URL"),
    ],
)
async def test_a_wrong_link_of_a_button_is_refused(bot: PlainBot, url: str, why: str) -> None:
    told = await refusal(bot, button(url=url))
    assert told == f"Bad Request: inline keyboard button URL '{url}' is invalid: {why}"


async def test_a_link_without_a_scheme_gets_one(bot: PlainBot) -> None:
    markup = button(url="example.org")
    sent = await bot.result("sendMessage", chat_id=READER, text="x", reply_markup=markup)
    assert sent["reply_markup"]["inline_keyboard"][0][0]["url"] == "http://example.org/"


async def test_copied_text_has_256_characters(bot: PlainBot) -> None:
    told = await refusal(bot, button(copy_text={"text": "x" * 257}))
    assert told == "Bad Request: BUTTON_COPY_TEXT_INVALID"


async def test_too_many_buttons_are_refused(bot: PlainBot) -> None:
    rows = [[{"text": str(n), "callback_data": str(n)}] for n in range(101)]
    told = await refusal(bot, {"inline_keyboard": rows})
    assert told == "Bad Request: reply markup is too long"


async def test_a_reply_keyboard_stays_until_removed(sim: Simulator, bot: PlainBot) -> None:
    keyboard = {"keyboard": [[{"text": "Menu"}]], "resize_keyboard": True}
    await bot.result("sendMessage", chat_id=READER, text="x", reply_markup=keyboard)
    assert sim.chat(READER)["reply_keyboard"] == keyboard
    remove = {"remove_keyboard": True}
    await bot.result("sendMessage", chat_id=READER, text="x", reply_markup=remove)
    assert sim.chat(READER)["reply_keyboard"] is None


async def test_a_channel_takes_inline_keyboards_only(sim: Simulator, bot: PlainBot) -> None:
    sim.join(CHANNEL)
    markup = {"keyboard": [[{"text": "Menu"}]]}
    told = await bot.refusal("sendMessage", chat_id=CHANNEL, text="x", reply_markup=markup)
    assert told == "Bad Request: inline keyboard expected"


async def test_an_edit_takes_inline_keyboards_only(bot: PlainBot) -> None:
    sent = await bot.result("sendMessage", chat_id=READER, text="x")
    told = await bot.refusal(
        "editMessageReplyMarkup",
        chat_id=READER,
        message_id=sent["message_id"],
        reply_markup={"keyboard": [[{"text": "Menu"}]]},
    )
    assert told == "Bad Request: inline keyboard expected"


async def test_a_phone_number_is_asked_in_private_only(sim: Simulator, bot: PlainBot) -> None:
    sim.join(GROUP)
    markup = {"keyboard": [[{"text": "Call me", "request_contact": True}]]}
    told = await bot.refusal("sendMessage", chat_id=GROUP, text="x", reply_markup=markup)
    assert told == "Bad Request: phone number can be requested in private chats only"


async def test_a_reply_button_without_text_is_refused(bot: PlainBot) -> None:
    told = await refusal(bot, {"keyboard": [[{"text": ""}]]})
    assert told == "Bad Request: keyboard button text must be non-empty"
