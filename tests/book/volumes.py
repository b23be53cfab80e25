"""Volumes of the small good content, and pages as text."""

import re
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

from bot.book.volume import Volume
from bot.content import editorial_problems, load
from bot.domain.library import Review
from bot.telegram.signing import signed_hash
from tests.content.folders import copy_of_good, edit, good_library
from tests.telegram.readers import CATALOGUES, REAL_TODAY, TODAY, real_library


def good_volume(day: date = TODAY) -> Volume:
    return Volume(good_library(), CATALOGUES, day)


def real_volume() -> Volume:
    return Volume(real_library(), CATALOGUES, REAL_TODAY)


def edited(folder: Path, *edits: tuple[str, str, str], day: date = TODAY) -> Volume:
    """The good content after edits (file, old, new); it must still be sound."""
    content = copy_of_good(folder)
    for file, old, new in edits:
        edit(content, file, old, new)
    library = load(content)
    assert [*library.problems, *editorial_problems(library, content)] == []
    return Volume(library, CATALOGUES, day)


def signed(volume: Volume, outcome: str, *, void: bool = False) -> Volume:
    """The volume with a signature of the English text."""
    flow = volume.library.flows["visit"]
    hash = signed_hash(volume.english, flow, flow.outcomes[outcome])
    review = Review("visit", outcome, "en", "Role of reader", TODAY, "0" * 16 if void else hash)
    return replace(volume, library=replace(volume.library, reviews=(review,)))


def text(html: str) -> str:
    """What stands on a page, with single blanks."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())
