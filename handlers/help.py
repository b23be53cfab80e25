"""/help and /privacy."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.telegram.callbacks import Callback
from bot.telegram.filters import Private, Tapped
from bot.telegram.menu_views import help_view, privacy_view
from bot.telegram.messenger import Messenger
from bot.telegram.reader import Reader


async def help_(message: Message, reader: Reader, messenger: Messenger) -> None:
    await messenger.send(message.chat.id, help_view(reader))


async def help_tapped(
    tap: CallbackQuery, arguments: list[str], reader: Reader, messenger: Messenger
) -> None:
    page = "".join(arguments)
    await messenger.show(tap, help_view(reader, int(page) if page.isdecimal() else 0))


async def privacy(message: Message, reader: Reader, messenger: Messenger) -> None:
    await messenger.send(message.chat.id, privacy_view(reader))


async def privacy_tapped(tap: CallbackQuery, reader: Reader, messenger: Messenger) -> None:
    await messenger.show(tap, privacy_view(reader))


def router() -> Router:
    router = Router()
    router.message.register(help_, Command("help"), Private())
    router.callback_query.register(help_tapped, Tapped(Callback.HELP), Private())
    router.message.register(privacy, Command("privacy"), Private())
    router.callback_query.register(privacy_tapped, Tapped(Callback.PRIVACY), Private())
    return router
