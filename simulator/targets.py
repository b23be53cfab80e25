"""Which chat a bot means, and whether it may do what it asks there."""

from typing import Any

from simulator.errors import bad_request, forbidden
from simulator.state.people import CHANNEL, GROUP, Chat
from simulator.state.stored import Stored
from simulator.state.world import World

NAMES = {GROUP: "group chat", CHANNEL: "channel chat"}


def find_chat(world: World, chat_id: Any) -> Chat:
    if chat_id in (None, ""):
        raise bad_request("chat_id is empty")
    chat = world.chats.get(_number(world, chat_id))
    if chat is None or (chat.is_private and not _known(world, chat)):
        raise bad_request("chat not found")
    if chat.migrated_to is not None:
        text = "group chat was upgraded to a supergroup chat"
        raise bad_request(text, migrate_to_chat_id=chat.migrated_to)
    return chat


def _number(world: World, chat_id: Any) -> int:
    if isinstance(chat_id, str) and chat_id.startswith("@"):
        name = chat_id[1:].lower()
        named = (c.id for c in world.shared_chats() if (c.username or "").lower() == name)
        return next(named, 0)
    try:
        return int(chat_id)
    except ValueError:
        return 0


def _known(world: World, chat: Chat) -> bool:
    return chat.id in world.people


def writable(world: World, chat_id: Any) -> Chat:
    """The chat, or the refusal that Telegram gives to a message for it."""
    chat = find_chat(world, chat_id)
    if chat.is_private:
        _check_person(world, chat)
    else:
        _check_membership(chat)
    return chat


def _check_person(world: World, chat: Chat) -> None:
    person = world.people[chat.id]
    if person.deactivated:
        raise forbidden("user is deactivated")
    if person.blocked:
        raise forbidden("bot was blocked by the user")
    if not person.started:
        raise forbidden("bot can't initiate conversation with a user")


def _check_membership(chat: Chat) -> None:
    name = NAMES.get(chat.kind, "supergroup chat")
    if chat.bot_was_kicked:
        raise forbidden(f"bot was kicked from the {name}")
    if not chat.bot_is_member:
        raise forbidden(f"bot is not a member of the {name}")
    if chat.kind == CHANNEL and not chat.bot_is_admin:
        raise bad_request("need administrator rights in the channel chat")


def find_message(chat: Chat, message_id: Any, missing: str) -> Stored:
    stored = chat.messages.get(int(message_id or 0))
    if stored is None or stored.deleted:
        raise bad_request(missing)
    return stored
