"""/start, /menu: first contact, the menu, and the deep links that lead into a flow."""

from aiogram import Router
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import CallbackQuery, Message

from bot.telegram.callbacks import Callback
from bot.telegram.filters import Private, Tapped
from bot.telegram.flow_views import link_view
from bot.telegram.menu_views import menu_view, more_view, welcome_view
from bot.telegram.messenger import Messenger
from bot.telegram.reader import Reader


async def start(
    message: Message, command: CommandObject, reader: Reader, messenger: Messenger
) -> None:
    """A link that leads nowhere, from an old poster or a typing mistake, is a first contact."""
    await messenger.send(
        message.chat.id, link_view(reader, command.args or "") or welcome_view(reader)
    )


async def menu(message: Message, reader: Reader, messenger: Messenger) -> None:
    await messenger.send(message.chat.id, menu_view(reader))


async def menu_tapped(
    tap: CallbackQuery, arguments: list[str], reader: Reader, messenger: Messenger
) -> None:
    await messenger.show(tap, more_view(reader) if arguments == ["more"] else menu_view(reader))


def router() -> Router:
    router = Router()
    router.message.register(start, CommandStart(), Private())
    router.message.register(menu, Command("menu"), Private())
    router.callback_query.register(menu_tapped, Tapped(Callback.MENU), Private())
    return router
