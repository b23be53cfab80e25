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


class CommandsMenu:
    """Tells Telegram the commands, and goes on trying until it has listened."""

    def __init__(self, bot: Bot, readers: Iterable[Reader]) -> None:
        """English is everybody's who has no menu of their own."""
        self._bot = bot
        self._left = list(readers)

    async def tell(self) -> None:
        """BadTokenError; an outage is logged, and the next call takes up where this one ended."""
        while self._left:
            reader = self._left[0]
            named = commands_of(reader)
            commands = [BotCommand(command=name, description=what) for name, what in named]
            code = None if reader.language == SOURCE else reader.language
            try:
                await self._bot.set_my_commands(commands, language_code=code)
            except (TelegramUnauthorizedError, TelegramNotFound) as error:
                raise BadTokenError from error
            except AiogramError as error:
                log.warning("The commands menu could not be set (%s).", type(error).__name__)
                return
            self._left.pop(0)
