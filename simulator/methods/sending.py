"""Methods that put a message into a chat."""

from typing import Any

from simulator.call import Call
from simulator.errors import bad_request
from simulator.files import File
from simulator.formatting import caption_content, text_content
from simulator.keyboards import inline_markup, reply_keyboard
from simulator.messages import content_of, post_by_bot
from simulator.shapes import JSON
from simulator.state.people import Chat
from simulator.state.stored import Stored
from simulator.state.world import World
from simulator.targets import find_chat, find_message, writable

ACTIONS = [
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
]
ALBUM = range(2, 11)
ATTACHED = "attach://"


async def send_message(world: World, call: Call) -> JSON:
    content = text_content(call.params)
    return deliver(world, call, content).body


async def send_photo(world: World, call: Call) -> JSON:
    photo = shown_file(sent_file(world, call, call.get("photo"), "photo"), "photo")
    return deliver(world, call, photo | caption_content(call.params)).body


async def send_document(world: World, call: Call) -> JSON:
    file = shown_file(sent_file(world, call, call.get("document"), "document"), "document")
    return deliver(world, call, file | caption_content(call.params)).body


async def send_media_group(world: World, call: Call) -> list[JSON]:
    media = call.get("media")
    if len(media) not in ALBUM:
        raise bad_request("wrong number of media in the album: 2-10 expected")
    contents = [media_content(world, call, item) for item in media]
    album = {"media_group_id": f"album-{call.get('chat_id')}-{world.events.last_id}"}
    return [deliver(world, call, album | content).body for content in contents]


def deliver(world: World, call: Call, content: JSON) -> Stored:
    """Check the chat, the markup and the rate, in Telegram's order, and post."""
    chat = writable(world, call.get("chat_id"))
    markup = call.get("reply_markup")
    inline, keyboard = inline_markup(markup), reply_keyboard(markup, chat)
    content = content | _reply(chat, call) | ({"reply_markup": inline} if inline else {})
    if call.get("protect_content"):
        content["has_protected_content"] = True
    world.rates.take(chat.id, chat.is_private)
    stored = post_by_bot(world, chat, content, editable=not markup or bool(inline))
    if keyboard or (markup and markup.get("remove_keyboard")):
        chat.reply_keyboard = keyboard
        world.tell("chat", chat)
    return stored


def _reply(chat: Chat, call: Call) -> JSON:
    parameters = call.get("reply_parameters")
    if not parameters:
        return {}
    stored = chat.messages.get(parameters["message_id"])
    if stored is None or stored.deleted:
        if parameters.get("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")
    quoted = {k: v for k, v in stored.body.items() if k != "reply_to_message"}
    return {"reply_to_message": quoted}


def sent_file(world: World, call: Call, value: Any, part: str) -> File:
    """The file of a part, of an attach:// name or of a file_id that is known."""
    name = part if value is None else str(value)
    if value is not None and not name.startswith(ATTACHED):
        known = world.files.get(name)
        if known is None:  # an address on the network is out of reach: Telegram's words for both
            raise bad_request("wrong file identifier/HTTP URL specified")
        return known
    upload = call.files.get(name.removeprefix(ATTACHED))
    if upload is None:
        raise bad_request(f"there is no {part} in the request")
    if not upload.content:
        raise bad_request("file must be non-empty")
    return world.files.add(upload.name, upload.content)


def shown_file(file: File, kind: str) -> JSON:
    """The file as a photo or a document; what was one of them cannot become the other."""
    if file.kind not in (None, kind):
        raise bad_request(f"can't use file of type {file.kind.title()} as {kind.title()}")
    if kind == "photo" and not file.is_picture:
        raise bad_request("IMAGE_PROCESS_FAILED")
    file.kind = kind
    return {"photo": file.photo()} if kind == "photo" else {"document": file.document()}


def media_content(world: World, call: Call, media: JSON) -> JSON:
    kind = media["type"]
    file = sent_file(world, call, media["media"], "media")
    if kind not in ("photo", "document"):
        raise NotImplementedError(f"media of type {kind}")
    return shown_file(file, kind) | caption_content(media)


async def copy_message(world: World, call: Call) -> JSON:
    stored = _source(world, call, "message to copy not found")
    if stored.is_service:
        raise bad_request("message can't be copied")
    content = {k: v for k, v in content_of(stored).items() if k != "reply_markup"}
    if "caption" in call.params and "text" not in content:
        media = {k: v for k, v in content.items() if not k.startswith("caption")}
        content = media | caption_content(call.params)
    return {"message_id": deliver(world, call, content).id}


async def forward_message(world: World, call: Call) -> JSON:
    stored = _source(world, call, "message to forward not found")
    if stored.is_service or stored.body.get("has_protected_content"):
        raise bad_request("message can't be forwarded")
    content = {k: v for k, v in content_of(stored).items() if k != "reply_markup"}
    origin = _origin(stored)
    return deliver(world, call, content | {"forward_origin": origin}).body


def _source(world: World, call: Call, missing: str) -> Stored:
    source = find_chat(world, call.get("from_chat_id"))
    return find_message(source, call.get("message_id"), missing)


def _origin(stored: Stored) -> JSON:
    body = stored.body
    if "sender_chat" in body:
        origin = {"type": "channel", "chat": body["sender_chat"], "message_id": stored.id}
    else:
        origin = {"type": "user", "sender_user": body["from"]}
    return origin | {"date": stored.date}


async def send_chat_action(world: World, call: Call) -> bool:
    chat = writable(world, call.get("chat_id"))
    if call.get("action") not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.tell("typing", chat, action=call.get("action"))
    return True
