"""Putting messages into chats, changing them and taking them away."""

from typing import Any

from simulator.shapes import JSON
from simulator.state.people import CHANNEL, Chat, Person
from simulator.state.stored import Stored
from simulator.state.world import World

EDITABLE = ("text", "entities", "caption", "caption_entities", "photo", "document")
EXTRA = ("link_preview_options", "show_caption_above_media", "reply_markup")


def post_by_bot(world: World, chat: Chat, content: JSON, **extra: Any) -> Stored:
    bot = world.profile.user()
    sender = {"sender_chat": chat.shown()} if chat.kind == CHANNEL else {"from": bot}
    return _post(world, chat, sender | content, by_bot=True, **extra)


def post_by_person(world: World, chat: Chat, person: Person, content: JSON) -> Stored:
    in_channel = chat.kind == CHANNEL
    sender = {"sender_chat": chat.shown()} if in_channel else {"from": person.user()}
    stored = _post(world, chat, sender | content, by_bot=False)
    if _reaches_bot(world, chat, stored.body):
        kind = "channel_post" if in_channel else "message"
        world.updates.add(kind, stored.body, chat.id)
    return stored


def _post(world: World, chat: Chat, content: JSON, by_bot: bool, editable: bool = True) -> Stored:
    head = {"message_id": chat.next_message_id(), "date": int(world.clock.now())}
    stored = Stored(head | {"chat": chat.shown()} | content, by_bot, editable)
    chat.messages[stored.id] = stored
    world.tell("message", chat, message=stored.body)
    return stored


def _reaches_bot(world: World, chat: Chat, body: JSON) -> bool:
    """Privacy mode: in a group the bot sees commands, replies to it and what names it."""
    if chat.is_private or chat.bot_is_admin:
        return True
    if not chat.bot_is_member or chat.kind == CHANNEL:
        return False
    text, replied = body.get("text", ""), body.get("reply_to_message", {})
    name = f"@{world.profile.username}".lower()
    command = text.split(maxsplit=1)[0].lower() if text.startswith("/") else ""
    to_me = bool(command) and ("@" not in command or command.endswith(name))
    is_service = Stored(body, by_bot=False).is_service
    mine = bool(replied.get("from", {}).get("id") == world.profile.bot_id)
    return to_me or mine or is_service or name in text.lower()


def change(world: World, chat: Chat, stored: Stored, content: JSON) -> None:
    """Replace the content of a message; what `content` leaves out is gone."""
    kept = {k: v for k, v in stored.body.items() if k not in (*EDITABLE, *EXTRA)}
    stored.body = kept | content | {"edit_date": int(world.clock.now())}
    world.tell("edited", chat, message=stored.body)


def edit_by_person(world: World, chat: Chat, stored: Stored, content: JSON) -> None:
    change(world, chat, stored, content)
    if _reaches_bot(world, chat, stored.body):
        kind = "edited_channel_post" if chat.kind == CHANNEL else "edited_message"
        world.updates.add(kind, stored.body, chat.id)


def remove(world: World, chat: Chat, stored: Stored) -> None:
    stored.deleted = True
    if chat.pinned == stored.id:
        chat.pinned = None
    world.tell("deleted", chat, message_id=stored.id)


def content_of(stored: Stored) -> JSON:
    return {k: v for k, v in stored.body.items() if k in (*EDITABLE, *EXTRA)}
