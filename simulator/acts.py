"""What people do in a chat: they type, press, send files and delete."""

from simulator.errors import ControlError
from simulator.messages import edit_by_person, post_by_person, remove
from simulator.shapes import JSON
from simulator.state.callbacks import Press
from simulator.state.people import Chat, Person
from simulator.state.stored import Stored
from simulator.state.world import World
from simulator.text import cleaned, units, with_found

CALLBACK_QUEUE = 3 << 33  # Telegram's queue for presses is this and the person's id
INLINE_QUEUE = 1 << 33
TEXT_MOST = 4096


def _in_chat(world: World, person_id: int, chat_id: int | None) -> tuple[Person, Chat]:
    person = world.person(person_id)
    chat = world.chat(person_id if chat_id is None else chat_id)
    if person.id not in chat.members:
        raise ControlError(f"person {person.id} is not in chat {chat.id}")
    if person.deactivated:
        raise ControlError(f"person {person.id} is deactivated")
    return person, chat


def _write(world: World, person: Person, chat: Chat, content: JSON) -> Stored:
    if chat.is_private and person.blocked:
        raise ControlError(f"person {person.id} has blocked the bot; unblock first")
    if chat.migrated_to is not None:
        raise ControlError(f"chat {chat.id} has become {chat.migrated_to}")
    if chat.is_private and not person.started:
        person.started = True
        world.events.emit("people")
    return post_by_person(world, chat, person, content)


def say(
    world: World,
    person_id: int,
    text: str,
    chat_id: int | None = None,
    reply_to: int | None = None,
) -> Stored:
    person, chat = _in_chat(world, person_id, chat_id)
    content = _typed(text)
    if reply_to is not None:
        content["reply_to_message"] = message_in(chat, reply_to).body
    return _write(world, person, chat, content)


def _typed(text: str) -> JSON:
    text, _ = cleaned(text, [])
    if not text or units(text) > TEXT_MOST:
        raise ControlError(f"a message has 1-{TEXT_MOST} characters")
    entities = with_found(text, [])
    return {"text": text} | ({"entities": entities} if entities else {})


def edit(
    world: World, person_id: int, message_id: int, text: str, chat_id: int | None = None
) -> Stored:
    person, chat = _in_chat(world, person_id, chat_id)
    stored = message_in(chat, message_id)
    if stored.deleted or stored.body.get("from", {}).get("id", person.id) != person.id:
        raise ControlError(f"message {message_id} is not of person {person_id}")
    edit_by_person(world, chat, stored, _typed(text))
    return stored


def send_file(
    world: World, person_id: int, name: str, content: bytes, chat_id: int | None, as_photo: bool
) -> Stored:
    person, chat = _in_chat(world, person_id, chat_id)
    file = world.files.add(name, content)
    file.kind = "photo" if as_photo else "document"
    shown: JSON = {"photo": file.photo()} if as_photo else {"document": file.document()}
    return _write(world, person, chat, shown)


def message_in(chat: Chat, message_id: int) -> Stored:
    if message_id not in chat.messages:
        raise ControlError(f"there is no message {message_id} in chat {chat.id}")
    return chat.messages[message_id]


def press(
    world: World,
    person_id: int,
    chat_id: int | None,
    message_id: int,
    row: int | None = None,
    column: int | None = None,
    data: str | None = None,
) -> Press:
    """Press an inline button, or send a forged `data` in its name."""
    person, chat = _in_chat(world, person_id, chat_id)
    stored = message_in(chat, message_id)
    pressed = data if data is not None else _callback_data(stored, row, column)
    opened = world.callbacks.open(person.id, chat.id)
    query: JSON = {
        "id": opened.id,
        "from": person.user(),
        "message": stored.inaccessible() if stored.deleted else stored.body,
        "chat_instance": str(world.profile.bot_id * 1_000_003 + chat.id),
        "data": pressed,
    }
    world.updates.add("callback_query", query, person.id + CALLBACK_QUEUE)
    return opened


def _callback_data(stored: Stored, row: int | None, column: int | None) -> str:
    try:
        if row is None or column is None or row < 0 or column < 0:
            raise IndexError
        button: JSON = stored.buttons[row][column]
    except IndexError:
        raise ControlError(f"message {stored.id} has no button {row}/{column}") from None
    if "callback_data" not in button:
        raise ControlError("this button has no callback data: it is not pressed but followed")
    return str(button["callback_data"])


def delete(world: World, chat_id: int, message_id: int) -> None:
    chat = world.chat(chat_id)
    remove(world, chat, message_in(chat, message_id))


def ask_inline(world: World, person_id: int, query: str) -> str:
    """Type `@bot query` in some chat; gives the id of the inline query."""
    person = world.person(person_id)
    query_id = str(7_000_000_000_000 + len(world.inline_queries))
    world.inline_queries[query_id] = (world.clock.now(), None)
    asked: JSON = {"id": query_id, "from": person.user(), "query": query, "offset": ""}
    world.updates.add("inline_query", asked, person.id + INLINE_QUEUE)
    return query_id
