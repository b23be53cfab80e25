"""People and chats from a TOML file: [[people]] and [[chats]]."""

import tomllib
from pathlib import Path
from typing import TypeVar

from simulator.errors import ControlError
from simulator.shapes import JSON
from simulator.state.people import KINDS, Chat, Person
from simulator.state.world import World

DEFAULT = Path(__file__).with_name("cast.toml")
PERSON_FIELDS = ("id", "name", "language_code", "role", "username", "started", "blocked")
CHAT_FIELDS = ("id", "kind", "title", "username", "members", "admins")
Made = TypeVar("Made")
CHAT_FLAGS = ("bot_is_member", "bot_is_admin")


def load(world: World, path: Path) -> None:
    try:
        cast = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as wrong:
        raise ControlError(f"{path}: {wrong}") from None
    for person in cast.get("people", []):
        world.add_person(person_from(person))
    for chat in cast.get("chats", []):
        world.add_chat(chat_from(chat))


def person_from(given: JSON) -> Person:
    person = _made(Person, given, PERSON_FIELDS)
    if person.id <= 0:
        raise ControlError("a person's id is above zero")
    return person


def chat_from(given: JSON) -> Chat:
    lists = {name: set(given.get(name, [])) for name in ("members", "admins")}
    chat = _made(Chat, {"title": "Chat"} | given | lists, (*CHAT_FIELDS, *CHAT_FLAGS))
    if chat.id >= 0 or chat.kind not in KINDS:
        raise ControlError(f"a chat's id is below zero and its kind one of {', '.join(KINDS)}")
    return chat


def _made(shape: type[Made], given: JSON, allowed: tuple[str, ...]) -> Made:
    if unknown := given.keys() - set(allowed) - {"kind"}:
        raise ControlError(f"unknown: {', '.join(sorted(unknown))}")
    taken = {name: value for name, value in given.items() if name in allowed}
    try:
        return shape(**taken)
    except TypeError as wrong:
        raise ControlError(str(wrong)) from None
