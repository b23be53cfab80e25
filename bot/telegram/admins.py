"""Who may decide for a group or channel."""

from aiogram import Bot
from aiogram.enums import ChatMemberStatus
from aiogram.exceptions import AiogramError
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

DECIDE = (ChatMemberStatus.CREATOR, ChatMemberStatus.ADMINISTRATOR)


class ByAdmin(Filter):
    """An admin of the chat: by name, in the name of the chat, or as a post of the channel."""

    async def __call__(self, event: Message | CallbackQuery, bot: Bot) -> bool:
        message = event.message if isinstance(event, CallbackQuery) else event
        if message is None:
            return False
        if isinstance(event, Message) and event.sender_chat is not None:
            return event.sender_chat.id == event.chat.id
        person = event.from_user
        return person is not None and await is_admin(bot, message.chat.id, person.id)


async def is_admin(bot: Bot, chat_id: int, user_id: int) -> bool:
    """False also where Telegram does not say: whoever it was can try again."""
    try:
        member = await bot.get_chat_member(chat_id, user_id)
    except AiogramError:
        return False
    return member.status in DECIDE
