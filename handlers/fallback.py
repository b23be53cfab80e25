"""Whatever nothing else took: every message and every tap gets an answer."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.telegram.filters import Private
from bot.telegram.group_views import group_view
from bot.telegram.menu_views import menu_view
from bot.telegram.messenger import Messenger
from bot.telegram.reader import Reader

COMMANDS = ("start", "menu", "language", "alerts", "news", "corrections", "help", "privacy")


async def said(message: Message, reader: Reader, messenger: Messenger) -> None:
    notice = reader.words("I understand buttons only, and I do not keep what you write.")
    await messenger.send(message.chat.id, menu_view(reader, notice))


async def said_in_group(message: Message, reader: Reader, messenger: Messenger) -> None:
    """Not where a channel's own post comes through: its admins were answered there."""
    if not message.is_automatic_forward:
        username = await messenger.username()
        await messenger.send(message.chat.id, group_view(reader, username))


async def unknown(tap: CallbackQuery, reader: Reader, messenger: Messenger) -> None:
    notice = reader.words("This button is no longer valid. Please choose again.")
    await messenger.show(tap, menu_view(reader, notice))


async def tapped_in_group(tap: CallbackQuery, reader: Reader, messenger: Messenger) -> None:
    await messenger.toast(tap, reader.words("Please open the private chat with me."), alert=True)


def router() -> Router:
    router = Router()
    router.message.register(said, Private())
    router.message.register(said_in_group, Command(*COMMANDS))
    router.callback_query.register(unknown, Private())
    router.callback_query.register(tapped_in_group)
    return router
