"""A moderator's formatting, kept: from a message's entities to HTML that Telegram takes back."""

from html import escape

from aiogram.types import Message
from aiogram.utils.text_decorations import HtmlDecoration


class _Html(HtmlDecoration):
    """aiogram's own writes addresses and languages as they come; a quotation mark in one made
    Telegram refuse the whole text."""

    def link(self, value: str, link: str) -> str:
        return super().link(value, escape(link))

    def pre_language(self, value: str, language: str) -> str:
        return self._tag(
            "pre", self._tag("code", value, attrs={"class": f"language-{escape(language)}"})
        )


_HTML = _Html()


def html_of(message: Message) -> str:
    """The text with its formatting as Telegram's HTML; empty where there is no text."""
    if not message.text:
        return ""
    return _HTML.unparse(message.text, message.entities)
