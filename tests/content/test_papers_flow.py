"""The flow about a paper in the hand: which clock each paper starts."""

from datetime import date, timedelta

import pytest

from bot.domain.soundness import flow_problems
from tests.content.walks import LIBRARY, TODAY, Given, Walk

PAPERS = Walk.of("papers")
LATELY = date(2026, 11, 16)


def test_the_flow_is_sound() -> None:
    assert [problem for problem in LIBRARY.problems if "papers" in problem.file] == []
    assert list(flow_problems(PAPERS.flow, LIBRARY)) == []


@pytest.mark.parametrize(
    ("group", "paper", "next_node"),
    [
        ("court", "nta", "nta"),
        ("court", "hearing", "attended"),
        ("court", "decision", "present"),
        ("court", "board", "board_date"),
        ("court", "schedule", "schedule_date"),
        ("court", "not_sure", "which_paper"),
        ("officers", "nta", "nta"),
        ("officers", "recognisance", "release"),
        ("officers", "supervision", "supervision"),
        ("officers", "order", "officer_date"),
        ("officers", "fear", "fear_date"),
        ("officers", "entry", "entry_record"),
        ("officers", "not_sure", "which_paper"),
        ("money", "intention", "fine_date"),
        ("money", "violation", "fine_date"),
        ("money", "fee", "fee_date"),
        ("money", "yearly", "yearly_date"),
        ("money", "cbp", "bill_date"),
        ("money", "treasury", "bill_date"),
        ("money", "collector", "bill_date"),
        ("money", "not_sure", "money_unknown"),
        ("stay", "visa", "visa_revoked"),
        ("stay", "leave", "leave_message"),
        ("stay", "entry", "entry_record"),
        ("stay", "denial", "denial"),
        ("stay", "referral", "referral"),
        ("stay", "not_sure", "which_paper"),
    ],
)
def test_each_paper_leads_on(group: str, paper: str, next_node: str) -> None:
    assert PAPERS.node(group, paper) == next_node


def test_an_unknown_paper_is_looked_at_first() -> None:
    assert PAPERS.node("not_sure") == "which_paper"


@pytest.mark.parametrize(
    ("name", "path", "last_day"),
    [
        ("board_safe_by", ("court", "decision", "yes", LATELY), date(2026, 11, 26)),
        ("board_by", ("court", "decision", "yes", LATELY), date(2026, 12, 16)),
        ("absent_by", ("court", "decision", "no", LATELY), date(2027, 5, 15)),
        ("missed_by", ("court", "hearing", "missed", LATELY), date(2027, 5, 15)),
        ("petition_by", ("court", "board", LATELY), date(2026, 12, 16)),
        ("brief_by", ("court", "schedule", LATELY), date(2026, 12, 6)),
        ("officer_petition_by", ("officers", "order", LATELY), date(2026, 12, 16)),
        ("credible_by", ("officers", "fear", LATELY), date(2026, 11, 23)),
        ("reasonable_by", ("officers", "fear", LATELY), date(2026, 11, 26)),
        ("fine_by", ("money", "violation", LATELY), date(2026, 12, 8)),
        ("fine_aim_by", ("money", "violation", LATELY), date(2026, 11, 26)),
        ("fee_by", ("money", "fee", LATELY), date(2026, 12, 16)),
        ("yearly_by", ("money", "yearly", LATELY), date(2026, 12, 16)),
        ("cbp_by", ("money", "cbp", LATELY), date(2026, 11, 26)),
        ("treasury_by", ("money", "treasury", LATELY), date(2026, 12, 16)),
        ("collector_by", ("money", "collector", LATELY), date(2026, 12, 16)),
    ],
)
def test_each_clock_has_its_last_day(name: str, path: tuple[Given, ...], last_day: date) -> None:
    """Thanksgiving lies in the fifteen business days of the fine."""
    assert PAPERS.figure(name, *path) == last_day
    assert f"{last_day:%B} {last_day.day}, {last_day.year}" in PAPERS.page(*path)


@pytest.mark.parametrize(
    ("path", "term", "says"),
    [
        (("court", "decision", "yes"), 30, "The later day is over too"),
        (("court", "board"), 30, "That day seems to be over"),
        (("officers", "order"), 30, "That day seems to be over"),
        (("money", "fee"), 30, "That day seems to be over"),
        (("money", "yearly"), 30, "That day seems to be over"),
        (("money", "cbp"), 10, "That day seems to be over"),
    ],
)
def test_only_the_day_after_the_last_is_late(path: tuple[str, ...], term: int, says: str) -> None:
    assert says not in PAPERS.page(*path, TODAY - timedelta(days=term))
    assert says in PAPERS.page(*path, TODAY - timedelta(days=term + 1))


@pytest.mark.parametrize(
    "path",
    [
        ("court", "decision", "yes"),
        ("court", "decision", "no"),
        ("court", "board"),
        ("money", "violation"),
        ("money", "yearly"),
        ("officers", "fear"),
    ],
)
def test_without_a_date_the_term_is_told(path: tuple[str, ...]) -> None:
    assert " days" in PAPERS.page(*path, None)


def test_an_old_notice_of_a_fine_has_its_old_term() -> None:
    text = PAPERS.page("money", "intention", date(2025, 6, 26))
    assert "The old term was 30 days" in text
    assert "July 26, 2025" in text


@pytest.mark.parametrize(
    ("says", "outcome"),
    [
        ("day", "entry_dated"),
        ("duration", "entry_duration"),
        ("paroled", "entry_paroled"),
        ("not_sure", "entry_unknown"),
    ],
)
def test_the_entry_record_is_read(says: str, outcome: str) -> None:
    assert PAPERS.node("stay", "entry", says) == outcome


def test_only_supervision_points_to_the_fine() -> None:
    assert "Alone it does not point to the daily fine" in PAPERS.page("officers", "recognisance")
    assert "the daily fine could reach you" in PAPERS.page("officers", "supervision")


def test_an_email_is_no_order() -> None:
    assert "An email is no order" in PAPERS.page("stay", "leave")
    assert "does not by itself end your status" in PAPERS.page("stay", "visa")
