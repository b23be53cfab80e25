"""What a person sees of a chat."""

from datetime import UTC, datetime

from simulator.shapes import JSON
from simulator.state.profile import scopes_for
from simulator.state.stored import Stored
from simulator.state.world import World


def people(world: World) -> JSON:
    return {
        "bot": bot(world),
        "people": [person.listed() for person in world.people.values()],
        "chats": [chat.listed() for chat in world.shared_chats()],
    }


def bot(world: World) -> JSON:
    user = world.profile.user()
    return {name: user[name] for name in ("id", "username", "first_name")}


def chat(world: World, chat_id: int, person_id: int | None = None) -> JSON:
    seen = world.chat(chat_id)
    viewer = chat_id if person_id is None and seen.is_private else person_id
    person = world.people.get(viewer or 0)
    language = person.language_code if person else ""
    is_admin = viewer in seen.admins
    scopes = scopes_for(chat_id, viewer or 0, seen.is_private, is_admin)
    texts = {
        kind: world.profile.text(kind, language) for kind in ("description", "short_description")
    }
    buttons = world.profile.menu_buttons
    return {
        "chat": seen.listed(),
        "messages": [message.body for message in seen.living()],
        "reply_keyboard": seen.reply_keyboard,
        "commands": world.profile.commands_in(scopes, language),
        "menu_button": buttons.get(chat_id) or buttons.get(None) or {"type": "commands"},
        "bot": bot(world) | texts,
        "pinned": seen.pinned,
    }


def transcript(world: World, chat_id: int) -> str:
    """The chat as plain text, for terminals."""
    seen = world.chat(chat_id)
    lines = [f"{seen.title} ({seen.kind} {seen.id})"]
    for message in seen.living():
        lines += ["", *_lines(message)]
    if seen.reply_keyboard:
        rows = seen.reply_keyboard["keyboard"]
        lines += ["", "keyboard:", *(_row(row) for row in rows)]
    return "\n".join(lines) + "\n"


def _lines(message: Stored) -> list[str]:
    body = message.body
    sender = body.get("from") or body["sender_chat"]
    at = datetime.fromtimestamp(message.date, UTC).strftime("%H:%M")
    edited = " (edited)" if "edit_date" in body else ""
    name = sender.get("first_name", sender.get("title", ""))
    return [
        f"#{message.id} {at} {name}{edited}",
        *_content(body),
        *(_row(row) for row in message.buttons),
    ]


def _content(body: JSON) -> list[str]:
    if "document" in body:
        return [f"<document {body['document']['file_name']}>", body.get("caption", "")]
    if "photo" in body:
        return ["<photo>", body.get("caption", "")]
    if "text" in body:
        return [body["text"]]
    service = set(body) - {"message_id", "date", "chat", "from"}
    return [f"<{', '.join(sorted(service))}>"]


def _row(row: list[JSON]) -> str:
    return " ".join(f"[ {button['text']} ]" for button in row)


def requests(world: World, full: bool) -> list[JSON]:
    hidden = () if full else ("params",)
    return [{k: v for k, v in r.items() if k not in hidden} for r in world.requests]
