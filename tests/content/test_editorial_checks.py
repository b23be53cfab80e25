"""python -m bot check, for editors: facts to look at again, links, plain words, signatures."""

from datetime import date
from pathlib import Path

import pytest

from bot.check import check, stale
from tests.content.folders import GOOD, copy_of_good, edit

TODAY = date(2026, 2, 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_of_good(tmp_path)


Printed = pytest.CaptureFixture[str]


def test_facts_to_look_at_again_come_by_date_with_their_sources(capsys: Printed) -> None:
    assert stale(date(2026, 12, 20), GOOD) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "by 2026-12-31: day_fine (seen 2026-01-05, low)"
    assert lines[1] == "    1 BR 1: https://example.gov/rules?a=1&b=2"
    assert lines[-1] == "As of 2026-12-20: 0 overdue, 6 due by 2027-01-19"


def test_an_overdue_fact_stands_first_and_fails(folder: Path, capsys: Printed) -> None:
    edit(
        folder,
        "facts.toml",
        '2026-12-31\nconfidence = "medium"',
        '2026-01-31\nconfidence = "medium"',
    )
    assert stale(TODAY, folder) == 1
    printed = capsys.readouterr().out
    assert printed.startswith("overdue 2026-01-31: reply_term (seen 2026-01-05, medium)")
    assert "    A newspaper: https://example.org/news" in printed


def test_a_fact_is_fresh_on_the_day_by_which_it_must_be_read() -> None:
    assert stale(date(2026, 12, 31), GOOD) == 0
    assert stale(date(2027, 1, 1), GOOD) == 1


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("sources.toml", "https://example.gov", "http://example.gov", "is not https"),
        ("sources.toml", "https://example.gov", "https://example.com", "is not in hosts.toml"),
        ("help.toml", "https://example.org/desk", "https://desk", "has no plain host name"),
        ("flows/visit.toml", "Do not travel now.", "Do; not; travel.", "more than one idea"),
    ],
)
def test_what_must_not_be_published_fails_the_check(
    file: str, old: str, new: str, said: str, folder: Path, capsys: Printed
) -> None:
    edit(folder, file, old, new)
    assert check(TODAY, folder) == 1
    assert said in capsys.readouterr().out


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("hosts.toml", "official = 1"),
        ("plain.toml", "longest = 28"),
        ("reviews.toml", '[[reviews]]\nflow = "visit"'),
    ],
)
def test_a_table_of_rules_in_the_wrong_shape_is_named(
    file: str, text: str, folder: Path, capsys: Printed
) -> None:
    (folder / file).write_text(text, encoding="utf-8")
    assert check(TODAY, folder) == 1
    assert f"{file}: " in capsys.readouterr().out


def test_without_a_list_of_hosts_nothing_is_official(folder: Path, capsys: Printed) -> None:
    (folder / "hosts.toml").unlink()
    assert check(TODAY, folder) == 1
    assert "sources.toml: book: is called official" in capsys.readouterr().out


def test_a_signature_of_another_text_is_listed_as_void(folder: Path, capsys: Printed) -> None:
    review = (
        '[[reviews]]\nflow = "visit"\noutcome = "too_long"\nlanguage = "en"\n'
        'by = "Role of reader"\non = 2026-01-20\nhash = "0123456789abcdef"\n'
    )
    (folder / "reviews.toml").write_text(review, encoding="utf-8")
    assert check(TODAY, folder) == 0
    void = "void: visit/too_long [en] is not what Role of reader read on 2026-01-20"
    printed = capsys.readouterr().out
    assert void in printed
    assert "read by a lawyer: 0 texts" in printed
