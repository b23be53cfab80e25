"""A view: one message as a person sees it. Everything that is shown is one of these."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape, unescape

from bot.domain.texts import utf16_length

_TAG = re.compile(r"<[^>]*>")

MESSAGE_LIMIT = 4096
"""UTF-16 units that Telegram lets a message have, without its markup."""
LABEL_LIMIT = 40
"""UTF-16 units of a button's label that a narrow phone still shows."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button that sends `data` back, or opens `url`."""

    label: str
    data: str | None = None
    url: str | None = None


Row = tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class View:
    """A message in Telegram's HTML, and the rows of buttons under it."""

    html: str
    rows: tuple[Row, ...] = ()


def bold(text: str) -> str:
    return f"<b>{escape(text, quote=False)}</b>"


def italic(text: str) -> str:
    return f"<i>{escape(text, quote=False)}</i>"


def plain(text: str) -> str:
    return escape(text, quote=False)


def folded(text: str) -> str:
    """A quotation that the app shows folded when it is long; `text` is already HTML."""
    return f"<blockquote expandable>{text}</blockquote>"


def link(label: str, url: str) -> str:
    return f'<a href="{escape(url)}">{escape(label, quote=False)}</a>'


def paragraphs(*parts: str) -> str:
    """The parts that are there, with an empty line between them."""
    return "\n\n".join(part for part in parts if part)


def paged(texts: Iterable[str], length: int = 3000) -> list[list[str]]:
    """The texts on as few pages as hold `length` UTF-16 units each; at least one page."""
    pages: list[list[str]] = [[]]
    filled = 0
    for text in texts:
        own = utf16_length(visible(text))
        if pages[-1] and filled + own > length:
            pages.append([])
            filled = 0
        pages[-1].append(text)
        filled += own
    return pages


def grid(buttons: list[Button], width: int) -> tuple[Row, ...]:
    return tuple(tuple(buttons[at : at + width]) for at in range(0, len(buttons), width))


def visible(html: str) -> str:
    """The text that is left when Telegram has parsed the markup."""
    return unescape(_TAG.sub("", html))
