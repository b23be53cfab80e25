"""getUpdates: a real long poll."""

import asyncio

from simulator.server import Simulator
from tests.simulator.conftest import MODERATOR, OTHER, READER, PlainBot


def texts(updates: list[dict[str, dict[str, str]]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def test_a_poll_returns_when_something_comes(sim: Simulator, bot: PlainBot) -> None:
    await bot.result("getUpdates")
    sim.world.updates.clear()
    poll = asyncio.create_task(bot.result("getUpdates", timeout=20))
    await sim.until(lambda: sim.world.updates.is_polled)
    sim.message(READER, "Hello")
    assert texts(await poll) == ["Hello"]


async def test_updates_stay_until_confirmed(bot: PlainBot) -> None:
    [first] = await bot.result("getUpdates")
    assert texts(await bot.result("getUpdates")) == ["/start"]
    assert await bot.result("getUpdates", offset=first["update_id"] + 1) == []
    assert await bot.result("getUpdates") == []


async def test_an_offset_keeps_what_it_names(sim: Simulator, bot: PlainBot) -> None:
    [first] = await bot.result("getUpdates")
    sim.message(READER, "two")
    kept = await bot.result("getUpdates", offset=first["update_id"] + 1)
    assert texts(kept) == ["two"]


async def test_limit_is_kept(sim: Simulator, bot: PlainBot) -> None:
    sim.message(READER, "two")
    assert texts(await bot.result("getUpdates", limit=1)) == ["/start"]


async def test_a_negative_offset_counts_from_the_end(sim: Simulator, bot: PlainBot) -> None:
    sim.message(READER, "two")
    assert texts(await bot.result("getUpdates", offset=-1)) == ["two"]
    assert texts(await bot.result("getUpdates")) == ["two"]


async def test_only_allowed_updates_come(sim: Simulator, bot: PlainBot) -> None:
    await bot.result("getUpdates", allowed_updates=["my_chat_member"], offset=-1)
    sim.message(READER, "unwanted")
    sim.block(READER)
    updates = await bot.result("getUpdates")
    assert [sorted(update)[0] for update in updates] == ["message", "my_chat_member"]


async def test_an_empty_list_allows_the_default_again(sim: Simulator, bot: PlainBot) -> None:
    await bot.result("getUpdates", allowed_updates=["inline_query"], offset=-1)
    await bot.result("getUpdates", allowed_updates=[])
    sim.message(READER, "wanted")
    assert texts(await bot.result("getUpdates"))[-1] == "wanted"


async def test_a_second_poll_ends_the_first(sim: Simulator, bot: PlainBot) -> None:
    sim.world.updates.clear()
    first = asyncio.create_task(bot.call("getUpdates", timeout=20))
    await sim.until(lambda: sim.world.updates.is_polled)
    await bot.result("getUpdates")
    answer = await first
    assert answer["error_code"] == 409
    assert answer["description"] == (
        "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running"
    )


async def test_a_webhook_forbids_polling(bot: PlainBot) -> None:
    await bot.result("setWebhook", url="http://127.0.0.1:9/hook")
    assert (await bot.refusal("getUpdates")).startswith("Conflict: can't use getUpdates method")


async def test_old_updates_are_forgotten(sim: Simulator, bot: PlainBot) -> None:
    sim.clock.advance(24 * 3600 + 1)
    assert await bot.result("getUpdates") == []


async def test_a_deep_link_arrives_as_start(sim: Simulator, bot: PlainBot) -> None:
    sim.message(OTHER, "/start flow_payment")
    *_, update = await bot.result("getUpdates")
    assert update["message"]["text"] == "/start flow_payment"
    assert update["message"]["from"]["language_code"] == "ru"


async def test_an_edit_by_a_person_arrives(sim: Simulator, bot: PlainBot) -> None:
    sim.edit(READER, 1, "/begin")
    *_, update = await bot.result("getUpdates")
    assert update["edited_message"]["text"] == "/begin"


async def test_nobody_is_written_to_first(bot: PlainBot) -> None:
    refusal = await bot.refusal("sendMessage", chat_id=MODERATOR, text="Hello")
    assert refusal == "Forbidden: bot can't initiate conversation with a user"
