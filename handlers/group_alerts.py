"""/alerts in a group or channel: its admins choose for all; nothing about a person is shown."""

import contextlib
from collections.abc import Mapping
from dataclasses import replace

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.errors import UnknownTopicError
from bot.services.subscriptions import Subscriptions
from bot.telegram.admins import ByAdmin
from bot.telegram.callbacks import Callback
from bot.telegram.catalogues import Words
from bot.telegram.filters import InGroup, Tapped
from bot.telegram.group_views import group_alerts_view, group_languages_view
from bot.telegram.messenger import Messenger, chat_of
from bot.telegram.reader import Reader
from bot.telegram.view import View


async def alerts(
    message: Message, reader: Reader, messenger: Messenger, subscriptions: Subscriptions
) -> None:
    await messenger.send(
        message.chat.id, await _view(message.chat.id, reader, messenger, subscriptions)
    )


async def _view(
    chat: int, reader: Reader, messenger: Messenger, subscriptions: Subscriptions
) -> View:
    settings = await subscriptions.settings(chat)
    return group_alerts_view(reader, settings, await messenger.username())


async def switched(
    tap: CallbackQuery,
    arguments: list[str],
    reader: Reader,
    messenger: Messenger,
    subscriptions: Subscriptions,
) -> None:
    """A topic on or off; a button of before may name one that is no longer there."""
    chat, topic = chat_of(tap), "".join(arguments)
    match (tap.data or "").partition(":")[0]:
        case Callback.SUBSCRIBE:
            with contextlib.suppress(UnknownTopicError):
                await subscriptions.subscribe(chat, topic, reader.language)
        case Callback.UNSUBSCRIBE:
            await subscriptions.unsubscribe(chat, topic)
    await messenger.show(tap, await _view(chat, reader, messenger, subscriptions))


async def stopped(
    tap: CallbackQuery,
    arguments: list[str],
    reader: Reader,
    messenger: Messenger,
    subscriptions: Subscriptions,
) -> None:
    await subscriptions.unsubscribe(chat_of(tap), "".join(arguments))
    notice = reader.words("This chat gets no more alerts on this topic.")
    await messenger.toast(tap, notice, alert=True)


async def languages(
    tap: CallbackQuery, reader: Reader, messenger: Messenger, catalogues: Mapping[str, Words]
) -> None:
    await messenger.show(tap, group_languages_view(reader, catalogues))


async def language_chosen(
    tap: CallbackQuery,
    arguments: list[str],
    reader: Reader,
    messenger: Messenger,
    subscriptions: Subscriptions,
    catalogues: Mapping[str, Words],
) -> None:
    chat, words = chat_of(tap), catalogues.get("".join(arguments), reader.words)
    await subscriptions.set_language(chat, words.language)
    theirs = replace(reader, words=words)
    await messenger.show(tap, await _view(chat, theirs, messenger, subscriptions))


async def erased(
    tap: CallbackQuery, reader: Reader, messenger: Messenger, subscriptions: Subscriptions
) -> None:
    chat = chat_of(tap)
    await subscriptions.forget(chat)
    view = await _view(chat, reader, messenger, subscriptions)
    await messenger.show(tap, view, reader.words("Deleted."))


async def closed(tap: CallbackQuery, messenger: Messenger) -> None:
    """The settings of a channel need not stay among its posts."""
    await messenger.remove(tap)


async def refused(tap: CallbackQuery, reader: Reader, messenger: Messenger) -> None:
    notice = reader.words("Only admins of this chat can change this.")
    await messenger.toast(tap, notice, alert=True)


def router() -> Router:
    router, group, admin = Router(), InGroup(), ByAdmin()
    router.message.register(alerts, Command("alerts"), group, admin)
    router.channel_post.register(alerts, Command("alerts"), group, admin)
    switches = (Callback.SUBSCRIBE, Callback.UNSUBSCRIBE, Callback.ALERTS)
    taps = router.callback_query
    taps.register(switched, Tapped(*switches), group, admin)
    taps.register(stopped, Tapped(Callback.STOP), group, admin)
    taps.register(languages, Tapped(Callback.LANGUAGES), group, admin)
    taps.register(language_chosen, Tapped(Callback.LANGUAGE), group, admin)
    taps.register(erased, Tapped(Callback.ERASE), group, admin)
    taps.register(closed, Tapped(Callback.CLOSE), group, admin)
    ours = (Callback.STOP, Callback.LANGUAGES, Callback.LANGUAGE, Callback.ERASE, Callback.CLOSE)
    taps.register(refused, Tapped(*switches, *ours), group)
    return router
