"""What a person chooses about alerts, and how everything about them is forgotten."""

from collections.abc import Collection

from bot.domain.rhythm import Rhythm
from bot.domain.subscribers import LANGUAGES, Settings
from bot.errors import UnknownLanguageError, UnknownTopicError
from bot.services.ports import Clock, Subscribers


class Subscriptions:
    def __init__(self, subscribers: Subscribers, topics: Collection[str], clock: Clock) -> None:
        self._subscribers = subscribers
        self._topics = topics
        self._clock = clock

    async def settings(self, chat_id: int) -> Settings:
        return await self._subscribers.settings(chat_id)

    async def set_language(self, chat_id: int, language: str) -> None:
        _require_language(language)
        await self._subscribers.set_language(chat_id, language)

    async def subscribe(self, chat_id: int, topic: str, language: str) -> None:
        """`language` is that of the screen: kept only where the chat has not chosen one."""
        _require_language(language)
        if topic not in self._topics:
            raise UnknownTopicError(topic)
        await self._subscribers.subscribe(chat_id, topic, language)

    async def set_rhythm(self, chat_id: int, rhythm: Rhythm, language: str) -> None:
        """What already waits for this chat comes at its new hour."""
        _require_language(language)
        await self._subscribers.set_rhythm(chat_id, rhythm, language, self._clock())

    async def unsubscribe(self, chat_id: int, topic: str) -> None:
        """Works for a topic that the content no longer has: an old message keeps its button."""
        await self._subscribers.unsubscribe(chat_id, topic)

    async def stop_everything(self, chat_id: int) -> None:
        await self._subscribers.unsubscribe_all(chat_id)

    async def returned(self, chat_id: int) -> None:
        """Whoever writes can be reached again: writes only where deliveries had ended."""
        if (await self._subscribers.settings(chat_id)).ended:
            await self._subscribers.returned(chat_id)

    async def ended(self, chat_id: int) -> None:
        """The chat has put the bot out: nothing more is tried there until it takes it back."""
        settings = await self._subscribers.settings(chat_id)
        if settings.language is not None and not settings.ended:
            await self._subscribers.ended(chat_id, self._clock())

    async def moved(self, chat_id: int, new_chat_id: int) -> None:
        """A group became a supergroup under a new id."""
        await self._subscribers.moved(chat_id, new_chat_id, self._clock())

    async def forget(self, chat_id: int) -> None:
        await self._subscribers.forget(chat_id)


def _require_language(language: str) -> None:
    if language not in LANGUAGES:
        raise UnknownLanguageError(language)
