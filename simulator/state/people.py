"""People and the chats they are in."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from simulator.shapes import JSON
from simulator.state.stored import Stored

PRIVATE, GROUP, SUPERGROUP, CHANNEL = "private", "group", "supergroup", "channel"
KINDS = (GROUP, SUPERGROUP, CHANNEL)


@dataclass
class Person:
    id: int
    name: str
    language_code: str = "en"
    role: str = "reader"
    username: str | None = None
    started: bool = False
    blocked: bool = False
    deactivated: bool = False

    def user(self) -> JSON:
        """The person as a `User` of the Bot API."""
        shown: JSON = {"id": self.id, "is_bot": False, "first_name": self.name}
        if self.username:
            shown["username"] = self.username
        return shown | {"language_code": self.language_code}

    def listed(self) -> JSON:
        return {"kind": "person"} | {
            name: getattr(self, name)
            for name in ("id", "name", "language_code", "role", "username", "started", "blocked")
        }


@dataclass
class Chat:
    id: int
    kind: str
    title: str
    username: str | None = None
    members: set[int] = field(default_factory=set)
    admins: set[int] = field(default_factory=set)
    bot_is_member: bool = False
    bot_is_admin: bool = False
    bot_was_kicked: bool = False
    migrated_to: int | None = None
    pinned: int | None = None
    reply_keyboard: JSON | None = None
    messages: dict[int, Stored] = field(default_factory=dict)
    last_message_id: int = 0

    @property
    def is_private(self) -> bool:
        return self.kind == PRIVATE

    def shown(self) -> JSON:
        """The chat as a `Chat` of the Bot API."""
        name = "first_name" if self.is_private else "title"
        shown: JSON = {"id": self.id, "type": self.kind, name: self.title}
        return shown | ({"username": self.username} if self.username else {})

    def listed(self) -> JSON:
        return {
            "id": self.id,
            "kind": self.kind,
            "title": self.title,
            "members": sorted(self.members),
            "admins": sorted(self.admins),
            "bot_is_member": self.bot_is_member,
            "bot_is_admin": self.bot_is_admin,
            "migrated_to": self.migrated_to,
        }

    def next_message_id(self) -> int:
        self.last_message_id += 1
        return self.last_message_id

    def living(self) -> Iterator[Stored]:
        return (message for message in self.messages.values() if not message.deleted)
