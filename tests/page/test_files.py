"""The page's files, held against each other without a browser."""

import re
from pathlib import Path

import simulator

FOLDER = Path(simulator.__file__).parent / "page"
TEXTS = (FOLDER / "texts.js").read_text(encoding="utf-8")


def labels(language: str) -> dict[str, list[str]]:
    """The placeholders of every label of a language."""
    block = TEXTS.split(f"\n  {language}: {{\n", 1)[1].split("\n  },", 1)[0]
    pairs = re.findall(r'^    (\w+): "(.*)",$', block, re.MULTILINE)
    return {name: re.findall(r"\{\w+\}", text) for name, text in pairs}


def test_every_language_has_every_label() -> None:
    assert len(labels("en")) > 30
    assert labels("ru") == labels("kk") == labels("en")


def test_every_module_is_fetched_at_once() -> None:
    index = (FOLDER / "index.html").read_text(encoding="utf-8")
    named = re.findall(r'(?:href|src)="/page/(\w+\.js)"', index)
    assert sorted(named) == sorted(path.name for path in FOLDER.glob("*.js"))


def test_no_module_writes_markup() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.js"))
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", sources)
