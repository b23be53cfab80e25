"""Commands, descriptions and the menu button."""

from typing import Any

import pytest

from simulator.server import Simulator
from tests.simulator.conftest import GROUP, MODERATOR, OTHER, READER, PlainBot


def menu(*names: str) -> list[dict[str, str]]:
    return [{"command": name, "description": name.title()} for name in names]


def seen(sim: Simulator, chat: int, person: int | None = None) -> list[str]:
    return [command["command"] for command in sim.chat(chat, person)["commands"]]


async def test_commands_are_kept_per_scope_and_language(bot: PlainBot) -> None:
    scope = {"type": "all_private_chats"}
    await bot.result("setMyCommands", commands=menu("start"), scope=scope, language_code="kk")
    same = await bot.result("getMyCommands", scope=scope, language_code="kk")
    assert same == menu("start")
    assert await bot.result("getMyCommands", scope=scope) == []


async def test_a_command_may_come_with_its_slash(bot: PlainBot) -> None:
    await bot.result("setMyCommands", commands=[{"command": "/start", "description": "Start"}])
    assert await bot.result("getMyCommands") == menu("start")


async def test_a_person_sees_their_language_first(sim: Simulator, bot: PlainBot) -> None:
    await bot.result("setMyCommands", commands=menu("start"))
    await bot.result("setMyCommands", commands=menu("bastau"), language_code="kk")
    assert (seen(sim, READER), seen(sim, OTHER)) == (["bastau"], ["start"])


async def test_a_narrow_scope_hides_a_wide_one(sim: Simulator, bot: PlainBot) -> None:
    await bot.result("setMyCommands", commands=menu("start"), language_code="kk")
    scope = {"type": "chat", "chat_id": READER}
    await bot.result("setMyCommands", commands=menu("moderate"), scope=scope)
    assert seen(sim, READER) == ["moderate"]


async def test_administrators_of_a_group_see_theirs(sim: Simulator, bot: PlainBot) -> None:
    sim.join(GROUP)
    await bot.result("setMyCommands", commands=menu("rules"), scope={"type": "all_group_chats"})
    scope = {"type": "all_chat_administrators"}
    await bot.result("setMyCommands", commands=menu("hide"), scope=scope)
    assert (seen(sim, GROUP, READER), seen(sim, GROUP, MODERATOR)) == (["rules"], ["hide"])


async def test_deleted_commands_fall_back(sim: Simulator, bot: PlainBot) -> None:
    await bot.result("setMyCommands", commands=menu("start"))
    await bot.result("setMyCommands", commands=menu("bastau"), language_code="kk")
    await bot.result("deleteMyCommands", language_code="kk")
    assert seen(sim, READER) == ["start"]


@pytest.mark.parametrize(
    ("command", "why"),
    [
        ({"command": "Start", "description": "x"}, "BOT_COMMAND_INVALID"),
        ({"command": "", "description": "x"}, "command must be non-empty"),
        ({"command": "start", "description": " "}, "command description must be non-empty"),
        ({"command": "start", "description": "x" * 257}, "BOT_COMMAND_DESCRIPTION_INVALID"),
    ],
)
async def test_a_wrong_command_is_refused(
    bot: PlainBot, command: dict[str, str], why: str
) -> None:
    assert await bot.refusal("setMyCommands", commands=[command]) == f"Bad Request: {why}"


@pytest.mark.parametrize(
    ("method", "field"),
    [("MyDescription", "description"), ("MyShortDescription", "short_description")],
)
async def test_texts_fall_back_to_the_common_one(bot: PlainBot, method: str, field: str) -> None:
    await bot.result(f"set{method}", **{field: "Common"})
    await bot.result(f"set{method}", **{field: "Ортақ", "language_code": "kk"})
    texts = [
        (await bot.result(f"get{method}", language_code=code))[field] for code in ("kk", "ru")
    ]
    assert texts == ["Ортақ", "Common"]


async def test_too_many_commands_are_refused(bot: PlainBot) -> None:
    many = menu(*(f"c{n}" for n in range(101)))
    refusal = await bot.refusal("setMyCommands", commands=many)
    assert refusal == "Bad Request: BOT_COMMANDS_TOO_MUCH"


async def test_a_wrong_language_is_refused(bot: PlainBot) -> None:
    refusal = await bot.refusal("setMyCommands", commands=[], language_code="kk-KZ")
    assert refusal == "Bad Request: invalid language code specified"


async def test_a_private_chat_has_no_administrators(bot: PlainBot) -> None:
    scope = {"type": "chat_administrators", "chat_id": READER}
    refusal = await bot.refusal("setMyCommands", commands=[], scope=scope)
    assert refusal == "Bad Request: can't use specified scope in private chats"


async def test_a_menu_button_is_for_private_chats(bot: PlainBot) -> None:
    refusal = await bot.refusal("setChatMenuButton", chat_id=GROUP)
    assert refusal == "Bad Request: chat not found"


async def test_logging_out_is_taken(bot: PlainBot) -> None:
    assert await bot.result("logOut") is True


async def test_a_long_description_is_refused(bot: PlainBot) -> None:
    refusal = await bot.refusal("setMyDescription", description="x" * 513)
    assert refusal == "Bad Request: bot description is too long"


async def test_the_name_can_be_changed(sim: Simulator, bot: PlainBot) -> None:
    assert await bot.result("getMyName") == {"name": "Simulated bot"}
    await bot.result("setMyName", name="Jol")
    assert sim.people()["bot"]["first_name"] == "Jol"


async def test_a_menu_button_is_kept_per_chat(bot: PlainBot) -> None:
    commands: dict[str, Any] = {"type": "commands"}
    await bot.result("setChatMenuButton", chat_id=READER, menu_button=commands)
    assert await bot.result("getChatMenuButton", chat_id=READER) == commands
