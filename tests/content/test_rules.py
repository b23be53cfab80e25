"""Every rule of `python -m bot check` refuses the content that breaks it, by file and node."""

import re
from pathlib import Path

import pytest

from bot.content import load
from bot.domain.library import Problem
from tests.content.folders import GOOD, Broken, all_broken, copy_of_good, edit, good_library


def test_the_good_content_has_no_problem() -> None:
    assert good_library().problems == ()
    assert list(good_library().flows) == ["visit"]


@pytest.mark.parametrize("broken", all_broken(), ids=lambda broken: broken.rule)
def test_what_breaks_the_rule_is_named_by_file_and_node(broken: Broken, tmp_path: Path) -> None:
    folder = copy_of_good(tmp_path)
    edit(folder, broken.file, broken.old, broken.new)
    library = load(folder)
    assert any(map(broken.is_said_by, library.problems)), [*map(str, library.problems)]
    assert ("visit" in library.flows) is broken.serves


VISIT = (GOOD / "flows/visit.toml").read_text("utf-8")
OPTIONAL = {"why", "hint", "avoid", "next", "topics", "earliest", "most", "lines", "alone"}
NAMES = re.compile(
    r"\b(to|unknown|not_sure|question|is|at_least|on_or_after|passed|known|after|term|since|daily"
    r'|limit|used) = (\[?)"\w+"'
)


def problems_with(text: str, tmp_path: Path) -> tuple[Problem, ...]:
    folder = copy_of_good(tmp_path)
    (folder / "flows/visit.toml").write_text(text, "utf-8")
    return load(folder).problems


@pytest.mark.parametrize(
    "line",
    [
        at
        for at, line in enumerate(VISIT.splitlines())
        if " = " in line and line[0].isalpha() and line.split(" = ")[0] not in OPTIONAL
    ],
    ids=lambda at: VISIT.splitlines()[at][:40],
)
def test_no_line_can_be_dropped_unnoticed(line: int, tmp_path: Path) -> None:
    lines = VISIT.splitlines()
    assert problems_with("\n".join([*lines[:line], *lines[line + 1 :]]), tmp_path)


@pytest.mark.parametrize(
    "place", list(NAMES.finditer(VISIT)), ids=lambda place: f"{place.start()}-{place[0]}"
)
def test_no_name_can_be_mistyped_unnoticed(place: re.Match[str], tmp_path: Path) -> None:
    wrong = f'{place[1]} = {place[2]}"nowhere"'
    text = VISIT[: place.start()] + wrong + VISIT[place.end() :]
    assert any("nowhere" in problem.what for problem in problems_with(text, tmp_path))


@pytest.mark.parametrize("table", re.findall(r"^\[((?:questions|outcomes)\.\w+)\]$", VISIT, re.M))
def test_no_node_can_be_renamed_unnoticed(table: str, tmp_path: Path) -> None:
    assert problems_with(VISIT.replace(f"[{table}]", f"[{table}_new]"), tmp_path)
