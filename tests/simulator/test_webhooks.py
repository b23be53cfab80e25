"""Updates that are brought to the bot."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from simulator.server import Simulator
from tests.simulator.conftest import OTHER, READER, PlainBot


class Hook:
    """A bot's web server that answers with the next prepared status."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, str]] = []
        self.statuses: list[int] = []
        self.reply: dict[str, object] = {}
        self.gate = asyncio.Event()
        self.gate.set()
        self.url = ""

    async def receive(self, request: web.Request) -> web.Response:
        message = (await request.json())["message"]
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        self.seen.append((message["text"], secret))
        await self.gate.wait()
        status = self.statuses.pop(0) if self.statuses else 200
        return web.json_response(self.reply, status=status)

    @property
    def texts(self) -> list[str]:
        return [text for text, _ in self.seen]


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    hook = Hook()
    app = web.Application()
    app.add_routes([web.post("/hook", hook.receive)])
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield hook
    hook.gate.set()
    await runner.cleanup()


async def test_updates_are_brought_with_the_secret(
    sim: Simulator, bot: PlainBot, hook: Hook
) -> None:
    await bot.result("setWebhook", url=hook.url, secret_token="s3cret_-")
    await sim.until(lambda: hook.seen)
    assert hook.seen == [("/start", "s3cret_-")]


async def test_one_chat_waits_for_its_turn(sim: Simulator, bot: PlainBot, hook: Hook) -> None:
    hook.gate.clear()
    await bot.result("setWebhook", url=hook.url)
    sim.message(READER, "second")
    sim.message(OTHER, "other chat")
    await sim.until(lambda: len(hook.seen) == 2)
    assert sorted(hook.texts) == ["/start", "other chat"]
    hook.gate.set()
    await sim.until(lambda: "second" in hook.texts)


async def test_a_failure_is_tried_again_at_once_and_later(
    sim: Simulator, bot: PlainBot, hook: Hook
) -> None:
    hook.statuses = [500, 500]
    await bot.result("setWebhook", url=hook.url)
    await sim.until(lambda: len(hook.seen) == 2)
    info = await bot.result("getWebhookInfo")
    assert info["pending_update_count"] == 1
    assert info["last_error_message"] == "Wrong response from the webhook: 500"
    sim.clock.advance(2)
    await sim.until(lambda: len(hook.seen) == 3)


async def test_an_answer_may_carry_a_method(sim: Simulator, bot: PlainBot, hook: Hook) -> None:
    hook.reply = {"method": "sendMessage", "chat_id": READER, "text": "Carried"}
    await bot.result("setWebhook", url=hook.url)
    await sim.until(lambda: sim.last(READER).get("text") == "Carried")


async def test_a_taken_update_is_gone(sim: Simulator, bot: PlainBot, hook: Hook) -> None:
    await bot.result("setWebhook", url=hook.url)
    await sim.until(lambda: not sim.world.updates.waiting())
    await bot.result("deleteWebhook")
    assert await bot.result("getUpdates") == []


async def test_pending_updates_may_be_dropped(sim: Simulator, bot: PlainBot, hook: Hook) -> None:
    await bot.result("setWebhook", url=hook.url, drop_pending_updates=True)
    sim.message(READER, "new")
    await sim.until(lambda: hook.seen)
    assert hook.texts == ["new"]


async def test_a_webhook_long_gone_is_forgotten(sim: Simulator, bot: PlainBot, hook: Hook) -> None:
    hook.statuses = [410] * 10
    await bot.result("setWebhook", url=hook.url)
    await sim.until(lambda: len(hook.seen) == 2)
    sim.clock.advance(23 * 3600 + 1)
    await sim.until(lambda: not sim.world.webhook.url)


async def test_a_silent_address_is_reported(sim: Simulator, bot: PlainBot) -> None:
    await bot.result("setWebhook", url="http://127.0.0.1:9/hook")
    await sim.until(lambda: sim.world.webhook.last_error)
    assert (await bot.result("getWebhookInfo"))["last_error_message"] == "Connection refused"


@pytest.mark.parametrize(
    ("params", "why"),
    [
        ({"secret_token": "no spaces"}, "secret token contains unallowed characters"),
        ({"url": "ftp://127.0.0.1"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        (
            {"url": "https://example.org/hook"},
            "bad webhook: Failed to resolve host: Name or service not known",
        ),
    ],
)
async def test_a_wrong_webhook_is_refused(bot: PlainBot, params: dict[str, str], why: str) -> None:
    told = await bot.refusal("setWebhook", **{"url": "http://127.0.0.1:9", **params})
    assert told == f"Bad Request: {why}"
