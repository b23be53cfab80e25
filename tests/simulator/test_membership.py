"""Blocking, joining, leaving and growing into a supergroup."""

import pytest

from simulator import membership
from simulator.server import Simulator
from tests.simulator.conftest import CHANNEL, GROUP, MODERATOR, READER, PlainBot

SUPERGROUP = -2100


async def test_a_blocked_bot_is_refused(sim: Simulator, bot: PlainBot) -> None:
    sim.block(READER)
    for method in ("sendMessage", "sendChatAction"):
        params = {"text": "x"} if method == "sendMessage" else {"action": "typing"}
        refusal = await bot.refusal(method, chat_id=READER, **params)
        assert refusal == "Forbidden: bot was blocked by the user"


async def test_a_block_is_told_to_the_bot(sim: Simulator, bot: PlainBot) -> None:
    sim.block(READER)
    change = (await bot.result("getUpdates"))[-1]["my_chat_member"]
    assert change["chat"]["type"] == "private"
    assert change["old_chat_member"]["status"] == "member"
    assert change["new_chat_member"]["status"] == "kicked"


async def test_an_unblocked_bot_may_write_again(sim: Simulator, bot: PlainBot) -> None:
    sim.block(READER)
    sim.unblock(READER)
    assert (await bot.call("sendMessage", chat_id=READER, text="x"))["ok"]


async def test_a_deactivated_person_is_refused(sim: Simulator, bot: PlainBot) -> None:
    sim.deactivate(READER)
    refusal = await bot.refusal("sendMessage", chat_id=READER, text="x")
    assert refusal == "Forbidden: user is deactivated"


async def test_a_join_is_told_twice(sim: Simulator, bot: PlainBot) -> None:
    sim.join(GROUP)
    *_, change, service = await bot.result("getUpdates")
    assert change["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert service["message"]["new_chat_members"][0]["is_bot"] is True


@pytest.mark.parametrize(("chat", "name"), [(GROUP, "group chat"), (CHANNEL, "channel chat")])
async def test_a_kicked_bot_is_refused(
    sim: Simulator, bot: PlainBot, chat: int, name: str
) -> None:
    sim.join(chat)
    sim.kick(chat)
    refusal = await bot.refusal("sendMessage", chat_id=chat, text="x")
    assert refusal == f"Forbidden: bot was kicked from the {name}"


async def test_a_stranger_to_a_group_is_refused(bot: PlainBot) -> None:
    refusal = await bot.refusal("sendMessage", chat_id=GROUP, text="x")
    assert refusal == "Forbidden: bot is not a member of the group chat"


async def test_a_channel_takes_posts_by_its_name(sim: Simulator, bot: PlainBot) -> None:
    sim.join(CHANNEL)
    sent = await bot.result("sendMessage", chat_id="@community_news", text="x")
    assert sent["sender_chat"]["id"] == CHANNEL
    assert "from" not in sent


async def test_a_group_becomes_a_supergroup(sim: Simulator, bot: PlainBot) -> None:
    sim.join(GROUP)
    sim.migrate(GROUP, SUPERGROUP)
    old, new = (update["message"] for update in (await bot.result("getUpdates"))[-2:])
    assert (old["chat"]["id"], old["migrate_to_chat_id"]) == (GROUP, SUPERGROUP)
    assert (new["chat"]["id"], new["migrate_from_chat_id"]) == (SUPERGROUP, GROUP)
    answer = await bot.call("sendMessage", chat_id=GROUP, text="x")
    assert answer["parameters"] == {"migrate_to_chat_id": SUPERGROUP}
    assert answer["description"] == ("Bad Request: group chat was upgraded to a supergroup chat")
    assert (await bot.call("sendMessage", chat_id=SUPERGROUP, text="x"))["ok"]


async def test_in_a_group_only_what_is_meant_arrives(sim: Simulator, bot: PlainBot) -> None:
    sim.join(GROUP)
    asked = await bot.result("sendMessage", chat_id=GROUP, text="Which?")
    await bot.result("getUpdates", offset=-1)
    sim.world.updates.clear()
    for text in ("chatter", "/rules", "/rules@other_bot", "hi @Simulated_Bot"):
        sim.message(READER, text, chat=GROUP)
    sim.message(READER, "this one", chat=GROUP, reply_to=asked["message_id"])
    arrived = [update["message"]["text"] for update in await bot.result("getUpdates")]
    assert arrived == ["/rules", "hi @Simulated_Bot", "this one"]


async def test_an_admin_sees_everything(sim: Simulator, bot: PlainBot) -> None:
    sim.join(GROUP, admin=True)
    sim.message(READER, "chatter", chat=GROUP)
    assert (await bot.result("getUpdates"))[-1]["message"]["text"] == "chatter"


async def test_a_post_in_a_channel_arrives(sim: Simulator, bot: PlainBot) -> None:
    sim.join(CHANNEL)
    sim.message(MODERATOR, "News", chat=CHANNEL)
    post = (await bot.result("getUpdates"))[-1]["channel_post"]
    assert (post["text"], "from" in post) == ("News", False)


async def test_an_admin_may_hear_who_comes(sim: Simulator, bot: PlainBot) -> None:
    await bot.result("getUpdates", allowed_updates=["chat_member"], offset=-1)
    sim.join(GROUP, admin=True)
    membership.person_joins(sim.world, sim.world.chat(GROUP), sim.world.person(1012))
    change = (await bot.result("getUpdates"))[-1]["chat_member"]
    assert change["new_chat_member"]["user"]["id"] == 1012


async def test_members_are_told_apart(sim: Simulator, bot: PlainBot) -> None:
    sim.join(GROUP)
    statuses = [
        (await bot.result("getChatMember", chat_id=GROUP, user_id=user))["status"]
        for user in (MODERATOR, READER, 1012, 42)
    ]
    assert statuses == ["creator", "member", "left", "member"]
    assert await bot.result("getChatMemberCount", chat_id=GROUP) == 5


async def test_administrators_are_listed(sim: Simulator, bot: PlainBot) -> None:
    sim.join(GROUP, admin=True)
    admins = await bot.result("getChatAdministrators", chat_id=GROUP)
    assert [admin["user"]["id"] for admin in admins] == [MODERATOR, 42]


@pytest.mark.parametrize(
    ("method", "why"),
    [
        ("getChatAdministrators", "there are no administrators in the private chat"),
        ("leaveChat", "chat member status can't be changed in private chats"),
    ],
)
async def test_a_private_chat_is_no_group(bot: PlainBot, method: str, why: str) -> None:
    assert await bot.refusal(method, chat_id=READER) == f"Bad Request: {why}"


async def test_an_unknown_member_is_refused(sim: Simulator, bot: PlainBot) -> None:
    refusal = await bot.refusal("getChatMember", chat_id=READER, user_id=77)
    assert refusal == "Bad Request: user not found"


async def test_the_bot_may_leave(sim: Simulator, bot: PlainBot) -> None:
    sim.join(GROUP)
    await bot.result("leaveChat", chat_id=GROUP)
    refusal = await bot.refusal("getChat", chat_id=GROUP)
    assert refusal == "Forbidden: bot is not a member of the group chat"


async def test_a_chat_is_described(sim: Simulator, bot: PlainBot) -> None:
    chat = await bot.result("getChat", chat_id=READER)
    assert (chat["type"], chat["first_name"]) == ("private", "Reader (kk)")
