"""The messenger: the one place that pushes to Telegram."""

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.types import (
    CallbackQuery,
    InaccessibleMessage,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
)

from bot.telegram.refusals import Refusal, sort
from bot.telegram.view import View


class Messenger:
    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def send(self, chat: int, view: View) -> int:
        """Sends the view; the id of the message. AiogramError: as Telegram refused it."""
        message = await self._bot.send_message(chat, view.html, reply_markup=keyboard(view))
        return message.message_id

    async def show(self, tap: CallbackQuery, view: View, toast: str = "") -> None:
        """Shows the view in place of the message that was tapped, then answers the tap: if the
        first fails, the answer is still free to say so. Where the message is gone, sends anew."""
        if tap.message is None or isinstance(tap.message, InaccessibleMessage):
            await self.send(tap.from_user.id, view)
        else:
            await self._edit(tap.message.chat.id, tap.message.message_id, view)
        await self._answer(tap, toast)

    async def follow_up(self, tap: CallbackQuery, view: View) -> None:
        """Answers the tap with a new message; the one that was tapped stays readable."""
        await self.send(tap.from_user.id, view)
        await self._answer(tap, "")

    async def toast(self, tap: CallbackQuery, text: str, *, alert: bool = False) -> None:
        await self._answer(tap, text, alert=alert)

    async def _edit(self, chat: int, message: int, view: View) -> None:
        try:
            await self._bot.edit_message_text(
                view.html, chat_id=chat, message_id=message, reply_markup=keyboard(view)
            )
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
            await self._bot.answer_callback_query(
                tap.id, text=text or None, show_alert=alert or None
            )
        except AiogramError as error:
            if sort(error).kind is not Refusal.LATE:
                raise


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
