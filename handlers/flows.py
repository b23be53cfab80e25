"""The buttons of the flows: each carries its whole path, so nothing is looked up about anybody."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.telegram.filters import FlowTapped, Private
from bot.telegram.flow_views import flow_view
from bot.telegram.messenger import Messenger
from bot.telegram.reader import Reader


async def tapped(tap: CallbackQuery, data: str, reader: Reader, messenger: Messenger) -> None:
    await messenger.show(tap, flow_view(reader, data))


def router() -> Router:
    router = Router()
    router.callback_query.register(tapped, FlowTapped(), Private())
    return router
