"""python -m bot new-flow: what it begins is sound, and what it must not overwrite stays."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from bot.check import check
from bot.content import CONTENT, load
from bot.new_flow import NewFlowError, new_flow

TODAY = date(2026, 11, 21)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The content's tables and parts, with one flow."""
    folder = shutil.copytree(CONTENT, tmp_path / "content", ignore=shutil.ignore_patterns("flows"))
    (folder / "flows").mkdir()
    shutil.copy(CONTENT / "flows" / "numbers.toml", folder / "flows")
    return folder


def begin(content: Path, id: str = "trucks", code: str = "tk", title: str = "Trucks") -> int:
    return new_flow(id, code, title, TODAY, content, content.parent)


def test_a_new_flow_passes_the_check(content: Path, tmp_path: Path) -> None:
    assert begin(content) == 0
    assert check(TODAY, content, tmp_path) == 0
    assert load(content).flows["trucks"].title == "Trucks"


def test_its_tests_are_python_and_its_next_steps_are_told(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begin(content)
    test = content.parent / "test_trucks_flow.py"
    compile(test.read_text("utf-8"), str(test), "exec")
    assert 'load()\nFLOW = LIBRARY.flows["trucks"]' in test.read_text("utf-8")
    assert "python -m bot check" in capsys.readouterr().out


def test_every_answer_of_it_leads_on(content: Path) -> None:
    begin(content)
    names = {"LIBRARY": load(content)}
    test = (content.parent / "test_trucks_flow.py").read_text("utf-8")
    code = test.replace("LIBRARY = load()\n", "")
    exec(code, names)  # noqa: S102  # the file that we have just written
    names["test_every_answer_to_the_first_question_leads_on"]()  # type: ignore[operator]


@pytest.mark.parametrize(
    ("id", "code", "title", "why"),
    [
        ("Trucks", "tk", "Trucks", "is no id"),
        ("../trucks", "tk", "Trucks", "is no id"),
        ("trucks", "t", "Trucks", "is no code"),
        ("trucks", "nu", "Trucks", "is the code of 'numbers' already"),
        ("trucks", "tk", "", "the title is a button"),
        ("trucks", "tk", "T" * 39, "the title is a button"),
        ("trucks", "tk", 'A "b"', "the title is a button"),
        ("trucks", "tk", "Since 2026", "the title is a button"),
        ("numbers", "tk", "Numbers again", "is there already"),
    ],
)
def test_what_could_not_be_sound_is_refused(
    content: Path, id: str, code: str, title: str, why: str
) -> None:
    with pytest.raises(NewFlowError, match=why):
        begin(content, id, code, title)
    assert [path.name for path in (content / "flows").iterdir()] == ["numbers.toml"]
