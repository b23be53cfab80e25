"""Telegram's HTML: text and entities, and its own words for what is wrong.

Offsets in errors are bytes of UTF-8, offsets of entities are UTF-16 units.
"""

import re
from dataclasses import dataclass

from simulator.links import LinkError, checked
from simulator.shapes import JSON
from simulator.text import units

STYLES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
}
TAGS = {*STYLES, "a", "code", "pre", "blockquote", "tg-emoji"}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
SPACE = " \t\r\n\v\0"
REFERENCE = re.compile(
    r"&(?:#(?:[xX]([0-9A-Fa-f]{1,6})|([0-9]{1,7}))|(lt|gt|amp|quot)(?![A-Za-z]));?"
)
TOKEN = re.compile(r"[A-Za-z0-9.-]*")


class MarkupError(ValueError):
    """The text is Telegram's, without "can't parse entities: "."""


@dataclass
class Open:
    tag: str
    argument: str
    offset: int
    start: int


def parse_html(source: str) -> tuple[str, list[JSON]]:
    return _Parser(source).parse()


def unescaped(source: str) -> str:
    return REFERENCE.sub(_character, source)


def _character(match: re.Match[str]) -> str:
    hexadecimal, decimal, name = match.groups()
    if name:
        return NAMED[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return match.group() if code == 0 or code >= 0x10FFFF else chr(code)


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.out = ""
        self.open: list[Open] = []
        self.entities: list[JSON] = []

    def parse(self) -> tuple[str, list[JSON]]:
        while self.at < len(self.source):
            tag = self.source.find("<", self.at)
            stop = len(self.source) if tag < 0 else tag
            self.out += unescaped(self.source[self.at : stop])
            self.at = stop
            if tag >= 0:
                self._end_tag() if self._peek(1) == "/" else self._start_tag()
        if self.open:
            last = self.open[-1].tag
            raise MarkupError(f'Can\'t find end tag corresponding to start tag "{last}"')
        if re.search(r"[\ud800-\udfff]", self.out):
            raise MarkupError(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            )
        self.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return self.out, self.entities

    def _peek(self, ahead: int = 0) -> str:
        return self.source[self.at + ahead : self.at + ahead + 1]

    def _until(self, stops: str) -> str:
        start = self.at
        while self._peek() and self._peek() not in stops:
            self.at += 1
        return self.source[start : self.at]

    def _skip_space(self) -> None:
        while self._peek() and self._peek() in SPACE:
            self.at += 1

    def _offset(self, at: int) -> int:
        return len(self.source[:at].encode())

    def _start_tag(self) -> None:
        begin = self._offset(self.at)
        self.at += 1
        tag = self._until(SPACE + ">").lower()
        if not self._peek():
            raise MarkupError(f"Unclosed start tag at byte offset {begin}")
        if tag not in TAGS:
            raise MarkupError(f'Unsupported start tag "{tag}" at byte offset {begin}')
        argument = ""
        while self._next_attribute():
            argument = _argument(tag, *self._attribute(tag, begin)) or argument
        if tag == "span" and argument != "spoiler":
            raise MarkupError(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
        self.at += 1
        self.open.append(Open(tag, argument, units(self.out), len(self.out)))

    def _next_attribute(self) -> bool:
        self._skip_space()
        return self._peek() != ">"

    def _attribute(self, tag: str, begin: int) -> tuple[str, str]:
        name = self._until(SPACE + "=>").lower()
        if not self._peek():
            raise MarkupError(f"Unclosed start tag at byte offset {begin}")
        if not name:
            raise MarkupError(f'Empty attribute name in the tag "{tag}" at byte offset {begin}')
        if (tag, name) == ("blockquote", "expandable") and self._peek() != "=":
            return name, "1"
        self._skip_space()
        if self._peek() != "=":
            raise MarkupError(
                "Expected equal sign in declaration of an attribute of the tag "
                f'"{tag}" at byte offset {begin}'
            )
        self.at += 1
        self._skip_space()
        if not self._peek():
            raise MarkupError(f'Unclosed start tag "{tag}" at byte offset {begin}')
        value = self._quoted() if self._peek() in "\"'" else self._token()
        if not self._peek():
            raise MarkupError(f"Unclosed start tag at byte offset {begin}")
        return name, value

    def _quoted(self) -> str:
        quote = self._peek()
        self.at += 1
        value = self._until(quote)
        self.at += 1
        return unescaped(value)

    def _token(self) -> str:
        begin = self._offset(self.at)
        match = TOKEN.match(self.source, self.at)
        value = match.group() if match else ""
        self.at += len(value)
        if self._peek() and self._peek() not in SPACE + ">":
            raise MarkupError(f"Unexpected end of name token at byte offset {begin}")
        return value.lower()

    def _end_tag(self) -> None:
        begin = self._offset(self.at)
        if not self.open:
            raise MarkupError(f"Unexpected end tag at byte offset {begin}")
        self.at += 2
        found = self._until(SPACE + ">").lower()
        self._skip_space()
        if self._peek() != ">":
            raise MarkupError(f"Unclosed end tag at byte offset {begin}")
        self.at += 1
        opened = self.open.pop()
        if found and found != opened.tag:
            raise MarkupError(
                f"Unmatched end tag at byte offset {begin}, "
                f'expected "</{opened.tag}>", found "</{found}>"'
            )
        self._close(opened)

    def _close(self, opened: Open) -> None:
        length = units(self.out) - opened.offset
        if length == 0:
            return
        entity = {"type": STYLES.get(opened.tag, opened.tag), "offset": opened.offset}
        entity["length"] = length
        if opened.tag in ("pre", "code"):
            self._close_code(opened, entity)
        elif opened.tag == "a":
            self._close_link(opened, entity)
        elif opened.tag == "tg-emoji":
            if not opened.argument.isdecimal():
                raise MarkupError("Invalid custom emoji identifier specified")
            self.entities.append(
                entity | {"type": "custom_emoji", "custom_emoji_id": opened.argument}
            )
        elif opened.tag == "blockquote" and opened.argument:
            self.entities.append(entity | {"type": "expandable_blockquote"})
        else:
            self.entities.append(entity)

    def _close_code(self, opened: Open, entity: JSON) -> None:
        """<pre><code class="language-x"> is one entity, and so is the other way round."""
        last = self.entities[-1] if self.entities else {}
        same = all(last.get(key) == entity[key] for key in ("offset", "length"))
        if opened.tag == "pre" and same and last.get("type") == "code" and "_language" in last:
            self.entities[-1] = entity | {"language": last["_language"]}
        elif opened.tag == "code" and same and last.get("type") == "pre" and opened.argument:
            last["language"] = opened.argument
        else:
            hint = {"_language": opened.argument} if opened.argument else {}
            self.entities.append(entity | hint)

    def _close_link(self, opened: Open, entity: JSON) -> None:
        try:
            url = checked(opened.argument or self.out[opened.start :])
        except LinkError:
            return  # Telegram drops the link and keeps its text
        self.entities.append(entity | {"type": "text_link", "url": url})


def _argument(tag: str, name: str, value: str) -> str:
    if (tag, name) in (("a", "href"), ("tg-emoji", "emoji-id"), ("blockquote", "expandable")):
        return value
    if (tag, name) == ("code", "class") and value.startswith("language-"):
        return value.removeprefix("language-")
    if (tag, name) == ("span", "class") and value.startswith("tg-"):
        return value.removeprefix("tg-")
    return ""
