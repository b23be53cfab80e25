"""The one budget of messages: dialogs take theirs at once, bulk waits for what is left."""

from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable
from itertools import islice

BURST, PER_SECOND = 3, 1.0
"""Bulk to one person: so many at once after a pause, then one a second."""
GROUP_SHARE, MINUTE = 18, 60.0
"""Bulk to one group in a minute. Telegram allows 20 of all kinds; two are left for its admins."""
LONGEST_YIELD = 1.0
"""Seconds that dialogs can hold bulk back: however busy they are, it goes on."""


class Pacer:
    """An even pace: each message gets the next free moment, so that no second holds a burst."""

    def __init__(
        self,
        rate: float,
        monotonic: Callable[[], float],
        sleep: Callable[[float], Awaitable[object]],
    ) -> None:
        """`rate` in messages a second; `monotonic` in seconds."""
        self.rate = rate
        self._interval = 1 / rate
        self._monotonic = monotonic
        self._sleep = sleep
        self._next = monotonic()
        self._held_until = self._next
        self._chats = ChatShares()

    async def slot(self) -> None:
        """Return when the next message may leave."""
        at, now = self._take(), self._monotonic()
        if at > now:
            await self._sleep(at - now)

    def spent(self, chat_id: int) -> None:
        """A message left without asking: a dialog's, or a further part of a long one."""
        latest = self._monotonic() + LONGEST_YIELD
        self._take()
        self._next = min(self._next, latest)
        if chat_id < 0:
            self._chats.note(chat_id, self._monotonic())

    def hold(self, seconds: float) -> None:
        """Telegram told a dialog to wait: bulk waits too."""
        self._held_until = max(self._held_until, self._monotonic() + seconds)

    @property
    def held(self) -> bool:
        return self._monotonic() < self._held_until

    def share(self, chat_id: int) -> float:
        """Take one message of the chat's share; or the seconds until it has one."""
        now = self._monotonic()
        wait = self._chats.wait(chat_id, now)
        if not wait:
            self._chats.note(chat_id, now)
        return wait

    def _take(self) -> float:
        # Two intervals of lateness are made up for: committing a group must not cost pace.
        at = max(self._next, self._monotonic() - 2 * self._interval)
        self._next = at + self._interval
        return at


class ChatShares:
    """The last messages to each chat, for as long as they matter."""

    def __init__(self) -> None:
        self._sent: OrderedDict[int, deque[float]] = OrderedDict()

    def note(self, chat_id: int, now: float) -> None:
        most, _ = _share_of(chat_id)
        self._sent.setdefault(chat_id, deque(maxlen=most)).append(now)
        self._sent.move_to_end(chat_id)
        self._drop_old(now)

    def wait(self, chat_id: int, now: float) -> float:
        """Seconds until the chat may get another message."""
        most, span = _share_of(chat_id)
        sent = self._sent.get(chat_id)
        return max(0.0, sent[0] + span - now) if sent and len(sent) == most else 0.0

    def _drop_old(self, now: float) -> None:
        for chat_id in list(islice(self._sent, 2)):
            if self._sent[chat_id][-1] + _share_of(chat_id)[1] < now:
                del self._sent[chat_id]


def _share_of(chat_id: int) -> tuple[int, float]:
    """So many messages in so many seconds."""
    return (GROUP_SHARE, MINUTE) if chat_id < 0 else (BURST, BURST / PER_SECOND)
