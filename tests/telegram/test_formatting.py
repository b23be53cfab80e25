"""What a moderator writes is sent back as it was written."""

from datetime import UTC, datetime

from aiogram.types import Chat, Message, MessageEntity

from bot.telegram.formatting import html_of


def said(text: str, **entity: str) -> Message:
    entities = (
        [MessageEntity.model_validate({"offset": 0, "length": len(text)} | entity)]
        if entity
        else None
    )
    chat = Chat(id=1011, type="private")
    return Message(
        message_id=1,
        date=datetime(2026, 11, 21, tzinfo=UTC),
        chat=chat,
        text=text,
        entities=entities,
    )


def test_an_address_with_a_quotation_mark_does_not_break_the_text() -> None:
    message = said("link", type="text_link", url='https://example.gov/?a=1&b="2"')
    wanted = '<a href="https://example.gov/?a=1&amp;b=&quot;2&quot;">link</a>'
    assert html_of(message) == wanted


def test_code_of_a_language_is_written_as_telegram_documents_it() -> None:
    message = said("x", type="pre", language="python")
    assert html_of(message) == '<pre><code class="language-python">x</code></pre>'


def test_what_looks_like_markup_is_text() -> None:
    assert html_of(said("5 < 6 & <b>")) == "5 &lt; 6 &amp; &lt;b&gt;"
