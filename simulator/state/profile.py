"""What the bot tells about itself: its name, texts, commands and menu buttons."""

from dataclasses import dataclass, field

from simulator.shapes import JSON

Scope = tuple[str | int, ...]


@dataclass
class Profile:
    bot_id: int
    username: str = "simulated_bot"
    name: str = "Simulated bot"
    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    commands: dict[tuple[Scope, str], list[JSON]] = field(default_factory=dict)
    menu_buttons: dict[int | None, JSON] = field(default_factory=dict)

    def user(self) -> JSON:
        """The bot as a `User` of the Bot API."""
        return {
            "id": self.bot_id,
            "is_bot": True,
            "first_name": self.text("name", "") or self.name,
            "username": self.username,
        }

    def text(self, kind: str, language: str) -> str:
        """The text in a language, or the one for everybody."""
        return self.texts.get((kind, language)) or self.texts.get((kind, ""), "")

    def commands_in(self, scopes: list[Scope], language: str) -> list[JSON]:
        """The first list that exists, in Telegram's order: scope first, then language."""
        for scope in scopes:
            for code in (language, ""):
                if commands := self.commands.get((scope, code)):
                    return commands
        return []


def scopes_for(chat_id: int, person_id: int, is_private: bool, is_admin: bool) -> list[Scope]:
    """Scopes from the narrowest to the widest, as the Bot API documents them."""
    if is_private:
        return [("chat", chat_id), ("all_private_chats",), ("default",)]
    admins: list[Scope] = [("chat_administrators", chat_id)] if is_admin else []
    all_admins: list[Scope] = [("all_chat_administrators",)] if is_admin else []
    return [
        ("chat_member", chat_id, person_id),
        *admins,
        ("chat", chat_id),
        *all_admins,
        ("all_group_chats",),
        ("default",),
    ]
