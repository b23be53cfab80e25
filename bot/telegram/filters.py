"""Filters as classes: a failing lambda costs aiogram more than the whole of one of these."""

from aiogram.enums import ChatType
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from bot.telegram.callbacks import FLOW_PREFIX, Callback


class FlowTapped(Filter):
    """A button of a flow."""

    async def __call__(self, tap: CallbackQuery) -> dict[str, str] | bool:
        data = tap.data or ""
        return {"data": data} if data.startswith(FLOW_PREFIX) else False


class Tapped(Filter):
    """Any other button, by its name; its arguments are handed on."""

    def __init__(self, *names: Callback) -> None:
        self._names = frozenset(names)

    async def __call__(self, tap: CallbackQuery) -> dict[str, list[str]] | bool:
        name, *arguments = (tap.data or "").split(":")
        return {"arguments": arguments} if name in self._names else False


class Private(Filter):
    """In a private chat; the answers about a person are shown nowhere else."""

    async def __call__(self, event: Message | CallbackQuery) -> bool:
        message = event.message if isinstance(event, CallbackQuery) else event
        return message is None or message.chat.type == ChatType.PRIVATE


class InGroup(Filter):
    """In a group or a channel, where everybody reads along."""

    async def __call__(self, event: Message | CallbackQuery) -> bool:
        message = event.message if isinstance(event, CallbackQuery) else event
        return message is not None and message.chat.type != ChatType.PRIVATE
