"""/language: choose it; from then on it is kept for this chat."""

from collections.abc import Mapping
from dataclasses import replace

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.services.subscriptions import Subscriptions
from bot.telegram.callbacks import Callback
from bot.telegram.catalogues import Words
from bot.telegram.filters import Private, Tapped
from bot.telegram.menu_views import languages_view, menu_view
from bot.telegram.messenger import Messenger
from bot.telegram.reader import Reader


async def language(
    message: Message, reader: Reader, messenger: Messenger, catalogues: Mapping[str, Words]
) -> None:
    await messenger.send(message.chat.id, languages_view(reader, catalogues))


async def languages_tapped(
    tap: CallbackQuery, reader: Reader, messenger: Messenger, catalogues: Mapping[str, Words]
) -> None:
    await messenger.show(tap, languages_view(reader, catalogues))


async def chosen(
    tap: CallbackQuery,
    arguments: list[str],
    reader: Reader,
    messenger: Messenger,
    catalogues: Mapping[str, Words],
    subscriptions: Subscriptions,
) -> None:
    words = catalogues.get("".join(arguments))
    if words is None:
        await messenger.show(tap, languages_view(reader, catalogues))
        return
    await subscriptions.set_language(tap.from_user.id, words.language)
    await messenger.show(tap, menu_view(replace(reader, words=words)))


def router() -> Router:
    router = Router()
    router.message.register(language, Command("language"), Private())
    router.callback_query.register(languages_tapped, Tapped(Callback.LANGUAGES), Private())
    router.callback_query.register(chosen, Tapped(Callback.LANGUAGE), Private())
    return router
