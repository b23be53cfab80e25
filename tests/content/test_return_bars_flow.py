"""The flow on coming back: the count of days, its borders, and what no bot may count."""

from datetime import date, timedelta

import pytest

from bot.content import load
from bot.domain.answers import Answer, Chosen, Day, NotSure, Ticked
from bot.domain.flows import Outcome
from bot.domain.replay import Place, replay
from bot.domain.soundness import flow_problems

TODAY = date(2026, 11, 21)
LIBRARY = load()
FLOW = LIBRARY.flows["return_bars"]

Given = str | date | set[str] | None


def answered(given: Given) -> Answer:
    match given:
        case None:
            return NotSure()
        case date():
            return Day(given)
        case set():
            return Ticked(frozenset(given))
    return Chosen(given)


def reach(*given: Given) -> Place:
    """The place after the safety question was answered with "none" and then these."""
    answers = [Chosen("none"), *map(answered, given)]
    return replay(FLOW, answers, LIBRARY.situation(TODAY))


def node(*given: Given) -> str:
    return reach(*given).node.id


def here(
    days: int, began: str = "no", order: str = "none", family: str = "none"
) -> tuple[Given, ...]:
    """Somebody in the country whose I-94 ended so many days ago."""
    case = (began,) if order == "none" else ()
    since = TODAY - timedelta(days=days)
    return ("here", "no", order, *case, "dated", {"none"}, family, since)


def left(days: int, gone: date, began: str = "no") -> tuple[Given, ...]:
    since = gone - timedelta(days=days)
    return ("left", gone, "no", "none", began, "dated", {"none"}, "none", since)


def shown(*given: Given) -> str:
    """The lines of the outcome that are true on this path, placeholders unfilled."""
    place = reach(*given)
    assert isinstance(place.node, Outcome)
    situation = LIBRARY.situation(TODAY, place.answers)
    lines = place.node.lines()
    return " ".join(one.text for one in lines if one.when is None or one.when.holds(situation))


def figure(name: str, *given: Given) -> int | date | None:
    return FLOW.figures[name].compute(LIBRARY.situation(TODAY, reach(*given).answers))


def test_the_flow_is_sound() -> None:
    assert [problem for problem in LIBRARY.problems if "return_bars" in problem.file] == []
    assert list(flow_problems(FLOW, LIBRARY)) == []


class TestCount:
    @pytest.mark.parametrize(
        ("days", "outcome"),
        [
            (0, "bar_none"),
            (180, "bar_none"),
            (181, "bar_shorter"),
            (364, "bar_shorter"),
            (365, "bar_longer"),
            (4000, "bar_longer"),
        ],
    )
    def test_the_borders_hold_to_the_day(self, days: int, outcome: str) -> None:
        assert node(*here(days)) == outcome
        assert node(*left(days, date(2024, 5, 1))) == outcome

    def test_a_stay_that_is_still_allowed_counts_nothing(self) -> None:
        assert figure("days", *here(-30)) == 0
        assert node(*here(-30)) == "bar_none"

    def test_days_end_on_the_day_of_leaving(self) -> None:
        assert figure("days", *left(200, date(2020, 1, 1))) == 200

    def test_an_unknown_day_of_leaving_is_for_a_lawyer(self) -> None:
        path = ("left", None, "no", "none", "no", "dated", {"none"}, "none", date(2020, 1, 1))
        assert node(*path) == "lawyer_counts"

    def test_an_unknown_start_is_for_a_lawyer(self) -> None:
        path = here(10)
        assert node(*path[:-1], None) == "lawyer_counts"

    def test_the_next_borders_are_shown_to_who_is_here(self) -> None:
        path = here(0)
        assert figure("short_after", *path) == TODAY + timedelta(days=180)
        assert figure("long_from", *path) == TODAY + timedelta(days=365)

    def test_the_end_of_a_bar_counts_from_leaving(self) -> None:
        path = left(400, date(2024, 2, 29))
        assert figure("long_ends", *path) == date(2034, 2, 28)
        assert figure("short_ends", *path) == date(2027, 2, 28)


