"""Sends one copy of an alert, and says what became of it."""

from collections.abc import Callable

from aiogram.exceptions import AiogramError, TelegramBadRequest, TelegramNetworkError
from aiohttp import ClientConnectorError

from bot.domain.alerts import AlertCopy
from bot.domain.deliveries import (
    FixText,
    Gone,
    Migrated,
    Retry,
    SendOutcome,
    Sent,
    Stop,
    Unclear,
    Wait,
)
from bot.telegram.messenger import Messenger
from bot.telegram.refusals import Refusal, sort
from bot.telegram.view import View


class TelegramAlertSender:
    def __init__(self, messenger: Messenger, view: Callable[[AlertCopy], View]) -> None:
        self._messenger, self._view = messenger, view

    async def send(self, chat_id: int, copy: AlertCopy) -> SendOutcome:
        try:
            return Sent(await self._messenger.send(chat_id, self._view(copy)))
        except AiogramError as error:
            return outcome(error)


def outcome(error: AiogramError) -> SendOutcome:
    """A refusal in the ledger's words."""
    refusal, name = sort(error), type(error).__name__
    match refusal.kind:
        case Refusal.WAIT:
            return Wait(refusal.wait)
        case Refusal.MOVED if refusal.moved_to is not None:
            return Migrated(refusal.moved_to)
        case Refusal.GONE:
            return Gone("gone")
        case Refusal.STOP:
            return Stop("token refused")
        case Refusal.RETRY if _may_have_arrived(error):
            return Unclear("connection")
        case Refusal.RETRY:
            return Retry(name)
    return FixText(_words(error))


def _may_have_arrived(error: AiogramError) -> bool:
    """A connection that was never made brought nothing; one that broke may have."""
    never_made = isinstance(error.__cause__, ClientConnectorError)
    return isinstance(error, TelegramNetworkError) and not never_made


def _words(error: AiogramError) -> str:
    """What Telegram says of the text, for moderators; it quotes markup, never a person."""
    said = error.message if isinstance(error, TelegramBadRequest) else type(error).__name__
    return said[:120]
