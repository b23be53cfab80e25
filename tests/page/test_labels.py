"""The page's own words, held against each other without a browser."""

import re
from pathlib import Path

import simulator

TEXTS = (Path(simulator.__file__).parent / "page" / "texts.js").read_text(encoding="utf-8")


def labels(language: str) -> dict[str, list[str]]:
    """The placeholders of every label of a language."""
    block = TEXTS.split(f"\n  {language}: {{\n", 1)[1].split("\n  },", 1)[0]
    pairs = re.findall(r'^    (\w+): "(.*)",$', block, re.MULTILINE)
    return {name: re.findall(r"\{\w+\}", text) for name, text in pairs}


def test_every_language_has_every_label() -> None:
    assert len(labels("en")) > 30
    assert labels("ru") == labels("kk") == labels("en")
