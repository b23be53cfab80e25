"""/news and /corrections: past alerts as they stand today, and what was put right."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.errors import UnknownAlertError
from bot.services.news import News
from bot.telegram.callbacks import Callback
from bot.telegram.filters import Private, Tapped
from bot.telegram.messenger import Messenger
from bot.telegram.news_views import corrections_view, news_view, past_alert_view
from bot.telegram.reader import Reader
from bot.telegram.view import View


async def listed(here: Callback, page: int, reader: Reader, news: News) -> View:
    if here is Callback.NEWS:
        return news_view(reader, await news.past(page))
    return corrections_view(reader, await news.corrections(page))


async def past(message: Message, reader: Reader, messenger: Messenger, news: News) -> None:
    await messenger.send(message.chat.id, await listed(Callback.NEWS, 0, reader, news))


async def corrections(message: Message, reader: Reader, messenger: Messenger, news: News) -> None:
    await messenger.send(message.chat.id, await listed(Callback.CORRECTIONS, 0, reader, news))


async def tapped(
    tap: CallbackQuery, arguments: list[str], reader: Reader, messenger: Messenger, news: News
) -> None:
    """`arguments`: the page, and the alert to open. What is forged leads to the first page."""
    here = Callback((tap.data or "").partition(":")[0])
    page, opened = _numbers(arguments)
    view = await _opened(here, page, opened, reader, news) if opened else None
    await messenger.show(tap, view or await listed(here, page, reader, news))


async def _opened(
    here: Callback, page: int, opened: int, reader: Reader, news: News
) -> View | None:
    try:
        alert = await news.one(opened)
    except UnknownAlertError:
        return None
    return past_alert_view(reader, alert, here, page)


def _numbers(arguments: list[str]) -> tuple[int, int]:
    page, opened = [*arguments, "", ""][:2]
    return _number(page), _number(opened)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else 0


def router() -> Router:
    router, private = Router(), Private()
    router.message.register(past, Command("news"), private)
    router.message.register(corrections, Command("corrections"), private)
    taps = Tapped(Callback.NEWS, Callback.CORRECTIONS)
    router.callback_query.register(tapped, taps, private)
    return router
