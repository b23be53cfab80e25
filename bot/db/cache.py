"""Settings in memory, so that a press of a button opens no transaction."""

from collections import OrderedDict

from bot.domain.subscribers import Settings


class RecentSettings:
    """The last `size` chats that were asked for. A writer drops its chat when it has committed."""

    def __init__(self, size: int = 10_000) -> None:
        self._size = size
        self._kept: OrderedDict[int, Settings] = OrderedDict()
        self.drops = 0

    def get(self, chat_id: int) -> Settings | None:
        settings = self._kept.get(chat_id)
        if settings is not None:
            self._kept.move_to_end(chat_id)
        return settings

    def keep(self, chat_id: int, settings: Settings, drops_before: int) -> None:
        """Not kept where a writer came between reading and keeping: it may be old already."""
        if drops_before != self.drops:
            return
        self._kept[chat_id] = settings
        if len(self._kept) > self._size:
            self._kept.popitem(last=False)

    def drop(self, chat_id: int) -> None:
        self.drops += 1
        self._kept.pop(chat_id, None)
