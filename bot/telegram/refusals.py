"""Telegram's refusals, sorted by what is done about them."""

from dataclasses import dataclass
from enum import StrEnum

from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)


class Refusal(StrEnum):
    SAME = "same"  # an edit that changes nothing, a deletion of what is gone: all is well
    LOST = "lost"  # the message is gone, or can no longer be edited or deleted: another way
    LATE = "late"  # the tap is too old to be answered: nothing to do
    GONE = "gone"  # the person or chat cannot be reached any more
    MOVED = "moved"  # the group has a new id
    WAIT = "wait"  # everybody waits
    FIX = "fix"  # the text or the markup is wrong
    RETRY = "retry"  # an outage: later
    STOP = "stop"  # the token is wrong


@dataclass(frozen=True, slots=True)
class Sorted:
    kind: Refusal
    wait: float = 0
    moved_to: int | None = None


_WORDS = {
    "message is not modified": Refusal.SAME,
    "message to edit not found": Refusal.LOST,
    "message can't be edited": Refusal.LOST,
    "message to delete not found": Refusal.SAME,
    "message can't be deleted": Refusal.LOST,
    "message_id_invalid": Refusal.LOST,
    "query is too old": Refusal.LATE,
    "query id is invalid": Refusal.LATE,
    "query_id_invalid": Refusal.LATE,
    "chat not found": Refusal.GONE,
    "chat_write_forbidden": Refusal.GONE,
    "not enough rights": Refusal.GONE,
    "need administrator rights": Refusal.GONE,
    "have no rights to send": Refusal.GONE,
    "chat_send_plain_forbidden": Refusal.GONE,
    "chat_restricted": Refusal.GONE,
    "user is deactivated": Refusal.GONE,
    "peer_id_invalid": Refusal.GONE,
}


def sort(error: AiogramError) -> Sorted:
    """What to do about a refusal. The error's own words may name a chat: they are not kept."""
    match error:
        case TelegramRetryAfter():
            return Sorted(Refusal.WAIT, wait=float(error.retry_after))
        case TelegramMigrateToChat():
            return Sorted(Refusal.MOVED, moved_to=error.migrate_to_chat_id)
        case TelegramForbiddenError():
            return Sorted(Refusal.GONE)
        case TelegramUnauthorizedError() | TelegramNotFound():
            return Sorted(Refusal.STOP)
        case TelegramBadRequest():
            said = error.message.lower()
            return Sorted(
                next((kind for word, kind in _WORDS.items() if word in said), Refusal.FIX)
            )
        case TelegramServerError() | TelegramNetworkError() | ClientDecodeError():
            return Sorted(Refusal.RETRY)
    return Sorted(Refusal.RETRY)
