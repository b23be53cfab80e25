"""The flow on TPS and parole: where each answer leads, and that nothing unknown is claimed."""

from datetime import date

import pytest

from bot.domain.soundness import flow_problems
from tests.content.walks import LIBRARY, TODAY, Walk

PAROLE = Walk.of("parole")


def test_the_flow_is_sound() -> None:
    assert [problem for problem in LIBRARY.problems if "parole" in problem.file] == []
    assert list(flow_problems(PAROLE.flow, LIBRARY)) == []


@pytest.mark.parametrize(
    ("option", "next_node"),
    [
        ("tps_ukraine", "tps_ukraine"),
        ("tps", "country"),
        ("uniting", "parole_end"),
        ("sponsor", "sponsor_parole"),
        ("app", "notice"),
        ("not_sure", "find_out"),
    ],
)
def test_each_permission_leads_on(option: str, next_node: str) -> None:
    assert PAROLE.node(option) == next_node


@pytest.mark.parametrize(
    ("country", "outcome"),
    [
        ("venezuela", "tps_ended"),
        ("honduras", "tps_ended"),
        ("nicaragua", "tps_ended"),
        ("salvador", "tps_salvador"),
        ("other", "tps_other"),
        ("not_sure", "find_out"),
    ],
)
def test_each_country_has_its_answer(country: str, outcome: str) -> None:
    assert PAROLE.node("tps", country) == outcome


@pytest.mark.parametrize(
    "fact",
    ["tps_ukraine_until", "tps_salvador_until", "u4u_again", "cbp_one_parole", "er_parolees"],
)
def test_what_was_not_seen_is_not_settled(fact: str) -> None:
    assert not LIBRARY.facts[fact].settled_on(TODAY)


def test_before_its_last_day_the_tps_was_in_force() -> None:
    period = LIBRARY.facts["tps_ukraine_until"].on(date(2026, 10, 19))
    assert period is not None
    assert period.status == "in_force"


@pytest.mark.parametrize("notice", ["yes", "no", "not_sure"])
def test_the_app_counts_the_year(notice: str) -> None:
    path = ("app", notice, date(2024, 12, 1))
    assert PAROLE.figure("year_by", *path) == date(2025, 12, 1)
    assert "ended on Monday, December 1, 2025" in PAROLE.page(*path)


def test_parole_is_renewed_before_its_end() -> None:
    path = ("uniting", date(2027, 6, 30))
    assert PAROLE.figure("renew_from", *path) == date(2027, 1, 1)
    assert "may be filed from Friday, January 1, 2027 on" in PAROLE.page(*path)


def test_an_unknown_end_is_looked_up() -> None:
    assert "Find the day on your I-94 record" in PAROLE.page("uniting", None)
