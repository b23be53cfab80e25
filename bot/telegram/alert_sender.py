"""Sends one copy of an alert, and says what became of it."""

from collections.abc import Sequence
from typing import Protocol

from aiogram.exceptions import AiogramError, TelegramBadRequest, TelegramNetworkError
from aiohttp import ClientConnectorError

from bot.domain.alerts import AlertCopy
from bot.domain.deliveries import (
    FixText,
    Gone,
    Lost,
    Migrated,
    Retry,
    SendOutcome,
    Sent,
    Stop,
    Unclear,
    Wait,
)
from bot.domain.subscribers import is_group
from bot.telegram.alert_views import DigestPart
from bot.telegram.messenger import Messenger
from bot.telegram.refusals import Refusal, sort
from bot.telegram.view import View


class Rendering(Protocol):
    """Puts copies into words for their readers."""

    def alert(self, copy: AlertCopy) -> View: ...
    def group_alert(self, copy: AlertCopy, username: str) -> View: ...
    def digest(self, copies: Sequence[AlertCopy]) -> Sequence[DigestPart]: ...


class TelegramAlertSender:
    def __init__(self, messenger: Messenger, rendering: Rendering) -> None:
        self._messenger, self._rendering = messenger, rendering

    async def send(self, chat_id: int, copy: AlertCopy) -> SendOutcome:
        try:
            return Sent(await self._messenger.deliver(chat_id, await self._view(chat_id, copy)))
        except AiogramError as error:
            return outcome(error)

    async def send_digest(
        self, chat_id: int, copies: Sequence[AlertCopy]
    ) -> Sequence[SendOutcome]:
        """Part by part; where one is refused, those after it are not tried."""
        outcomes: list[SendOutcome] = []
        for part in self._rendering.digest(copies):
            try:
                answer: SendOutcome = Sent(await self._messenger.deliver(chat_id, part.view))
            except AiogramError as error:
                answer = outcome(error)
            outcomes += [answer] * len(part.copies)
            if not isinstance(answer, Sent):
                break
        return [*outcomes, *[Retry("not tried")] * (len(copies) - len(outcomes))]

    async def _view(self, chat_id: int, copy: AlertCopy) -> View:
        if is_group(chat_id):
            return self._rendering.group_alert(copy, await self._messenger.username())
        return self._rendering.alert(copy)

    async def edit(self, chat_id: int, message_id: int, copy: AlertCopy) -> SendOutcome:
        try:
            await self._messenger.edit(chat_id, message_id, await self._view(chat_id, copy))
        except AiogramError as error:
            return _amended(message_id, error)
        return Sent(message_id)

    async def delete(self, chat_id: int, message_id: int) -> SendOutcome:
        try:
            await self._messenger.delete(chat_id, message_id)
        except AiogramError as error:
            return _amended(message_id, error)
        return Sent(message_id)


def _amended(message_id: int, error: AiogramError) -> SendOutcome:
    """A copy that is already as it should be is one that was put right."""
    match sort(error).kind:
        case Refusal.SAME:
            return Sent(message_id)
        case Refusal.LOST:
            return Lost()
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
