"""Around every update: one at a time per person, and the reader it is answered for."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import Chat, TelegramObject, User

from bot.telegram.catalogues import Words, negotiate
from bot.telegram.reader import Reader

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class Isolation(BaseMiddleware):
    """Taps and messages of one person never race. Holds a lock only while one is in use."""

    def __init__(self) -> None:
        self._locks: dict[int, tuple[asyncio.Lock, int]] = {}

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        user: User | None = data.get("event_from_user")
        if user is None:
            return await handler(event, data)
        async with self._turn(user.id):
            return await handler(event, data)

    @asynccontextmanager
    async def _turn(self, person: int) -> AsyncIterator[None]:
        lock, waiting = self._locks.get(person, (asyncio.Lock(), 0))
        self._locks[person] = (lock, waiting + 1)
        try:
            async with lock:
                yield
        finally:
            lock, waiting = self._locks[person]
            if waiting == 1:
                del self._locks[person]
            else:
                self._locks[person] = (lock, waiting - 1)


ChosenLanguage = Callable[[int], Awaitable[str | None]]
"""The language that a chat chose, or None."""
MakeReader = Callable[[Words], Reader]


class Readers(BaseMiddleware):
    """Puts the reader into the data: the chosen language, else the client's, else English."""

    def __init__(
        self, catalogues: Mapping[str, Words], chosen: ChosenLanguage, make: MakeReader
    ) -> None:
        self._catalogues, self._chosen, self._make = catalogues, chosen, make

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        user: User | None = data.get("event_from_user")
        chat: Chat | None = data.get("event_chat")
        data["reader"] = self._make(self._catalogues[await self._language(user, chat)])
        return await handler(event, data)

    async def _language(self, user: User | None, chat: Chat | None) -> str:
        chosen = await self._chosen(chat.id) if chat else None
        if chosen is not None and chosen in self._catalogues:
            return chosen
        return negotiate(user.language_code if user else None, self._catalogues)
