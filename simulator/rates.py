"""How fast a bot may write: Telegram's documented rates, and 429 above them.

Overall: at most `overall` messages in any second. Private chat: one a second, where
`burst` messages may come at once after a pause. Group or channel: `group` messages in any minute.
"""

import math
from collections import deque
from dataclasses import dataclass, field

from simulator.errors import too_many
from simulator.state.clock import Clock

Window = deque[float]


@dataclass
class Limits:
    enforce: bool = True
    overall: int = 30
    burst: int = 5
    group: int = 20


@dataclass
class Rates:
    clock: Clock
    limits: Limits = field(default_factory=Limits)
    _overall: Window = field(default_factory=deque)
    _groups: dict[int, Window] = field(default_factory=dict)
    _private: dict[int, float] = field(default_factory=dict)

    def take(self, chat_id: int, is_private: bool) -> None:
        """Count one message to the chat, or refuse it with the seconds to wait."""
        if not self.limits.enforce:
            return
        now = self.clock.now()
        group = Window() if is_private else self._groups.setdefault(chat_id, Window())
        wait = max(
            _wait(self._overall, now, 1, self.limits.overall),
            _wait(group, now, 60, self.limits.group),
            self._private_wait(chat_id, now) if is_private else 0,
        )
        if wait > 0:
            raise too_many(max(1, math.ceil(wait)))
        self._overall.append(now)
        group.append(now)
        if is_private:
            self._private[chat_id] = max(now, self._private.get(chat_id, 0)) + 1

    def _private_wait(self, chat_id: int, now: float) -> float:
        """Each message moves the chat's due time on by a second; it may run ahead by `burst`."""
        return self._private.get(chat_id, 0) - now - (self.limits.burst - 1)


def _wait(window: Window, now: float, seconds: float, most: int) -> float:
    while window and window[0] <= now - seconds:
        window.popleft()
    return window[-most] + seconds - now if len(window) >= most else 0
