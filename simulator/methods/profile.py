"""What the bot is and says about itself."""

import re
from collections.abc import Awaitable, Callable

from simulator.call import Call
from simulator.errors import bad_request
from simulator.shapes import JSON
from simulator.state.profile import Scope
from simulator.state.world import World
from simulator.targets import find_chat
from simulator.text import units

MOST = {"name": 64, "description": 512, "short_description": 120}
TOO_LONG = {
    "name": "bot name is too long",
    "description": "bot description is too long",
    "short_description": "bot short description is too long",
}
COMMANDS_MOST = 100
Handler = Callable[[World, Call], Awaitable[object]]


async def get_me(world: World, call: Call) -> JSON:
    return world.profile.user() | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def log_out(world: World, call: Call) -> bool:
    return True


def text_setter(kind: str) -> Handler:
    async def set_text(world: World, call: Call) -> bool:
        text, language = call.get(kind, ""), _language(call)
        if units(text) > MOST[kind]:
            raise bad_request(TOO_LONG[kind])
        world.profile.texts[kind, language] = text
        world.events.emit("people")
        return True

    return set_text


def text_getter(kind: str) -> Handler:
    async def get_text(world: World, call: Call) -> JSON:
        text = world.profile.text(kind, _language(call))
        return {kind: text or (world.profile.name if kind == "name" else "")}

    return get_text


def _language(call: Call) -> str:
    language = str(call.get("language_code", ""))
    if language and not re.fullmatch(r"[a-z]{2,3}", language):
        raise bad_request("invalid language code specified")
    return language


def _scope(world: World, call: Call) -> Scope:
    scope = call.get("scope") or {"type": "default"}
    kind = scope["type"]
    if "chat_id" not in scope:
        return (kind,)
    chat = find_chat(world, scope["chat_id"])
    if chat.is_private and kind != "chat":
        raise bad_request("can't use specified scope in private chats")
    return (kind, chat.id, scope["user_id"]) if kind == "chat_member" else (kind, chat.id)


async def set_my_commands(world: World, call: Call) -> bool:
    commands: list[JSON] = call.get("commands")
    if len(commands) > COMMANDS_MOST:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        _check_command(command)
    key = (_scope(world, call), _language(call))
    world.profile.commands[key] = [_plain(command) for command in commands]
    world.events.emit("commands")
    return True


def _plain(command: JSON) -> JSON:
    return command | {"command": command["command"].removeprefix("/")}


def _check_command(command: JSON) -> None:
    name, description = command["command"].removeprefix("/"), command["description"].strip()
    if not name:
        raise bad_request("command must be non-empty")
    if not re.fullmatch(r"[a-z0-9_]{1,32}", name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not description:
        raise bad_request("command description must be non-empty")
    if units(description) > 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")


async def get_my_commands(world: World, call: Call) -> list[JSON]:
    key = (_scope(world, call), _language(call))
    return world.profile.commands.get(key, [])


async def delete_my_commands(world: World, call: Call) -> bool:
    world.profile.commands.pop((_scope(world, call), _language(call)), None)
    world.events.emit("commands")
    return True


async def set_chat_menu_button(world: World, call: Call) -> bool:
    chat_id = call.get("chat_id")
    if chat_id is not None and not find_chat(world, chat_id).is_private:
        raise bad_request("chat not found")
    world.profile.menu_buttons[chat_id] = call.get("menu_button") or {"type": "default"}
    world.events.emit("commands")
    return True


async def get_chat_menu_button(world: World, call: Call) -> JSON:
    buttons = world.profile.menu_buttons
    common = buttons.get(None, {"type": "commands"})
    return buttons.get(call.get("chat_id"), common)
