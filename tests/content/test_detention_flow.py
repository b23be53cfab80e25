"""The flow on detention: who is held gets past the first question, and where bond is possible."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from bot.domain.replay import Place, replay
from bot.domain.soundness import flow_problems
from tests.content.walks import LIBRARY, TODAY, Given, Walk, answered


@dataclass(frozen=True)
class FirstStep(Walk):
    """A walk that begins with the flow's own safety question."""

    def to(self, *given: Given, today: date = TODAY) -> Place:
        return replay(self.flow, [*map(answered, given)], LIBRARY.situation(today))


DETENTION = FirstStep.of("detention")


def test_the_flow_is_sound() -> None:
    assert [problem for problem in LIBRARY.problems if "detention" in problem.file] == []
    assert list(flow_problems(DETENTION.flow, LIBRARY)) == []


@pytest.mark.parametrize(
    ("option", "next_node"),
    [
        ("officer", "emergency"),
        ("sign", "sign"),
        ("interview", "kind"),
        ("held", "came"),
        ("worry", "came_free"),
        ("not_sure", "find_out"),
    ],
)
def test_danger_comes_first_and_stops_nobody_who_is_held(option: str, next_node: str) -> None:
    assert DETENTION.node(option) == next_node


@pytest.mark.parametrize("paper", ["return", "stipulated", "appeal", "third", "not_sure"])
def test_every_paper_leads_to_reading_first(paper: str) -> None:
    assert "I do not sign. I want a lawyer" in DETENTION.page("sign", paper)


class TestFear:
    @pytest.mark.parametrize(
        ("result", "next_node"),
        [
            ("not_yet", "fear_prepare"),
            ("passed", "fear_passed"),
            ("refused", "refused_date"),
            ("waiting", "fear_waiting"),
            ("not_sure", "fear_prepare"),
        ],
    )
    def test_each_result_leads_on(self, result: str, next_node: str) -> None:
        assert DETENTION.node("interview", "first", result) == next_node

    def test_a_case_before_a_judge_has_no_interview(self) -> None:
        assert DETENTION.node("interview", "court") == "fear_in_court"

    def test_the_two_reviews_have_their_days(self) -> None:
        path = ("interview", "not_sure", "refused", date(2026, 11, 18))
        assert DETENTION.figure("credible_by", *path) == date(2026, 11, 25)
        assert DETENTION.figure("reasonable_by", *path) == date(2026, 11, 28)

    def test_an_old_order_leads_to_less_than_asylum(self) -> None:
        text = DETENTION.page("interview", "again", "passed")
        assert "not on asylum" in text


def held(came: str, state: str) -> tuple[str, ...]:
    return ("held", came, "no", "no", state)


class TestBond:
    @pytest.mark.parametrize(
        ("state", "outcome"),
        [
            ("first", "bond_yes"),
            ("second", "bond_yes"),
            ("third", "bond_yes"),
            ("fourth", "bond_yes"),
            ("fifth", "bond_no"),
            ("sixth", "bond_yes"),
            ("seventh", "bond_yes"),
            ("eighth", "bond_no"),
            ("ninth", "bond_yes"),
            ("tenth", "bond_yes"),
            ("eleventh", "bond_unsure"),
            ("capital", "bond_unsure"),
            ("not_sure", "bond_unsure"),
        ],
    )
    def test_the_place_decides_for_who_came_uninspected(self, state: str, outcome: str) -> None:
        assert DETENTION.node(*held("between", state)) == outcome

    @pytest.mark.parametrize("came", ["post", "caught"])
    def test_the_border_closes_bond_everywhere(self, came: str) -> None:
        assert DETENTION.node("held", came, "no", "no") == "no_bond_post"

    @pytest.mark.parametrize("came", ["between", "not_sure"])
    @pytest.mark.parametrize("arrest", ["no", "not_sure"])
    def test_otherwise_the_state_is_asked(self, came: str, arrest: str) -> None:
        assert DETENTION.node("held", came, "not_sure", arrest) == "state"

    def test_a_visa_opens_it_everywhere(self) -> None:
        assert DETENTION.node("held", "visa", "no", "no") == "bond_visa"

    def test_a_final_order_closes_it(self) -> None:
        assert DETENTION.node("held", "between", "yes") == "no_bond_order"

    def test_an_arrest_goes_to_a_lawyer(self) -> None:
        assert DETENTION.node("held", "visa", "no", "yes") == "no_bond_arrest"

    def test_every_state_stands_in_one_group(self) -> None:
        labels = " ".join(one.label for one in DETENTION.flow.questions["state"].options)
        codes = [word.strip(",") for word in labels.split() if len(word.strip(",")) == 2]
        assert len([code for code in codes if code.isupper()]) == len(set(codes)) == 50


class TestWorry:
    @pytest.mark.parametrize(
        ("since", "outcome"),
        [
            (TODAY.replace(year=2024) - timedelta(days=1), "worry_long"),
            (TODAY.replace(year=2024), "worry_short"),
            (None, "worry_short"),
        ],
    )
    def test_the_time_here_decides(self, since: date | None, outcome: str) -> None:
        assert DETENTION.node("worry", "between", since) == outcome

    @pytest.mark.parametrize(
        ("came", "next_node"),
        [("visa", "worry_visa"), ("parole", "worry_parole"), ("not_sure", "here_since")],
    )
    def test_the_entry_decides_before_it(self, came: str, next_node: str) -> None:
        assert DETENTION.node("worry", came) == next_node
