"""Who is affected and who is not: the articles' lists, corrected by status."""

import pytest

from bot.domain.soundness import flow_problems
from tests.content.walks import LIBRARY, Given, Walk

AFFECTED = Walk.of("affected")


def test_the_flow_is_sound() -> None:
    assert [problem for problem in LIBRARY.problems if "affected" in problem.file] == []
    assert list(flow_problems(AFFECTED.flow, LIBRARY)) == []


@pytest.mark.parametrize(
    ("path", "outcome"),
    [
        (("ordered",), "ordered"),
        (("asylum", "visa"), "asylum_pending"),
        (("paroled", "yes", "no"), "cbp_one"),
        (("student",), "student_rules"),
        (("valid",), "valid_status"),
        (("overstayed",), "overstayed"),
        (("crossed", "yes"), "crossed_long"),
        (("crossed", "unproven"), "crossed_recent"),
        (("crossed", "no"), "crossed_recent"),
        (("crossed", "not_sure"), "crossed_recent"),
        (("abroad", "kz"), "visa_lists"),
        (("not_sure",), "find_out_status"),
    ],
)
def test_each_status_has_its_own_answer(path: tuple[Given, ...], outcome: str) -> None:
    assert AFFECTED.node(*path) == outcome


@pytest.mark.parametrize(
    ("outcome", "flow"),
    [
        ("ordered", "fines"),
        ("ordered", "departure"),
        ("asylum_pending", "asylum"),
        ("cbp_one", "asylum"),
        ("student_rules", "student"),
        ("overstayed", "departure"),
        ("crossed_recent", "asylum"),
    ],
)
def test_each_answer_leads_to_its_flow(outcome: str, flow: str) -> None:
    assert flow in AFFECTED.flow.outcomes[outcome].next
    assert flow in LIBRARY.flows


def test_c7_students_are_told_to_check_five_points() -> None:
    text = AFFECTED.page("student")
    assert "The rules have changed since" in text
    assert "Check five points" in text


@pytest.mark.parametrize("notice", ["yes", "no", "not_sure"])
def test_c8_cbp_one_helps_but_is_no_status(notice: str) -> None:
    text = AFFECTED.page("paroled", notice, "no")
    assert "it is no status" in text
    assert "Look at your own notice" in text
    assert "Asylum must be asked for within 1 year" in text


@pytest.mark.parametrize("path", [("overstayed",), ("crossed", "yes")])
def test_c9_nobody_is_deported_automatically(path: tuple[Given, ...]) -> None:
    text = AFFECTED.page(*path)
    assert "An article says that without status one is deported automatically" in text
    assert "right to a hearing" in text


def test_c9_fast_removal_is_the_exception() -> None:
    text = AFFECTED.page("crossed", "no")
    assert "cannot prove 2 years here can be removed fast" in text
    assert "It is not automatic" in text


def test_c10_both_lists_are_told_with_dates() -> None:
    text = AFFECTED.page("abroad", "kz")
    assert "on the list of paused immigrant visas from January 21, 2026" in text
    assert "ended on August 21, 2026" in text
    assert "not on the entry ban's list on" in text


def test_c11_lack_of_money_is_no_accepted_reason() -> None:
    assert "Lack of money alone is not an accepted reason" in AFFECTED.page("crossed", "no")


def test_c12_cbp_home_is_called_the_successor() -> None:
    assert "CBP Home is the successor of CBP One" in AFFECTED.page("paroled", "no", "yes")


def test_c14_leaving_gives_up_pending_asylum() -> None:
    assert "presumed to give the claim up" in AFFECTED.page("asylum", "between")


def test_c15_leaving_with_an_order_counts_as_removal() -> None:
    assert "counts as being removed" in AFFECTED.page("ordered")


def test_p2_no_bond_for_people_stopped_at_a_post() -> None:
    assert "a judge cannot set bond" in AFFECTED.page("asylum", "post")
