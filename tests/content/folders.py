"""Folders of content for tests: the small good one, and copies of it with one thing broken."""

import shutil
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.content import load
from bot.domain.library import Library, Problem

HERE = Path(__file__).parent
GOOD = HERE / "good"


@dataclass(frozen=True)
class Broken:
    """One rule: what is broken in the good content, and what must be said about it."""

    rule: str
    file: str
    old: str
    new: str
    at: str
    says: str
    named: str = ""
    serves: bool = False

    def is_said_by(self, problem: Problem) -> bool:
        place = (problem.file, problem.node)
        return place == (self.named or self.file, self.at) and self.says in problem.what


def all_broken() -> list[Broken]:
    tables = [
        tomllib.loads(path.read_text("utf-8")) for path in sorted(HERE.glob("broken/*.toml"))
    ]
    return [Broken(rule, **what) for table in tables for rule, what in table.items()]


def copy_of_good(folder: Path) -> Path:
    return shutil.copytree(GOOD, folder / "content")


def edit(folder: Path, file: str, old: str, new: str) -> None:
    """Replaces the one place where `old` stands."""
    text = (folder / file).read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    (folder / file).write_text(text.replace(old, new), "utf-8")


@cache
def good_library() -> Library:
    return load(GOOD)


@cache
def real_library() -> Library:
    return load()
