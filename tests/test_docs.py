"""What the documents say is there."""

import re
from pathlib import Path

import pytest

from bot.__main__ import parser
from bot.db.tables import metadata

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("simulator/*.md")])
LINK = re.compile(r"\]\((?!https?:)([^)#]+)[^)]*\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_is_named_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    commands = str(parser().format_help())
    assert [name for name in re.findall(r"`make ([a-z]+)`", text) if name not in targets] == []
    assert [n for n in re.findall(r"python -m bot ([a-z-]+)", text) if n not in commands] == []


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = sorted(int(path.name[:4]) for path in (ROOT / "docs" / "decisions").glob("*.md"))
    assert numbers == list(range(1, len(numbers) + 1))


def retention() -> dict[str, str]:
    """Of docs/privacy.md: what is kept, by table."""
    lines = (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8").splitlines()
    rows = [line.split("|")[1:3] for line in lines if line.startswith("| ") and "---" not in line]
    return {table.strip(): kept for tables, kept in rows[1:] for table in tables.split(",")}


def test_the_retention_table_names_every_table() -> None:
    assert set(retention()) == set(metadata.tables)


@pytest.mark.parametrize("table", ["subscriber", "subscription", "following", "moderator"])
def test_the_retention_table_names_every_column_about_a_person(table: str) -> None:
    columns = set(metadata.tables[table].columns.keys()) - {"id", "subscriber_id"}
    assert columns - set(re.findall(r"\w+", retention()[table])) == set()
