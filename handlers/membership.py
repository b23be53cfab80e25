"""The bot is blocked, put out, taken back; a group gets a new id. Nobody is answered."""

from aiogram import Router
from aiogram.enums import ChatMemberStatus
from aiogram.filters import Filter
from aiogram.types import ChatMemberUpdated, Message

from bot.services.subscriptions import Subscriptions

OUT = (ChatMemberStatus.KICKED, ChatMemberStatus.LEFT)


class Moved(Filter):
    """A group that became a supergroup says so in both chats."""

    async def __call__(self, message: Message) -> dict[str, int] | bool:
        if message.migrate_to_chat_id is not None:
            return {"old": message.chat.id, "new": message.migrate_to_chat_id}
        if message.migrate_from_chat_id is not None:
            return {"old": message.migrate_from_chat_id, "new": message.chat.id}
        return False


async def place_changed(change: ChatMemberUpdated, subscriptions: Subscriptions) -> None:
    if change.new_chat_member.status in OUT:
        await subscriptions.ended(change.chat.id)
    else:
        await subscriptions.returned(change.chat.id)


async def moved(message: Message, old: int, new: int, subscriptions: Subscriptions) -> None:
    await subscriptions.moved(old, new)


def router() -> Router:
    router = Router()
    router.my_chat_member.register(place_changed)
    router.message.register(moved, Moved())
    return router
