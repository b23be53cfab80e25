"""A bot of another framework runs on the simulator unchanged."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
)

from simulator.server import Simulator
from tests.simulator.conftest import OTHER

Foreign = Application[Any, Any, Any, Any, Any, Any]


async def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message is not None
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Count", callback_data="count")]])
    await update.message.reply_html("<b>Hello</b>", reply_markup=keyboard)


async def count(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.callback_query is not None
    await update.callback_query.answer("Counted")
    await update.callback_query.edit_message_text("1")


@pytest.fixture
async def foreign(sim: Simulator) -> AsyncIterator[Foreign]:
    builder = ApplicationBuilder().token(sim.token).base_url(f"{sim.url}/bot")
    application = builder.build()
    application.add_handler(CommandHandler("start", start))
    application.add_handler(CallbackQueryHandler(count))
    async with application:
        assert application.updater is not None
        await application.start()
        await application.updater.start_polling()
        yield application
        await application.updater.stop()
        await application.stop()


async def test_a_foreign_bot_runs_unchanged(sim: Simulator, foreign: Foreign) -> None:
    sim.message(OTHER, "/start")
    await sim.until(lambda: sim.last(OTHER).get("text") == "Hello")
    assert sim.last(OTHER)["entities"] == [{"type": "bold", "offset": 0, "length": 5}]
    pressed = sim.press(OTHER, sim.last(OTHER)["message_id"], 0, 0)
    await sim.until(lambda: sim.last(OTHER)["text"] == "1")
    assert sim.answer(pressed) == {"text": "Counted", "show_alert": False}
    assert sim.breaches() == []
