"""Texts as Telegram counts and cleans them: lengths and offsets in UTF-16 units."""

import re
from collections.abc import Iterable

from simulator.shapes import JSON

FOUND = {
    "url": re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)]"),
    "email": re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]*\w"),
    "bot_command": re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?!\w)"),
    "mention": re.compile(r"(?<![\w@])@[A-Za-z]\w{3,31}\b", re.ASCII),
    "hashtag": re.compile(r"(?<!\w)#\w*[^\W\d]\w*"),
}
OPAQUE = {"code", "pre", "text_link", "text_mention"}


def units(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cleaned(text: str, entities: list[JSON]) -> tuple[str, list[JSON]]:
    """Without white space at both ends; entities follow, and empty ones go."""
    text = re.sub(r"[\x00-\x08\x0b-\x1f]", " ", text.replace("\r", ""))
    shift = units(text) - units(text.lstrip())
    text = text.strip()
    cut = (_cut(entity, shift, units(text)) for entity in entities)
    return text, [entity for entity in cut if entity["length"] > 0]


def _cut(entity: JSON, shift: int, end: int) -> JSON:
    start = max(entity["offset"] - shift, 0)
    stop = min(entity["offset"] + entity["length"] - shift, end)
    return entity | {"offset": start, "length": stop - start}


def with_found(text: str, entities: list[JSON]) -> list[JSON]:
    """The given entities and those that Telegram finds by itself, in order."""
    all_of_them = list(entities)
    taken = [_span(entity) for entity in entities if entity["type"] in OPAQUE]
    for kind, pattern in FOUND.items():
        for match in pattern.finditer(text):
            offset = units(text[: match.start()])
            found = {"type": kind, "offset": offset, "length": units(match.group())}
            if not _overlaps(_span(found), taken):
                taken.append(_span(found))
                all_of_them.append(found)
    return sorted(all_of_them, key=lambda entity: (entity["offset"], -entity["length"]))


def _span(entity: JSON) -> tuple[int, int]:
    return entity["offset"], entity["offset"] + entity["length"]


def _overlaps(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(span[0] < stop and start < span[1] for start, stop in others)
