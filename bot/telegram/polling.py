"""Polling that loses no update: one is confirmed only after it was handled, and a stop waits."""

import asyncio
import logging

from aiogram import Bot, Dispatcher
from aiogram.exceptions import AiogramError, TelegramConflictError
from aiogram.types import Update

from bot.telegram.refusals import Refusal, sort

log = logging.getLogger(__name__)

WAIT = 25
"""Seconds that Telegram holds an empty poll."""
PATIENCE = 3.0
"""Seconds that a batch may take before the next one is fetched beside it."""
DRAIN = 20.0
"""Seconds that a stop waits for the handlers that run."""
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0
"""Seconds between polls while Telegram is out of reach."""


class BadTokenError(Exception):
    """Telegram does not know the token."""


class Polling:
    def __init__(self, bot: Bot, dispatcher: Dispatcher, patience: float = PATIENCE) -> None:
        self._bot, self._dispatcher, self._patience = bot, dispatcher, patience
        self._allowed = dispatcher.resolve_used_update_types()
        self._offset = 0
        self._pause = FIRST_PAUSE
        self._bad_token = False
        self._running = set[asyncio.Task[None]]()

    async def run(self, stop: asyncio.Event) -> None:
        """Handles updates until `stop` is set and what runs is done. BadTokenError."""
        async with asyncio.TaskGroup() as group:
            stopped = group.create_task(stop.wait())
            while not (stop.is_set() or self._bad_token):
                fetch = group.create_task(self._fetch())
                await asyncio.wait({fetch, stopped}, return_when=asyncio.FIRST_COMPLETED)
                if fetch.done():
                    await self._handle(group, fetch.result())
                else:
                    fetch.cancel()  # nothing is lost: what it may bring is not confirmed yet
            await self._drain()
            stopped.cancel()
        if self._bad_token:
            raise BadTokenError

    async def _drain(self) -> None:
        if self._running:
            _, late = await asyncio.wait(self._running, timeout=DRAIN)
            for task in late:
                task.cancel()

    async def _fetch(self) -> list[Update]:
        try:
            updates = await self._bot.get_updates(
                offset=self._offset,
                timeout=WAIT,
                allowed_updates=self._allowed,
                request_timeout=WAIT + 10,
            )
        except AiogramError as error:
            await self._rest(error)
            return []
        self._pause = FIRST_PAUSE
        return updates

    async def _rest(self, error: AiogramError) -> None:
        sorted_ = sort(error)
        if sorted_.kind is Refusal.STOP:
            self._bad_token = True
            return
        if isinstance(error, TelegramConflictError):
            log.warning("Another program polls with the same token.")
        else:
            log.warning("Telegram is out of reach (%s).", type(error).__name__)
        await asyncio.sleep(sorted_.wait or self._pause)
        self._pause = min(self._pause * 2, LONGEST_PAUSE)

    async def _handle(self, group: asyncio.TaskGroup, updates: list[Update]) -> None:
        """Handles a batch at once and waits for it, so that the next poll confirms what is done.
        A handler that takes longer than PATIENCE goes on beside the next batch."""
        if not updates:
            return
        batch = {group.create_task(self._feed(update)) for update in updates}
        self._running |= batch
        await asyncio.wait(batch, timeout=self._patience)
        self._running = {task for task in self._running if not task.done()}
        self._offset = updates[-1].update_id + 1

    async def _feed(self, update: Update) -> None:
        try:
            await self._dispatcher.feed_update(self._bot, update)
        except Exception as error:  # the error handler itself failed; operators read this line
            log.error("An update could not be handled (%s).", type(error).__name__)
