"""What is done about each of Telegram's refusals."""

import pytest
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import SendMessage

from bot.telegram.refusals import Refusal, sort

SEND = SendMessage(chat_id=-1001, text="Text")


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("not enough rights to send text messages to the chat", Refusal.GONE),
        ("need administrator rights in the channel chat", Refusal.GONE),
        ("have no rights to send a message", Refusal.GONE),
        ("CHAT_RESTRICTED", Refusal.GONE),
        ("can't parse entities: unclosed start tag", Refusal.FIX),
        ("TOPIC_CLOSED", Refusal.FIX),
    ],
)
def test_a_chat_where_nothing_may_be_posted_is_gone(said: str, kind: Refusal) -> None:
    assert sort(TelegramBadRequest(SEND, f"Bad Request: {said}")).kind is kind
