"""Server-sent events of the page."""

import json
from collections.abc import AsyncGenerator
from typing import Any

import aiohttp

from simulator.server import Simulator
from tests.simulator.conftest import GROUP, OTHER, READER, PlainBot, button


async def stream(
    bot: PlainBot, person: int, last_id: int | None = None
) -> AsyncGenerator[dict[str, Any], None]:
    headers = {} if last_id is None else {"Last-Event-ID": str(last_id)}
    timeout = aiohttp.ClientTimeout(total=5)
    url = f"{bot.sim.url}/sim/events?as={person}"
    async with bot.http.get(url, headers=headers, timeout=timeout) as response:
        event = 0
        async for line in response.content:
            name, _, value = line.decode().strip().partition(": ")
            event = int(value) if name == "id" else event
            if name == "data":
                yield {"id": event} | json.loads(value)


async def kinds(bot: PlainBot, person: int, many: int, since: int) -> list[str]:
    found = []
    async for event in stream(bot, person, since):
        found.append(event["type"])
        if len(found) == many:
            break
    return found


async def test_a_page_is_told_what_happens(sim: Simulator, bot: PlainBot) -> None:
    since = sim.world.events.last_id
    where = {"chat_id": READER, "message_id": 2}
    await bot.result("sendChatAction", chat_id=READER, action="typing")
    await bot.result("sendMessage", chat_id=READER, text="?", reply_markup=button())
    await bot.result("answerCallbackQuery", callback_query_id=sim.press(READER, 2, 0, 0))
    await bot.result("editMessageText", **where, text="!")
    await bot.result("deleteMessage", **where)
    told = await kinds(bot, READER, 5, since)
    assert told == ["typing", "message", "callback_answer", "edited", "deleted"]


async def test_only_chats_of_the_person_are_told(sim: Simulator, bot: PlainBot) -> None:
    since = sim.world.events.last_id
    sim.message(READER, "mine")
    sim.join(GROUP)
    assert await kinds(bot, OTHER, 2, since) == ["people", "message"]


async def test_a_page_catches_up(sim: Simulator, bot: PlainBot) -> None:
    sim.message(READER, "missed")
    missed = sim.world.events.last_id
    async for event in stream(bot, READER, missed - 1):
        assert (event["id"], event["message"]["text"]) == (missed, "missed")
        break


async def test_an_open_page_hears_at_once(sim: Simulator, bot: PlainBot) -> None:
    events = stream(bot, READER, sim.world.events.last_id)
    sim.message(READER, "one")
    assert (await anext(events))["message"]["text"] == "one"
    sim.message(READER, "two")
    assert (await anext(events))["message"]["text"] == "two"
    await events.aclose()
