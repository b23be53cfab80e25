"""python -m bot.extraction: brings `locales/` up to date with the English sentences.

Content and code are read into messages.pot; every catalogue gets the new sentences, and one whose
sentence moved becomes fuzzy, which is not shown to anybody until it is translated anew.
"""

import io
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
LOCALES = ROOT / "locales"
LANGUAGES = ("ru", "kk", "ky", "uz", "uk", "es")
KEYWORDS = {"say": None, "words": None, "message": None, "plural": (1, 2)}
LABEL = "button: at most 38 characters"
TITLE = "title: at most 90 characters"

HEADER = {"project": "Jol", "version": "1", "last_translator": "", "language_team": ""}


class Sentence(NamedTuple):
    """An English sentence of the content, where it stands, and a note for translators."""

    text: str
    where: str
    note: str = ""


def content_sentences(folder: Path) -> Iterator[Sentence]:
    """Every sentence of the content that a person reads, file by file."""
    for path in sorted(folder.rglob("*.toml")):
        name = path.relative_to(folder).with_suffix("").as_posix()
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        yield from _flow(name, raw)
        yield from _table(name, raw.get("facts", {}), "statement")
        yield from _table(name, raw.get("help", {}), "what", "caution")
        yield from _table(name, raw.get("terms", {}), "name", "plain")
        yield from _table(name, raw.get("topics", {}), "title", note=LABEL)


def _table(name: str, rows: object, *fields: str, note: str = "") -> Iterator[Sentence]:
    for id, row in rows.items() if isinstance(rows, Mapping) else ():
        for field in fields:
            if row.get(field):
                yield Sentence(row[field], f"{name}/{id}/{field}", note)


def _flow(name: str, raw: Mapping[str, Any]) -> Iterator[Sentence]:
    if "title" in raw:
        yield Sentence(raw["title"], f"{name}/title", LABEL)
    for id, question in raw.get("questions", {}).items():
        yield from _question(f"{name}/{id}", question)
    for id, outcome in raw.get("outcomes", {}).items():
        yield Sentence(outcome["title"], f"{name}/{id}/title", TITLE)
        for field in ("meaning", "now", "avoid"):
            yield from _lines(f"{name}/{id}/{field}", outcome.get(field, []))


def _question(where: str, question: Mapping[str, Any]) -> Iterator[Sentence]:
    yield Sentence(question["ask"], f"{where}/ask")
    if question.get("why"):
        yield Sentence(question["why"], f"{where}/why")
    yield from _lines(where, question.get("lines", []))
    for option in question.get("options", []):
        yield Sentence(option["label"], f"{where}/{option['id']}", LABEL)
        if option.get("hint"):
            yield Sentence(option["hint"], f"{where}/{option['id']}/hint")


def _lines(where: str, lines: list[Any]) -> Iterator[Sentence]:
    for line in lines:
        if isinstance(line, str):
            yield Sentence(line, where)
        else:
            yield Sentence(line["text"], where)
            if line.get("otherwise"):
                yield Sentence(line["otherwise"], where)


def template(root: Path = ROOT) -> Catalog:
    """Every message of the content and of the code, in the order of the files."""
    catalog = Catalog(header_comment="# English sentences of Jol.", fuzzy=False, **HEADER)
    for sentence in content_sentences(root / "content"):
        note = f"{sentence.where} ({sentence.note})" if sentence.note else sentence.where
        catalog.add(sentence.text, auto_comments=[note], flags=_flags(sentence.text))
    for folder in ("bot", "handlers"):
        found = extract_from_dir(
            root / folder, [("**.py", "python")], keywords=KEYWORDS, comment_tags=("NOTE:",)
        )
        for name, _line, text, comments, _context in sorted(
            found, key=lambda one: (one[0], one[1])
        ):
            catalog.add(text, auto_comments=[f"{folder}/{name}", *comments])
    return catalog


def _flags(text: str) -> tuple[str, ...]:
    return ("python-brace-format",) if "{" in text else ()


def written(catalog: Catalog) -> str:
    """A catalogue as a file, without what changes from one day to the next."""
    file = io.BytesIO()
    write_po(file, catalog, width=0, include_previous=True, omit_header=False)
    lines = file.getvalue().decode().splitlines()
    daily = ('"POT-Creation-Date', '"PO-Revision-Date', '"Generated-By', '"Report-Msgid')
    return "\n".join(line for line in lines if not line.startswith(daily)) + "\n"


def updated(language: str, pot: Catalog, folder: Path = LOCALES) -> Catalog:
    """The language's catalogue with today's messages; what moved is fuzzy."""
    path = folder / language / "LC_MESSAGES" / "messages.po"
    catalog = Catalog(locale=language, fuzzy=False, **HEADER)
    if path.exists():
        catalog = read_po(io.BytesIO(path.read_bytes()), locale=language)
    catalog.update(pot, update_header_comment=False)
    catalog.header_comment = (
        f"# {catalog.locale.english_name if catalog.locale else ''} sentences of Jol."
    )
    catalog.obsolete.clear()
    return catalog


def main() -> int:
    pot = template()
    (LOCALES / "messages.pot").write_text(written(pot), encoding="utf-8")
    for language in LANGUAGES:
        path = LOCALES / language / "LC_MESSAGES" / "messages.po"
        if path.exists() or language in sys.argv[1:]:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(written(updated(language, pot)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
