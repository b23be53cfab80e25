"""When something fails: the person gets a next step, the log gets no person."""

import logging
import traceback
from pathlib import PurePath

from aiogram import Router
from aiogram.exceptions import AiogramError
from aiogram.types import ErrorEvent

from bot.telegram.menu_views import TROUBLE, trouble_view
from bot.telegram.messenger import Messenger
from bot.telegram.reader import Reader
from bot.telegram.refusals import Refusal, sort

log = logging.getLogger(__name__)

UNREACHABLE = {Refusal.GONE, Refusal.MOVED, Refusal.STOP}


async def failed(event: ErrorEvent, messenger: Messenger, reader: Reader | None = None) -> None:
    error = event.exception
    kind = sort(error).kind if isinstance(error, AiogramError) else None
    if kind in UNREACHABLE:
        return
    log.error("%s at %s", type(error).__name__, where(error))
    if reader is not None and kind is not Refusal.WAIT:
        await _tell(event, messenger, reader)


async def _tell(event: ErrorEvent, messenger: Messenger, reader: Reader) -> None:
    try:
        if tap := event.update.callback_query:
            await messenger.toast(tap, reader.words(TROUBLE), alert=True)
        elif message := event.update.message:
            await messenger.send(message.chat.id, trouble_view(reader))
    except AiogramError as again:
        log.error("%s while telling of it", type(again).__name__)


def where(error: Exception) -> str:
    """The innermost place in the code: a file and a line, no values."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{PurePath(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"


def router() -> Router:
    router = Router()
    router.errors.register(failed)
    return router
