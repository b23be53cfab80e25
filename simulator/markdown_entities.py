"""MarkdownV2: text and entities, and Telegram's own words for what is wrong.

Block quotations are not done: they raise NotImplementedError.
"""

import re
from dataclasses import dataclass

from simulator.html_entities import MarkupError
from simulator.links import LinkError, checked
from simulator.shapes import JSON
from simulator.text import units

RESERVED = "_*[]()~`>#+-=|{}.!"
MARKS = {
    "```": "Pre",
    "`": "Code",
    "__": "Underline",
    "_": "Italic",
    "*": "Bold",
    "~": "Strikethrough",
    "||": "Spoiler",
    "![": "CustomEmoji",
    "[": "TextUrl",
}
ENDS = {name: mark for mark, name in MARKS.items()} | {"TextUrl": "]", "CustomEmoji": "]"}
OPAQUE = ("Pre", "Code")
LANGUAGE = re.compile(r"([^\s`]+)\n")
TARGET = re.compile(r"\(((?:\\[\x01-\x7e]|[^)\\])*)\)")
EMOJI = re.compile(r"tg://emoji\?id=(\d+)")


@dataclass
class Open:
    kind: str
    at: int
    offset: int
    start: int
    language: str = ""


def parse_markdown(source: str) -> tuple[str, list[JSON]]:
    return _Parser(source).parse()


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.out = ""
        self.open: list[Open] = []
        self.entities: list[JSON] = []

    def parse(self) -> tuple[str, list[JSON]]:
        while self.at < len(self.source):
            self._step()
        if self.open:
            last = self.open[-1]
            place = f"at byte offset {self._bytes(last.at)}"
            raise MarkupError(f"Can't find end of {last.kind} entity {place}")
        self.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return self.out, self.entities

    def _bytes(self, at: int) -> int:
        return len(self.source[:at].encode())

    def _step(self) -> None:
        here = self.source[self.at]
        inside = self.open[-1].kind if self.open else ""
        following = self.source[self.at + 1 : self.at + 2]
        if here == "\\" and following and following <= "~":
            self._take(following, 2)
        elif inside and self.source.startswith(ENDS[inside], self.at) and not self._is_longer():
            self._end(self.open.pop())
        elif inside in OPAQUE or here not in RESERVED:
            self._take(here, 1)
        else:
            self._begin()

    def _is_longer(self) -> bool:
        """`__` does not end what `_` began."""
        italic = self.open[-1].kind == "Italic"
        return italic and self.source.startswith("__", self.at)

    def _take(self, text: str, length: int) -> None:
        self.out += text
        self.at += length

    def _begin(self) -> None:
        mark = next((mark for mark in MARKS if self.source.startswith(mark, self.at)), None)
        if mark is None:
            here = self.source[self.at]
            begins_line = self.at == 0 or self.source[self.at - 1] == "\n"
            if here == ">" and begins_line:
                raise NotImplementedError("a block quotation of MarkdownV2")
            raise MarkupError(
                f"Character '{here}' is reserved and must be escaped with the preceding '\\'"
            )
        opened = Open(MARKS[mark], self.at, units(self.out), len(self.out))
        self.at += len(mark)
        if opened.kind == "Pre" and (named := LANGUAGE.match(self.source, self.at)):
            opened.language = named[1]
            self.at = named.end()
        self.open.append(opened)

    def _end(self, opened: Open) -> None:
        self.at += len(ENDS[opened.kind])
        entity: JSON = {"type": opened.kind.lower(), "offset": opened.offset}
        entity["length"] = units(self.out) - opened.offset
        if opened.kind == "TextUrl":
            entity |= self._link(opened)
        elif opened.kind == "CustomEmoji":
            entity |= {"type": "custom_emoji", "custom_emoji_id": self._emoji()}
        elif opened.language:
            entity["language"] = opened.language
        if entity["length"] and entity["type"] != "texturl":
            self.entities.append(entity)

    def _target(self) -> str | None:
        if not self.source.startswith("(", self.at):
            return None
        match = TARGET.match(self.source, self.at)
        if match is None:
            place = self._bytes(self.at)
            raise MarkupError(f"Can't find end of a URL at byte offset {place}")
        self.at = match.end()
        return re.sub(r"\\(.)", r"\1", match[1])

    def _link(self, opened: Open) -> JSON:
        try:
            url = checked(self._target() or self.out[opened.start :])
        except LinkError:
            return {}  # Telegram drops the link and keeps its text
        return {"type": "text_link", "url": url}

    def _emoji(self) -> str:
        match = EMOJI.fullmatch(self._target() or "")
        if match is None:
            raise MarkupError("Invalid custom emoji identifier specified")
        return match[1]
