"""The flow on the immigration court: where each answer leads, and its clocks."""

from datetime import date, timedelta

import pytest

from bot.domain.soundness import flow_problems
from tests.content.walks import LIBRARY, TODAY, Walk

COURT = Walk.of("court")


def test_the_flow_is_sound() -> None:
    assert [problem for problem in LIBRARY.problems if "court" in problem.file] == []
    assert list(flow_problems(COURT.flow, LIBRARY)) == []


@pytest.mark.parametrize(
    ("option", "next_node"),
    [
        ("hearing", "moved"),
        ("missed", "absent_reason"),
        ("decided", "decision"),
        ("give_up", "giving_up"),
        ("board", "board_paper"),
        ("officer", "officer_date"),
        ("motion", "motion"),
        ("not_sure", "find_out"),
    ],
)
def test_each_event_leads_on(option: str, next_node: str) -> None:
    assert COURT.node(option) == next_node


@pytest.mark.parametrize(
    ("option", "next_node"),
    [
        ("removal", "waived"),
        ("asylum", "granted"),
        ("protected", "waived"),
        ("voluntary", "voluntary"),
        ("closed", "closed"),
        ("not_sure", "find_out"),
    ],
)
def test_each_decision_leads_on(option: str, next_node: str) -> None:
    assert COURT.node("decided", option) == next_node


@pytest.mark.parametrize(
    ("option", "next_node"),
    [
        ("no", "judge_date"),
        ("yes", "waived_appeal"),
        ("filed", "appeal_pending"),
        ("not_sure", "judge_date"),
    ],
)
def test_a_waiver_is_told_from_a_reserved_appeal(option: str, next_node: str) -> None:
    assert COURT.node("decided", "removal", option) == next_node


class TestAbsence:
    @pytest.mark.parametrize("reason", ["no_notice", "custody"])
    @pytest.mark.parametrize("ordered", [date(2010, 1, 1), None])
    def test_no_notice_and_custody_never_come_too_late(
        self, reason: str, ordered: date | None
    ) -> None:
        assert COURT.node("missed", reason, ordered) == "absent_anytime"

    @pytest.mark.parametrize(("days", "outcome"), [(180, "absent_soon"), (181, "absent_lawyer")])
    def test_a_grave_reason_counts_for_its_days(self, days: int, outcome: str) -> None:
        assert COURT.node("missed", "serious", TODAY - timedelta(days=days)) == outcome

    def test_a_grave_reason_without_a_date_is_not_called_late(self) -> None:
        assert "it may still be in time" in COURT.page("missed", "serious", None)


class TestClocks:
    def test_the_appeal_shows_the_safe_day_first(self) -> None:
        path = ("decided", "removal", "no", date(2026, 11, 15))
        assert COURT.figure("board_safe_by", *path) == date(2026, 11, 25)
        assert COURT.figure("board_by", *path) == date(2026, 12, 15)

    @pytest.mark.parametrize(("days", "outcome"), [(30, "appeal"), (31, "appeal_over")])
    def test_the_appeal_ends_with_the_longer_term(self, days: int, outcome: str) -> None:
        path = ("decided", "removal", "no", TODAY - timedelta(days=days))
        assert COURT.node(*path) == outcome

    @pytest.mark.parametrize(("days", "told"), [(10, False), (11, True)])
    def test_a_passed_safe_day_is_said(self, days: int, told: bool) -> None:
        text = COURT.page("decided", "removal", "no", TODAY - timedelta(days=days))
        assert ("The safe day is over" in text) is told

    @pytest.mark.parametrize(("days", "outcome"), [(30, "petition"), (31, "petition_late")])
    def test_the_petition_has_its_own_clock(self, days: int, outcome: str) -> None:
        assert COURT.node("board", "lost", TODAY - timedelta(days=days)) == outcome

    def test_the_motions_to_the_board_have_theirs(self) -> None:
        path = ("board", "lost", date(2026, 11, 1))
        assert COURT.figure("board_reconsider_by", *path) == date(2026, 12, 1)
        assert COURT.figure("board_reopen_by", *path) == date(2027, 1, 30)

    def test_the_written_arguments_have_theirs(self) -> None:
        path = ("board", "schedule", date(2026, 11, 10))
        assert COURT.figure("brief_by", *path) == date(2026, 11, 30)


@pytest.mark.parametrize(("moved", "told"), [("no", True), ("not_sure", True), ("yes", False)])
def test_who_moved_reports_the_address(moved: str, told: bool) -> None:
    text = COURT.page("hearing", moved)
    assert ("Send Form EOIR-33 today" in text) is told


def test_arrests_at_the_court_are_not_ruled_out() -> None:
    assert "must still be attended" in COURT.page("hearing", "yes")
