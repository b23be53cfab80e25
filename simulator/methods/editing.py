"""Methods that change, remove or pin a message."""

from typing import Any

from simulator.call import Call
from simulator.errors import bad_request
from simulator.formatting import caption_content, text_content
from simulator.keyboards import inline_markup
from simulator.messages import change, content_of, post_by_bot, remove
from simulator.methods.sending import media_content
from simulator.shapes import JSON
from simulator.state.people import GROUP, PRIVATE, Chat
from simulator.state.stored import Stored
from simulator.state.world import World
from simulator.targets import find_chat, find_message, writable

DELETABLE_FOR = 48 * 60 * 60  # seconds
DELETED_AT_ONCE = range(1, 101)
SAME = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)


def _mine(world: World, call: Call) -> tuple[Chat, Stored]:
    """The message to edit; it must be there and be the bot's."""
    if not call.get("chat_id") or not call.get("message_id"):
        raise bad_request("message identifier is not specified")
    chat = writable(world, call.get("chat_id"))
    stored = find_message(chat, call.get("message_id"), "message to edit not found")
    if not stored.by_bot or not stored.editable or stored.is_service:
        raise bad_request("message can't be edited")
    return chat, stored


def _edit(world: World, call: Call, chat: Chat, stored: Stored, content: JSON) -> JSON:
    markup = inline_markup(call.get("reply_markup"))
    content = content | ({"reply_markup": markup} if markup else {})
    if content == content_of(stored):
        raise bad_request(SAME)
    world.rates.take(chat.id, chat.is_private)
    change(world, chat, stored, content)
    return stored.body


async def edit_message_text(world: World, call: Call) -> JSON:
    content = text_content(call.params)
    chat, stored = _mine(world, call)
    if "text" not in stored.body:
        raise bad_request("there is no text in the message to edit")
    return _edit(world, call, chat, stored, content)


async def edit_message_caption(world: World, call: Call) -> JSON:
    caption = caption_content(call.params)
    chat, stored = _mine(world, call)
    if "text" in stored.body:
        raise bad_request("there is no caption in the message to edit")
    media = {k: v for k, v in stored.body.items() if k in ("photo", "document")}
    return _edit(world, call, chat, stored, media | caption)


async def edit_message_media(world: World, call: Call) -> JSON:
    chat, stored = _mine(world, call)
    content = media_content(world, call, call.get("media"))
    return _edit(world, call, chat, stored, content)


async def edit_message_reply_markup(world: World, call: Call) -> JSON:
    chat, stored = _mine(world, call)
    kept = {k: v for k, v in content_of(stored).items() if k != "reply_markup"}
    return _edit(world, call, chat, stored, kept)


async def delete_message(world: World, call: Call) -> bool:
    chat = find_chat(world, call.get("chat_id"))
    stored = find_message(chat, call.get("message_id"), "message to delete not found")
    _check_deletable(world, chat, stored)
    remove(world, chat, stored)
    return True


async def delete_messages(world: World, call: Call) -> bool:
    """Those that are gone are skipped, as Telegram does."""
    chat = find_chat(world, call.get("chat_id"))
    ids: list[Any] = call.get("message_ids")
    if len(ids) not in DELETED_AT_ONCE:
        raise bad_request("too many message identifiers specified")
    there = [chat.messages[n] for n in ids if n in chat.messages and not chat.messages[n].deleted]
    for stored in there:
        _check_deletable(world, chat, stored)
    for stored in there:
        remove(world, chat, stored)
    return True


def _check_deletable(world: World, chat: Chat, stored: Stored) -> None:
    foreign = not stored.by_bot and not chat.is_private
    if foreign and not chat.bot_is_admin:
        raise bad_request("message can't be deleted")
    if world.clock.now() - stored.date > DELETABLE_FOR:
        everyone = " for everyone" if chat.kind in (PRIVATE, GROUP) else ""
        raise bad_request(f"message can't be deleted{everyone}")


async def pin_chat_message(world: World, call: Call) -> bool:
    chat = _pinnable(world, call)
    stored = find_message(chat, call.get("message_id"), "message to pin not found")
    if chat.pinned != stored.id:
        chat.pinned = stored.id
        post_by_bot(world, chat, {"pinned_message": stored.body})
        world.tell("chat", chat)
    return True


async def unpin_chat_message(world: World, call: Call) -> bool:
    chat = _pinnable(world, call)
    wanted = call.get("message_id") or chat.pinned
    if chat.pinned is None or wanted != chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned = None
    world.tell("chat", chat)
    return True


async def unpin_all_chat_messages(world: World, call: Call) -> bool:
    chat = _pinnable(world, call)
    chat.pinned = None
    world.tell("chat", chat)
    return True


def _pinnable(world: World, call: Call) -> Chat:
    chat = writable(world, call.get("chat_id"))
    if not chat.is_private and not chat.bot_is_admin:
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return chat
