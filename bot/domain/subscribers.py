"""Who is told about changes, and how they want to be told."""

from dataclasses import dataclass

from bot.domain.rhythm import DEFAULT_RHYTHM, GROUP_RHYTHM, Rhythm

LANGUAGES = ("en", "ru", "kk", "ky", "uz", "uk", "es")


@dataclass(frozen=True, slots=True)
class Settings:
    """What one chat chose. A chat that never chose anything is not stored, and has no language."""

    language: str | None = None
    topics: frozenset[str] = frozenset()
    ended: bool = False
    """Telegram said that the chat cannot be reached; over when the person writes again."""
    rhythm: Rhythm = DEFAULT_RHYTHM


def is_group(chat_id: int) -> bool:
    """A group or a channel; Telegram numbers them below zero."""
    return chat_id < 0


def first_rhythm(chat_id: int) -> Rhythm:
    return GROUP_RHYTHM if is_group(chat_id) else DEFAULT_RHYTHM
