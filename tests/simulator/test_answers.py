"""What the simulator itself sends fits the official schema."""

from typing import Any

from simulator.schema import Findings, Schema
from simulator.server import Simulator
from tests.simulator.conftest import CHANNEL, GROUP, MODERATOR, READER, PlainBot, button


def breaches(kind: str, value: Any) -> list[str]:
    found = Findings()
    Schema.load().fit(kind, value, kind, found, {})
    return found.breaches


async def test_every_update_fits(sim: Simulator, bot: PlainBot) -> None:
    sim.join(GROUP)
    sim.join(CHANNEL)
    sim.message(MODERATOR, "News https://example.org", chat=CHANNEL)
    sent = await bot.result("sendMessage", chat_id=READER, text="?", reply_markup=button())
    sim.press(READER, sent["message_id"], 0, 0)
    sim.delete(READER, sent["message_id"])
    sim.press(READER, sent["message_id"], 0, 0)
    sim.document(READER, "a.txt", b"a")
    sim.edit(READER, 1, "edited")
    sim.block(READER)
    sim.migrate(GROUP, -2100)
    updates = await bot.result("getUpdates")
    assert len(updates) == 12
    assert [breach for update in updates for breach in breaches("Update", update)] == []


async def test_every_message_fits(sim: Simulator, bot: PlainBot) -> None:
    file = sim.document(READER, "a.txt", b"a")["document"]["file_id"]
    text = "<b>law</b> <a href='example.org'>x</a> <blockquote expandable>q</blockquote>"
    reply = {"message_id": 1}
    to = {"chat_id": READER}
    sent = [
        await bot.result("sendMessage", **to, text=text, parse_mode="HTML"),
        await bot.result("sendDocument", **to, document=file, caption="c", reply_parameters=reply),
        await bot.result("forwardMessage", **to, from_chat_id=READER, message_id=1),
    ]
    assert [breach for message in sent for breach in breaches("Message", message)] == []


async def test_every_chat_and_member_fits(sim: Simulator, bot: PlainBot) -> None:
    sim.join(GROUP, admin=True)
    for chat in (READER, GROUP):
        full = await bot.result("getChat", chat_id=chat)
        assert breaches("ChatFullInfo", full) == []
    for user in (MODERATOR, READER, 1012, 42):
        member = await bot.result("getChatMember", chat_id=GROUP, user_id=user)
        assert breaches("ChatMember", member) == []


async def test_profile_and_webhook_fit(bot: PlainBot) -> None:
    assert breaches("User", await bot.result("getMe")) == []
    await bot.result("setWebhook", url="http://127.0.0.1:9/hook")
    assert breaches("WebhookInfo", await bot.result("getWebhookInfo")) == []
