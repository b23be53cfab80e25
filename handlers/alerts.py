"""/alerts: choose topics, stop from an alert, delete everything."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.errors import UnknownTopicError
from bot.services.subscriptions import Subscriptions
from bot.telegram.callbacks import Callback
from bot.telegram.choosing_views import (
    alerts_view,
    erase_view,
    erased_view,
    stopped_view,
    zone_view,
)
from bot.telegram.filters import Private, Tapped
from bot.telegram.messenger import Messenger
from bot.telegram.reader import Reader


async def alerts(
    message: Message, reader: Reader, messenger: Messenger, subscriptions: Subscriptions
) -> None:
    settings = await subscriptions.settings(message.chat.id)
    await messenger.send(message.chat.id, alerts_view(reader, settings))


async def alerts_tapped(
    tap: CallbackQuery,
    arguments: list[str],
    reader: Reader,
    messenger: Messenger,
    subscriptions: Subscriptions,
) -> None:
    settings = await subscriptions.settings(tap.from_user.id)
    await messenger.show(tap, alerts_view(reader, settings, offered=arguments))


async def subscribed(
    tap: CallbackQuery,
    arguments: list[str],
    reader: Reader,
    messenger: Messenger,
    subscriptions: Subscriptions,
) -> None:
    """With the first topic of somebody whose clock is not known, asks for it; once."""
    chat = tap.from_user.id
    before = await subscriptions.settings(chat)
    try:
        await subscriptions.subscribe(chat, "".join(arguments), reader.language)
    except UnknownTopicError:
        notice = reader.words("This topic is no longer there.")
        await messenger.show(tap, alerts_view(reader, before, notice))
        return
    if not before.topics and before.rhythm.zone is None:
        await messenger.show(tap, zone_view(reader, asked=True))
        return
    notice = reader.words("Done. You will be told when it changes.")
    await messenger.show(tap, alerts_view(reader, await subscriptions.settings(chat), notice))


async def unsubscribed(
    tap: CallbackQuery,
    arguments: list[str],
    reader: Reader,
    messenger: Messenger,
    subscriptions: Subscriptions,
) -> None:
    await subscriptions.unsubscribe(tap.from_user.id, "".join(arguments))
    settings = await subscriptions.settings(tap.from_user.id)
    await messenger.show(tap, alerts_view(reader, settings))


async def stopped(
    tap: CallbackQuery,
    arguments: list[str],
    reader: Reader,
    messenger: Messenger,
    subscriptions: Subscriptions,
) -> None:
    """The button under an alert names its topic; that of a digest stops everything."""
    topic = "".join(arguments)
    if topic:
        await subscriptions.unsubscribe(tap.from_user.id, topic)
    else:
        await subscriptions.stop_everything(tap.from_user.id)
    await messenger.follow_up(tap, stopped_view(reader, topic))


async def erased(
    tap: CallbackQuery,
    arguments: list[str],
    reader: Reader,
    messenger: Messenger,
    subscriptions: Subscriptions,
) -> None:
    if arguments != ["yes"]:
        await messenger.show(tap, erase_view(reader))
        return
    await subscriptions.forget(tap.from_user.id)
    await messenger.show(tap, erased_view(reader))


def router() -> Router:
    router = Router()
    private = Private()
    router.message.register(alerts, Command("alerts"), private)
    router.callback_query.register(alerts_tapped, Tapped(Callback.ALERTS), private)
    router.callback_query.register(subscribed, Tapped(Callback.SUBSCRIBE), private)
    router.callback_query.register(unsubscribed, Tapped(Callback.UNSUBSCRIBE), private)
    router.callback_query.register(stopped, Tapped(Callback.STOP), private)
    router.callback_query.register(erased, Tapped(Callback.ERASE), private)
    return router
