"""Tells moderators what they must know without having asked."""

from collections.abc import Awaitable, Callable, Collection

from aiogram.exceptions import AiogramError

from bot.domain.notices import Notice, Paused
from bot.telegram.desk_views import DeskAct, act
from bot.telegram.messenger import Messenger
from bot.telegram.reader import Reader
from bot.telegram.refusals import Refusal, sort
from bot.telegram.view import Button, View, bold, paragraphs, plain


class ModeratorNotices:
    """`moderators` are Telegram user ids; `reader` makes the reader of one of them."""

    def __init__(
        self,
        messenger: Messenger,
        moderators: Collection[int],
        reader: Callable[[int], Awaitable[Reader]],
    ) -> None:
        self._messenger, self._moderators, self._reader = messenger, moderators, reader

    async def tell(self, notice: Notice) -> bool:
        """False: Telegram is out of reach, so that nobody was told."""
        told = [await self._told(person, notice) for person in self._moderators]
        return any(told) or not told

    async def _told(self, person: int, notice: Notice) -> bool:
        """Somebody who cannot be told at all counts as told."""
        try:
            await self._messenger.send(person, notice_view(await self._reader(person), notice))
        except AiogramError as error:
            return sort(error).kind is Refusal.GONE
        return True


def notice_view(reader: Reader, notice: Notice) -> View:
    say = reader.words
    if not isinstance(notice, Paused):
        html = paragraphs(
            bold(say("Alerts did not go out for a while")),
            plain(
                say(
                    "Telegram gave no answer ({reason}). The sending goes on by itself.",
                    reason=notice.reason,
                )
            ),
        )
        return View(html)
    html = paragraphs(
        bold(say("Alert {number} is paused", number=notice.alert_id)),
        plain(
            say(
                "Telegram refused it several times in a row, so nobody else was tried. It said: "
                "{reason}",
                reason=notice.reason,
            )
        ),
    )
    return View(html, ((Button(say("Look at it"), act(DeskAct.OPEN, notice.alert_id)),),))
