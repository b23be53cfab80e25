"""The messenger: the one place that pushes to Telegram."""

import contextlib
from collections.abc import Iterator

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramBadRequest, TelegramRetryAfter
from aiogram.types import (
    CallbackQuery,
    InaccessibleMessage,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
)

from bot.services.pacer import Pacer
from bot.telegram.patience import patiently
from bot.telegram.refusals import Refusal, sort
from bot.telegram.view import View


class Messenger:
    """Dialogs go out at once and are counted; bulk is paced by whoever calls `deliver`."""

    def __init__(self, bot: Bot, pacer: Pacer | None = None, *, paid: bool = False) -> None:
        """`paid`: bulk may go beyond the free rate, for Telegram Stars."""
        self._bot, self._pacer, self._paid = bot, pacer, paid

    async def send(self, chat: int, view: View) -> int:
        """Sends the view; the id of the message. AiogramError: as Telegram refused it."""

        async def counted() -> int:
            with self._dialog(chat):
                return await self._send(chat, view, paid=False)

        return await patiently(counted)

    async def deliver(self, chat: int, view: View) -> int:
        """Like `send`, but for what goes to many: the pace is the caller's."""
        return await self._send(chat, view, paid=self._paid)

    async def _send(self, chat: int, view: View, *, paid: bool) -> int:
        message = await self._bot.send_message(
            chat, view.html, reply_markup=keyboard(view), allow_paid_broadcast=paid or None
        )
        return message.message_id

    async def username(self) -> str:
        """The bot's own; asked of Telegram once."""
        return (await self._bot.me()).username or ""

    @contextlib.contextmanager
    def _dialog(self, chat: int) -> Iterator[None]:
        """Counts a message of a dialog; where Telegram asks for patience, bulk waits too."""
        if self._pacer is None:
            yield
            return
        self._pacer.spent(chat)
        try:
            yield
        except TelegramRetryAfter as error:
            self._pacer.hold(float(error.retry_after))
            raise

    async def edit(self, chat: int, message: int, view: View) -> None:
        """Writes the view over a message. AiogramError: as Telegram refused it."""
        await self._bot.edit_message_text(
            view.html, chat_id=chat, message_id=message, reply_markup=keyboard(view)
        )

    async def delete(self, chat: int, message: int) -> None:
        """AiogramError: as Telegram refused it."""
        await self._bot.delete_message(chat, message)

    async def show(self, tap: CallbackQuery, view: View, toast: str = "") -> None:
        """Shows the view in place of the message that was tapped, then answers the tap: if the
        first fails, the answer is still free to say so. Where the message is gone, sends anew."""
        if tap.message is None or isinstance(tap.message, InaccessibleMessage):
            await self.send(chat_of(tap), view)
        else:
            await self._replace(tap.message.chat.id, tap.message.message_id, view)
        await self._answer(tap, toast)

    async def follow_up(self, tap: CallbackQuery, view: View) -> None:
        """Answers the tap with a new message; the one that was tapped stays readable."""
        await self.send(chat_of(tap), view)
        await self._answer(tap, "")

    async def remove(self, tap: CallbackQuery) -> None:
        """Deletes the message that was tapped, as far as Telegram still allows it."""
        if tap.message is not None:
            with contextlib.suppress(TelegramBadRequest):
                await self.delete(tap.message.chat.id, tap.message.message_id)
        await self._answer(tap, "")

    async def toast(self, tap: CallbackQuery, text: str, *, alert: bool = False) -> None:
        await self._answer(tap, text, alert=alert)

    async def _replace(self, chat: int, message: int, view: View) -> None:
        async def counted() -> None:
            with self._dialog(chat):
                await self.edit(chat, message, view)

        try:
            await patiently(counted)
        except AiogramError as error:
            match sort(error).kind:
                case Refusal.SAME:
                    return
                case Refusal.LOST:
                    await self.send(chat, view)
                case _:
                    raise

    async def _answer(self, tap: CallbackQuery, text: str, *, alert: bool = False) -> None:
        try:
            await patiently(
                lambda: self._bot.answer_callback_query(
                    tap.id, text=text or None, show_alert=alert or None
                )
            )
        except AiogramError as error:
            if sort(error).kind is not Refusal.LATE:
                raise


def chat_of(tap: CallbackQuery) -> int:
    """Where the tapped message is."""
    return tap.message.chat.id if tap.message is not None else tap.from_user.id


def keyboard(view: View) -> InlineKeyboardMarkup | None:
    if not view.rows:
        return None
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [
                InlineKeyboardButton(text=button.label, callback_data=button.data, url=button.url)
                for button in row
            ]
            for row in view.rows
        ]
    )
