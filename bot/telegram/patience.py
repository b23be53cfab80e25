"""Patience: a dialog's request is tried again where a moment later it would have gone through."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from aiogram.exceptions import AiogramError, TelegramNetworkError

from bot.telegram.refusals import Refusal, sort

Answer = TypeVar("Answer")

LONGEST = 10.0
"""Seconds that a person is let wait for Telegram; beyond that they are told instead."""
TRIES = 3
PAUSE = 0.5
"""Seconds between tries while Telegram is ill."""


async def patiently(request: Callable[[], Awaitable[Answer]]) -> Answer:
    """Telegram's answer, at the third try at the latest. AiogramError: the last refusal."""
    for _ in range(TRIES - 1):
        try:
            return await request()
        except AiogramError as error:
            pause = _pause(error)
            if pause is None:
                raise
        await asyncio.sleep(pause)
    return await request()


def _pause(error: AiogramError) -> float | None:
    """Seconds until another try makes sense, or None. A connection that broke may have brought
    the message already: trying again could bring it twice, so the person decides."""
    refusal = sort(error)
    if refusal.kind is Refusal.WAIT and refusal.wait <= LONGEST:
        return refusal.wait
    if refusal.kind is Refusal.RETRY and not isinstance(error, TelegramNetworkError):
        return PAUSE
    return None
