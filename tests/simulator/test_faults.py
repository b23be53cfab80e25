"""Faults made on purpose."""

import asyncio

import aiohttp
import pytest

from simulator.errors import ControlError
from simulator.server import Simulator
from tests.simulator.conftest import OTHER, READER, PlainBot


async def hello(bot: PlainBot) -> str:
    answer = await bot.call("sendMessage", chat_id=READER, text="Hello")
    return str(answer.get("description", "sent"))


async def test_a_flood_is_simulated(sim: Simulator, bot: PlainBot) -> None:
    sim.fault("429", retry_after=7, times=2)
    assert [await hello(bot) for _ in range(3)] == [
        "Too Many Requests: retry after 7",
        "Too Many Requests: retry after 7",
        "sent",
    ]


async def test_a_fault_may_be_for_one_chat(sim: Simulator, bot: PlainBot) -> None:
    sim.fault("403", chat=OTHER)
    assert await hello(bot) == "sent"
    assert await bot.refusal("sendMessage", chat_id=OTHER, text="x") == (
        "Forbidden: bot was blocked by the user"
    )


async def test_a_fault_may_be_for_one_method(sim: Simulator, bot: PlainBot) -> None:
    sim.fault("429", method="editMessageText")
    assert await hello(bot) == "sent"


async def test_an_outage_answers_html(sim: Simulator, bot: PlainBot) -> None:
    sim.fault("5xx")
    url = f"{sim.url}/bot{sim.token}/getMe"
    async with bot.http.post(url) as response:
        assert (response.status, response.content_type) == (502, "text/html")
        assert "502 Bad Gateway" in await response.text()


async def test_a_cut_connection_gives_no_answer(sim: Simulator, bot: PlainBot) -> None:
    sim.fault("cut")
    with pytest.raises(aiohttp.ClientError):
        await hello(bot)
    assert len(sim.messages(READER)) == 1


async def test_an_answer_may_be_lost_after_the_deed(sim: Simulator, bot: PlainBot) -> None:
    sim.fault("cut", after=True)
    with pytest.raises(aiohttp.ClientError):
        await hello(bot)
    assert sim.last(READER)["text"] == "Hello"


async def test_a_slow_answer_waits_for_the_clock(sim: Simulator, bot: PlainBot) -> None:
    sim.fault("slow", seconds=30)
    answer = asyncio.create_task(hello(bot))
    await sim.until(lambda: sim.last(READER)["text"] == "Hello")
    assert not answer.done()
    sim.clock.advance(30)
    assert await answer == "sent"


async def test_polling_fails_only_by_name(sim: Simulator, bot: PlainBot) -> None:
    sim.fault("5xx")
    assert await bot.result("getUpdates")
    sim.fault("429", method="getUpdates")
    assert (await bot.refusal("getUpdates")).startswith("Too Many Requests")


def test_an_unknown_fault_is_told(sim: Simulator) -> None:
    with pytest.raises(ControlError, match="kind must be one of"):
        sim.fault("earthquake")
