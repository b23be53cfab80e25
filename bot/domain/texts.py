"""Texts of the content: their placeholders, and the length that Telegram counts."""

import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

PLACEHOLDER = re.compile(r"\{(?:(since|seen):)?([a-z][a-z0-9_]*)\}")
_BRACE = re.compile(r"[{}]")


class Placeholder(NamedTuple):
    """`{fact}` or `{figure}` for a value; `{since:fact}` and `{seen:fact}` for its dates."""

    aspect: Literal["value", "since", "seen"]
    name: str


def placeholders(text: str) -> Iterator[Placeholder]:
    for match in PLACEHOLDER.finditer(text):
        yield _placeholder(match)


def _placeholder(match: re.Match[str]) -> Placeholder:
    aspect: Literal["value", "since", "seen"] = (
        "since" if match[1] == "since" else "seen" if match[1] == "seen" else "value"
    )
    return Placeholder(aspect, match[2])


def stray_braces(text: str) -> bool:
    """Whether a brace stands outside of every placeholder."""
    return bool(_BRACE.search(PLACEHOLDER.sub("", text)))


def fill(text: str, values: Mapping[Placeholder, str]) -> str:
    """The text with its placeholders filled in. KeyError: one has no value."""
    return PLACEHOLDER.sub(lambda match: values[_placeholder(match)], text)


def utf16_length(text: str) -> int:
    """Length as Telegram counts it: in UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2
