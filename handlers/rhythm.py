"""When alerts come: how often, quiet hours, and whose clock. Reached from /alerts."""

from collections.abc import Sequence
from dataclasses import replace

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.domain.rhythm import DEFAULT_ZONE, ZONES, Frequency, Rhythm
from bot.services.subscriptions import Subscriptions
from bot.telegram.callbacks import Callback
from bot.telegram.choosing_views import (
    DIGEST_HOURS,
    NO_CITY,
    QUIET,
    alerts_view,
    hour_view,
    quiet_hours,
    quiet_view,
    when_view,
    zone_view,
)
from bot.telegram.filters import Private, Tapped
from bot.telegram.messenger import Messenger
from bot.telegram.reader import Reader
from bot.telegram.view import View

NO_QUIET = (0, 0)


async def tapped(
    tap: CallbackQuery,
    arguments: list[str],
    reader: Reader,
    messenger: Messenger,
    subscriptions: Subscriptions,
) -> None:
    """A button without an argument opens its list; with one, it chooses."""
    chat, callback = tap.from_user.id, Callback((tap.data or "").partition(":")[0])
    before = (await subscriptions.settings(chat)).rhythm
    rhythm = chosen(before, callback, arguments)
    if rhythm is None:
        await messenger.show(tap, _list(reader, callback, before))
        return
    await subscriptions.set_rhythm(chat, rhythm, reader.language)
    if callback is Callback.ZONE and before.zone is None:
        settings = await subscriptions.settings(chat)
        view = alerts_view(reader, settings, quiet_hours(reader, rhythm))
        await messenger.show(tap, view)
        return
    await messenger.show(tap, when_view(reader, rhythm, reader.words("Saved.")))


def chosen(rhythm: Rhythm, callback: Callback, arguments: Sequence[str]) -> Rhythm | None:
    """The rhythm after a tap; None where nothing that is offered was chosen."""
    match callback, arguments:
        case Callback.OFTEN, [kind] if kind in list(Frequency):
            return replace(rhythm, frequency=Frequency(kind))
        case Callback.ZONE, [zone] if zone in (*ZONES, NO_CITY):
            return replace(rhythm, zone=DEFAULT_ZONE if zone == NO_CITY else zone)
        case Callback.HOUR, [hour] if hour in map(str, DIGEST_HOURS):
            return replace(rhythm, digest_hour=int(hour))
        case Callback.QUIET, [_, _]:
            for start, end in (*QUIET, NO_QUIET):
                if list(arguments) == [str(start), str(end)]:
                    return replace(rhythm, quiet_from=start, quiet_until=end)
    return None


def _list(reader: Reader, callback: Callback, rhythm: Rhythm) -> View:
    match callback:
        case Callback.ZONE:
            return zone_view(reader)
        case Callback.QUIET:
            return quiet_view(reader, rhythm)
        case Callback.HOUR:
            return hour_view(reader, rhythm)
    return when_view(reader, rhythm)


def router() -> Router:
    router = Router()
    buttons = Tapped(Callback.WHEN, Callback.OFTEN, Callback.QUIET, Callback.HOUR, Callback.ZONE)
    router.callback_query.register(tapped, buttons, Private())
    return router
