"""/moderate: write an alert, see it as each reader will, have it approved by another, send it."""

from collections.abc import Mapping
from typing import Any

from aiogram import Router
from aiogram.filters import Command, Filter
from aiogram.types import CallbackQuery, Message, User

from bot.services.desk import Desk
from bot.services.ports import Clock
from bot.telegram.callbacks import Callback
from bot.telegram.catalogues import Words
from bot.telegram.desk_views import DeskAct
from bot.telegram.filters import Private, Tapped
from bot.telegram.formatting import html_of
from bot.telegram.messenger import Messenger
from bot.telegram.reader import Reader
from handlers.desk_visit import Visit


class AtTheDesk(Filter):
    """A moderator; to everybody else the desk does not exist. `writing`: only while a text of
    theirs is awaited."""

    def __init__(self, *, writing: bool = False) -> None:
        self._writing = writing

    async def __call__(
        self,
        _event: Message | CallbackQuery,
        event_from_user: User,
        desk: Desk,
        reader: Reader,
        catalogues: Mapping[str, Words],
        clock: Clock,
    ) -> dict[str, Any] | bool:
        if not desk.admits(event_from_user.id):
            return False
        moderator = await desk.identify(event_from_user.id)
        if self._writing and await desk.writing(moderator) is None:
            return False
        return {"visit": Visit(desk, moderator, reader, catalogues, clock())}


async def came(message: Message, visit: Visit, messenger: Messenger) -> None:
    await messenger.send(message.chat.id, await visit.home())


async def tapped(
    tap: CallbackQuery, arguments: list[str], visit: Visit, messenger: Messenger
) -> None:
    if arguments[:1] == [DeskAct.PREVIEW]:
        view = await visit.preview(arguments)
        await messenger.follow_up(tap, view or await visit.home())
        return
    await messenger.show(tap, await visit.tapped(arguments))


async def wrote(message: Message, visit: Visit, messenger: Messenger) -> None:
    html = html_of(message)
    await messenger.send(message.chat.id, await visit.wrote(message.text or "", html))


def router() -> Router:
    router, private, desk = Router(), Private(), AtTheDesk()
    router.message.register(came, Command("moderate"), private, desk)
    router.message.register(wrote, private, AtTheDesk(writing=True))
    router.callback_query.register(tapped, Tapped(Callback.DESK), private, desk)
    return router
