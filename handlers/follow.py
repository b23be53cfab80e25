"""Follow an answer, see which ones are followed, stop."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.domain.library import Library
from bot.services.following import MOST, Following
from bot.telegram.alert_views import FOLLOWED_BY
from bot.telegram.callbacks import Callback
from bot.telegram.filters import Private, Tapped
from bot.telegram.follow_views import GONE, followed_view, named
from bot.telegram.messenger import Messenger
from bot.telegram.reader import Reader


async def followed(
    tap: CallbackQuery,
    arguments: list[str],
    reader: Reader,
    messenger: Messenger,
    following: Following,
) -> None:
    """Says so over the answer, which stays on the screen with its buttons."""
    id = named(reader.library, arguments)
    if id is None:
        await messenger.toast(tap, reader.words("This answer is no longer there."), alert=True)
        return
    done = await following.follow(tap.from_user.id, id, reader.language)
    await messenger.toast(tap, _said(reader, done=done), alert=True)


def _said(reader: Reader, *, done: bool) -> str:
    say = reader.words
    if done:
        return say(
            "You follow this answer. We keep which answer it is, not what you answered. "
            "To stop: /alerts"
        )
    return say.plural(
        "You can follow {number} answer. Stop one first: /alerts",
        "You can follow {number} answers. Stop one first: /alerts",
        MOST,
    )


async def listed(
    tap: CallbackQuery, reader: Reader, messenger: Messenger, following: Following
) -> None:
    ids = await following.followed(tap.from_user.id)
    await messenger.show(tap, followed_view(reader, ids))


async def unfollowed(
    tap: CallbackQuery,
    arguments: list[str],
    reader: Reader,
    messenger: Messenger,
    following: Following,
) -> None:
    chat, notice = tap.from_user.id, reader.words("Done. You no longer follow it.")
    if len(arguments) == 2 and arguments[0] == FOLLOWED_BY and arguments[1].isdecimal():
        await following.unfollow_alert(chat, int(arguments[1][:9]))
        ids = await following.followed(chat)
        await messenger.follow_up(tap, followed_view(reader, ids, notice))
        return
    await _unfollow(following, chat, reader.library, arguments)
    await messenger.show(tap, followed_view(reader, await following.followed(chat), notice))


async def _unfollow(
    following: Following, chat: int, library: Library, arguments: list[str]
) -> None:
    id = named(library, arguments)
    if id is not None:
        await following.unfollow(chat, id)
    if arguments == [GONE]:
        for id in await following.followed(chat):
            flow = library.flows.get(id.flow)
            if flow is None or id.outcome not in flow.outcomes:
                await following.unfollow(chat, id)


def router() -> Router:
    router, private = Router(), Private()
    router.callback_query.register(followed, Tapped(Callback.FOLLOW), private)
    router.callback_query.register(listed, Tapped(Callback.FOLLOWED), private)
    router.callback_query.register(unfollowed, Tapped(Callback.UNFOLLOW), private)
    return router
