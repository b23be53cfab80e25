"""Loading: what is broken is left out, the rest serves, and nothing is left out silently."""

from datetime import date
from pathlib import Path

import pytest

from bot.check import check
from bot.content import load
from bot.domain.answers import Chosen
from bot.domain.replay import replay
from tests.content.folders import copy_of_good, edit

TODAY = date(2026, 2, 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_of_good(tmp_path)


def another_flow(folder: Path, id: str = "trip", code: str = "tr") -> None:
    text = (folder / "flows/visit.toml").read_text("utf-8")
    text = text.replace('id = "visit"', f'id = "{id}"').replace('code = "vi"', f'code = "{code}"')
    (folder / f"flows/{id}.toml").write_text(text, "utf-8")


def said(folder: Path) -> list[str]:
    return [str(problem) for problem in load(folder).problems]


def test_a_broken_flow_is_left_out_and_the_rest_serves(folder: Path) -> None:
    another_flow(folder)
    edit(folder, "flows/trip.toml", 'to = "told_on"', 'to = "nowhere"')
    library = load(folder)
    assert list(library.flows) == ["visit"]
    assert {problem.file for problem in library.problems} == {"flows/trip.toml"}


def test_the_flow_beside_a_broken_one_still_answers(folder: Path) -> None:
    another_flow(folder)
    (folder / "flows/trip.toml").write_text("[[", "utf-8")
    library = load(folder)
    place = replay(library.flows["visit"], [Chosen("no")], library.situation(TODAY))
    assert place.node.id == "call_now"


def test_two_flows_of_one_code_are_not_both_served(folder: Path) -> None:
    another_flow(folder, code="vi")
    library = load(folder)
    assert list(library.flows) == ["trip"]
    assert said(folder) == [
        "flows/visit.toml: code: 'vi' is the code of 'trip' already: buttons would mix them up"
    ]


def test_a_mistake_in_a_part_names_the_part(folder: Path) -> None:
    edit(folder, "parts/safety.toml", 'to = "call_now"', 'to = "call_them"')
    assert said(folder)[0] == ("parts/safety.toml: safety: leads to 'call_them', which is nowhere")


def test_a_badly_written_line_of_a_part_names_the_part(folder: Path) -> None:
    line = 'now = [{ text = "Call the desk.", when = { known = "nothing" } }]'
    edit(folder, "parts/safety.toml", 'now = ["Call the desk."]', line)
    assert said(folder) == [
        "parts/safety.toml: outcomes.call_now.now.0: there is no figure 'nothing'"
    ]


def test_a_broken_part_takes_its_flows_with_it(folder: Path) -> None:
    edit(folder, "parts/safety.toml", 'start = "safety"', 'begin = "safety"')
    library = load(folder)
    assert not library.flows
    assert {problem.file for problem in library.problems} == {
        "parts/safety.toml",
        "flows/visit.toml",
    }


def test_a_fact_that_quotes_a_broken_fact_is_left_out_too(folder: Path) -> None:
    statement = 'statement = "Long visits end a permit."'
    edit(folder, "facts.toml", statement, 'statement = "Longer than {trip_limit} is too long."')
    edit(folder, "facts.toml", "until = 2025-12-31", "until = 2026-12-31")
    library = load(folder)
    assert {"trip_rule", "trip_limit"}.isdisjoint(library.facts)
    assert "day_fine" in library.facts


@pytest.mark.parametrize(
    "name",
    ["facts", "sources", "help", "glossary", "topics", "holidays"],
)
def test_a_missing_table_is_named(folder: Path, name: str) -> None:
    (folder / f"{name}.toml").unlink()
    assert f"{name}.toml: cannot be read (FileNotFoundError)" in said(folder)


@pytest.mark.parametrize("rubbish", [b"\xff\xfe\x00", b"\xef\xbb\xbf[[", b"x = " + b"[" * 5000])
def test_a_file_of_rubbish_is_named(folder: Path, rubbish: bytes) -> None:
    (folder / "flows/visit.toml").write_bytes(rubbish)
    problems = load(folder).problems
    assert [problem.file for problem in problems] == ["flows/visit.toml"]


def test_an_empty_folder_has_no_flow_and_says_why(tmp_path: Path) -> None:
    library = load(tmp_path)
    assert not library.flows
    assert len(library.problems) == 6


def test_without_holidays_no_last_day_in_business_days_is_claimed(folder: Path) -> None:
    (folder / "holidays.toml").unlink()
    library = load(folder)
    assert not library.holidays.known(TODAY)


class TestCheck:
    def test_sound_content_is_reported_with_what_was_proved(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert check(TODAY, folder) == 0
        printed = capsys.readouterr().out
        assert "visit: 5 questions, 4 outcomes, 19,541 paths; each ends in an outcome" in printed
        assert "As of 2026-02-01, in en, " in printed

    def test_facts_that_are_not_settled_or_old_are_listed(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        edit(
            folder,
            "facts.toml",
            '2026-12-31\nconfidence = "low"',
            '2026-01-31\nconfidence = "low"',
        )
        assert check(TODAY, folder) == 0
        assert "looked at again (1): day_fine" in capsys.readouterr().out

    def test_a_mistake_is_printed_and_fails(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        edit(folder, "flows/visit.toml", 'to = "told_on"', 'to = "nowhere"')
        assert check(TODAY, folder) == 1
        assert "flows/visit.toml: paper: leads to 'nowhere'" in capsys.readouterr().out

    def test_an_outcome_that_no_answers_reach_that_day_is_a_mistake(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert check(date(2025, 1, 1), folder) == 1
        printed = capsys.readouterr().out
        assert "too_long: no answers lead here as of 2025-01-01" in printed

    def test_a_folder_without_flows_fails(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (folder / "flows/visit.toml").unlink()
        assert check(TODAY, folder) == 1
        assert "there is no flow" in capsys.readouterr().out
