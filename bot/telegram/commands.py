"""The commands menu, in every language that Telegram lets a bot name."""

import logging
from collections.abc import Iterable

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramNotFound, TelegramUnauthorizedError
from aiogram.types import BotCommand

from bot.telegram.catalogues import SOURCE
from bot.telegram.menu_views import commands_of
from bot.telegram.polling import BadTokenError
from bot.telegram.reader import Reader

log = logging.getLogger(__name__)


async def set_commands(bot: Bot, readers: Iterable[Reader]) -> None:
    """English is everybody's who has no menu of their own. BadTokenError; an outage is logged."""
    for reader in readers:
        commands = [
            BotCommand(command=name, description=what) for name, what in commands_of(reader)
        ]
        code = None if reader.language == SOURCE else reader.language
        try:
            await bot.set_my_commands(commands, language_code=code)
        except (TelegramUnauthorizedError, TelegramNotFound) as error:
            raise BadTokenError from error
        except AiogramError as error:
            log.warning("The commands menu could not be set (%s).", type(error).__name__)
            return
