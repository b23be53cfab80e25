"""Presses of inline buttons."""

import pytest

from simulator.errors import ControlError
from simulator.server import Simulator
from tests.simulator.conftest import READER, PlainBot, button


@pytest.fixture
async def sent(bot: PlainBot, sim: Simulator) -> int:
    message = await bot.result("sendMessage", chat_id=READER, text="Sure?", reply_markup=button())
    await bot.result("getUpdates", offset=-1)
    sim.world.updates.clear()
    return int(message["message_id"])


async def test_a_press_reaches_the_bot(sim: Simulator, bot: PlainBot, sent: int) -> None:
    pressed = sim.press(READER, sent, 0, 0)
    [update] = await bot.result("getUpdates")
    query = update["callback_query"]
    assert (query["id"], query["data"]) == (pressed, "yes")
    assert query["message"]["text"] == "Sure?"
    assert query["chat_instance"]


async def test_an_answer_reaches_the_person(sim: Simulator, bot: PlainBot, sent: int) -> None:
    pressed = sim.press(READER, sent, 0, 0)
    await bot.result("answerCallbackQuery", callback_query_id=pressed, text="Done")
    assert sim.answer(pressed) == {"text": "Done", "show_alert": False}


async def test_an_old_query_is_refused(sim: Simulator, bot: PlainBot, sent: int) -> None:
    pressed = sim.press(READER, sent, 0, 0)
    sim.clock.advance(151)
    assert await bot.refusal("answerCallbackQuery", callback_query_id=pressed) == (
        "Bad Request: query is too old and response timeout expired or query ID is invalid"
    )


async def test_an_unknown_query_is_refused(bot: PlainBot) -> None:
    refusal = await bot.refusal("answerCallbackQuery", callback_query_id="1")
    assert refusal.endswith("query ID is invalid")


async def test_an_old_press_never_arrives(sim: Simulator, bot: PlainBot, sent: int) -> None:
    sim.press(READER, sent, 0, 0)
    sim.clock.advance(151)
    assert await bot.result("getUpdates") == []


async def test_a_long_answer_is_refused(sim: Simulator, bot: PlainBot, sent: int) -> None:
    pressed = sim.press(READER, sent, 0, 0)
    refusal = await bot.refusal("answerCallbackQuery", callback_query_id=pressed, text="x" * 201)
    assert refusal == "Bad Request: MESSAGE_TOO_LONG"


async def test_a_button_of_a_gone_message_is_inaccessible(
    sim: Simulator, bot: PlainBot, sent: int
) -> None:
    await bot.result("deleteMessage", chat_id=READER, message_id=sent)
    sim.press(READER, sent, 0, 0)
    [update] = await bot.result("getUpdates")
    message = update["callback_query"]["message"]
    assert (message["message_id"], message["date"], "text" in message) == (sent, 0, False)


async def test_forged_data_is_carried_as_it_is(sim: Simulator, bot: PlainBot, sent: int) -> None:
    sim.press(READER, sent, data="v9:forged")
    [update] = await bot.result("getUpdates")
    assert update["callback_query"]["data"] == "v9:forged"


async def test_a_link_is_not_pressed(sim: Simulator, bot: PlainBot) -> None:
    sent = await bot.result(
        "sendMessage", chat_id=READER, text="x", reply_markup=button(url="https://example.org")
    )
    with pytest.raises(ControlError, match="not pressed but followed"):
        sim.press(READER, sent["message_id"], 0, 0)


async def test_a_press_may_open_a_link(sim: Simulator, bot: PlainBot, sent: int) -> None:
    pressed = sim.press(READER, sent, 0, 0)
    url = "https://t.me/simulated_bot?start=x"
    await bot.result("answerCallbackQuery", callback_query_id=pressed, url=url)
    assert (sim.answer(pressed) or {})["url"] == url


async def test_an_unknown_inline_query_is_refused(bot: PlainBot) -> None:
    refusal = await bot.refusal("answerInlineQuery", inline_query_id="1", results=[])
    assert refusal.endswith("query ID is invalid")


async def test_a_button_that_is_not_there_is_told(sim: Simulator, sent: int) -> None:
    with pytest.raises(ControlError, match="has no button 3/0"):
        sim.press(READER, sent, 3, 0)
