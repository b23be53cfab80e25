"""How a request may come in, and what is said to a wrong one."""

import json

import aiohttp
import pytest

from simulator.server import Simulator
from tests.simulator.conftest import READER, PlainBot, button


async def test_methods_are_not_case_sensitive(bot: PlainBot) -> None:
    assert (await bot.result("GETME"))["is_bot"] is True


async def test_a_form_is_read(bot: PlainBot) -> None:
    form = {"chat_id": str(READER), "text": "Hello", "disable_notification": "true"}
    answer = await bot.send("sendMessage", data=form)
    assert answer["result"]["text"] == "Hello"


async def test_markup_in_a_form_is_json(bot: PlainBot) -> None:
    form = {"chat_id": str(READER), "text": "Hello", "reply_markup": json.dumps(button())}
    answer = await bot.send("sendMessage", data=form)
    assert answer["result"]["reply_markup"] == button()


async def test_a_multipart_body_is_read(bot: PlainBot) -> None:
    form = aiohttp.FormData({"chat_id": str(READER)})
    form.add_field("document", b"%PDF", filename="outcome.pdf")
    answer = await bot.send("sendDocument", data=form)
    assert answer["result"]["document"]["file_name"] == "outcome.pdf"


async def test_the_query_of_the_address_is_read(bot: PlainBot) -> None:
    answer = await bot.send("sendMessage", params={"chat_id": READER, "text": "Hello"})
    assert answer["result"]["chat"]["id"] == READER


async def test_an_unknown_method_is_not_found(bot: PlainBot) -> None:
    assert await bot.refusal("sendFoo") == "Not Found: method not found"


async def test_an_unknown_token_is_unauthorized(sim: Simulator, bot: PlainBot) -> None:
    async with bot.http.get(f"{sim.url}/bot43:other/getMe") as response:
        assert (response.status, (await response.json())["description"]) == (401, "Unauthorized")


async def test_a_misshapen_token_is_not_found(sim: Simulator, bot: PlainBot) -> None:
    async with bot.http.get(f"{sim.url}/botnonsense/getMe") as response:
        assert (response.status, (await response.json())["description"]) == (404, "Not Found")


async def test_broken_json_is_refused(bot: PlainBot) -> None:
    answer = await bot.send("getMe", data="{", headers={"Content-Type": "application/json"})
    assert answer["description"] == "Bad Request: can't parse JSON object"


async def test_a_missing_chat_is_named_so(bot: PlainBot) -> None:
    assert await bot.refusal("sendMessage", text="Hello") == "Bad Request: chat_id is empty"
    unknown = await bot.refusal("sendMessage", chat_id=777, text="Hello")
    assert unknown == "Bad Request: chat not found"


async def test_a_destination_left_undone_is_a_breach(sim: Simulator, bot: PlainBot) -> None:
    refusal = await bot.refusal("sendMessage", chat_id=READER, text="x", message_thread_id=3)
    assert refusal.endswith("does not do sendMessage with message_thread_id")
    assert sim.breaches()


async def test_a_mistake_of_the_simulator_is_a_breach(
    sim: Simulator, bot: PlainBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(sim.world, "profile")
    assert await bot.refusal("getMe") == "Internal Server Error"
    assert "the simulator failed" in sim.breaches()[0]["breach"]


async def test_a_method_left_undone_is_a_breach(sim: Simulator, bot: PlainBot) -> None:
    refusal = await bot.refusal("sendDice", chat_id=READER)
    assert refusal == "Not Implemented: the simulator does not do sendDice"
    assert sim.breaches()[0]["breach"] == "sendDice: the simulator does not do this"