class TestCase:
    @pytest.mark.parametrize("began", ["open", "ended"])
    def test_a_case_that_began_takes_away_only_the_shorter_bar(self, began: str) -> None:
        assert node(*here(200, began)) == "case_began"
        assert node(*here(365, began)) == "bar_longer"

    def test_time_kept_from_a_judge_is_a_case_that_began(self) -> None:
        assert node(*here(200, order="kept")) == "case_began"

    def test_an_unknown_case_keeps_the_bar_and_says_so(self) -> None:
        assert node(*here(200, "not_sure")) == "bar_shorter"
        assert "You were not sure" in shown(*here(200, "not_sure"))

    def test_days_inside_the_judges_time_are_taken_out(self) -> None:
        assert "If it is less than one year without them" in shown(*here(400, order="kept"))

    @pytest.mark.parametrize("days", [10, 200, 400])
    def test_an_open_case_is_named_beside_every_count(self, days: int) -> None:
        assert "Leaving can bring an order in absence" in shown(*here(days, "open"))


class TestNoCount:
    @pytest.mark.parametrize("tick", ["child", "asylum", "allowed", "asked", "early", "not_sure"])
    def test_days_that_may_not_count_are_for_a_lawyer(self, tick: str) -> None:
        path = ("here", "no", "none", "no", "dated", {tick})
        assert node(*path) == "lawyer_counts"

    @pytest.mark.parametrize(
        ("option", "next_node"),
        [("yes", "excluded"), ("no", "no_clock"), ("not_sure", "lawyer_counts")],
    )
    def test_a_student_needs_a_finding(self, option: str, next_node: str) -> None:
        assert node("here", "no", "none", "no", "status", option) == next_node

    @pytest.mark.parametrize(
        ("option", "outcome"),
        [("stay", "permanent"), ("order", "permanent"), ("not_sure", "lawyer_counts")],
    )
    def test_a_return_without_inspection_comes_first(self, option: str, outcome: str) -> None:
        assert node("here", option) == outcome

    @pytest.mark.parametrize(
        ("option", "next_node"),
        [
            ("none", "began"),
            ("judge", "removal_bar"),
            ("officer", "removal_bar"),
            ("kept", "entry"),
            ("overstayed", "removal_bar"),
            ("not_sure", "find_out"),
        ],
    )
    def test_an_order_has_bars_of_its_own(self, option: str, next_node: str) -> None:
        assert node("here", "no", option) == next_node

    def test_the_usual_bar_after_an_order_gets_its_last_day(self) -> None:
        assert figure("removal_ends", "left", date(2024, 5, 1), "no", "judge") == date(2034, 5, 1)

    @pytest.mark.parametrize(
        ("option", "next_node"),
        [
            ("here", "returned"),
            ("left", "left_on"),
            ("visas", "visas_now"),
            ("not_sure", "returned"),
        ],
    )
    def test_each_wish_leads_on(self, option: str, next_node: str) -> None:
        assert node(option) == next_node


class TestWaiver:
    @pytest.mark.parametrize(("family", "told"), [("spouse", True), ("child", False)])
    def test_a_child_opens_no_waiver(self, family: str, told: bool) -> None:
        text = shown(*here(400, family=family))
        assert ("can open a waiver" in text) is told
        assert ("A child is no ground" in text) is not told


class TestHouseRules:
    def test_every_outcome_names_a_person_to_ask(self) -> None:
        people = {"pro_bono", "accredited", "ailalawyer"}
        assert [one.id for one in FLOW.outcomes.values() if not people & set(one.help)] == []

    def test_an_outcome_names_the_facts_that_it_quotes(self) -> None:
        for outcome in FLOW.outcomes.values():
            text = " ".join(line.text for line in outcome.lines())
            quoted = {fact for fact in LIBRARY.facts if f"{{{fact}}}" in text}
            assert quoted <= set(outcome.facts), outcome.id
