"""The flow on leaving: where each answer leads, and that harm is stopped before advice."""

from datetime import date

import pytest

from bot.content import load
from bot.domain.answers import Answer, Chosen, Ticked
from bot.domain.flows import Kind, Outcome
from bot.domain.replay import Place, replay
from bot.domain.soundness import flow_problems

TODAY = date(2026, 11, 21)
LIBRARY = load()
FLOW = LIBRARY.flows["departure"]

Given = str | set[str]
NO_ORDER: tuple[Given, ...] = ("own", "no", "none")
FREE: tuple[Given, ...] = (*NO_ORDER, "none", "none", {"none"}, "counted", {"none"}, "no")


def answered(given: Given) -> Answer:
    return Ticked(frozenset(given)) if isinstance(given, set) else Chosen(given)


def reach(*given: Given) -> Place:
    """The place after the safety question was answered with "none" and then these."""
    answers = [Chosen("none"), *map(answered, given)]
    return replay(FLOW, answers, LIBRARY.situation(TODAY))


def node(*given: Given) -> str:
    return reach(*given).node.id


def shown(*given: Given) -> str:
    """The lines of the outcome that are true on this path, placeholders unfilled."""
    place = reach(*given)
    assert isinstance(place.node, Outcome)
    situation = LIBRARY.situation(TODAY, place.answers)
    lines = place.node.lines()
    return " ".join(one.text for one in lines if one.when is None or one.when.holds(situation))


def test_the_flow_is_sound() -> None:
    assert [problem for problem in LIBRARY.problems if "departure" in problem.file] == []
    assert list(flow_problems(FLOW, LIBRARY)) == []


class TestHeard:
    @pytest.mark.parametrize(
        ("option", "next_node"),
        [
            ("message", "duty"),
            ("embassy", "embassy"),
            ("fine", "duty"),
            ("own", "fear"),
            ("not_sure", "duty"),
        ],
    )
    def test_who_was_pushed_hears_first_of_the_duty(self, option: str, next_node: str) -> None:
        assert node(option) == next_node

    @pytest.mark.parametrize(
        ("option", "next_node"), [("must", "no_duty"), ("look", "fear"), ("not_sure", "no_duty")]
    )
    def test_a_message_alone_makes_no_duty(self, option: str, next_node: str) -> None:
        assert node("message", option) == next_node

    @pytest.mark.parametrize(
        ("option", "next_node"),
        [("left_out", "embassy_advice"), ("look", "fear"), ("not_sure", "embassy_advice")],
    )
    def test_the_embassy_is_read_with_its_gaps(self, option: str, next_node: str) -> None:
        assert node("embassy", option) == next_node


class TestHardStops:
    @pytest.mark.parametrize("option", ["yes", "not_sure"])
    def test_fear_stops_everything_else(self, option: str) -> None:
        assert node("own", option) == "fear_first"
        assert "before a lawyer has advised you, also not for a passport" in shown("own", option)

    @pytest.mark.parametrize("option", ["asylum", "card"])
    def test_a_pending_request_stops(self, option: str) -> None:
        assert node(*NO_ORDER, option) == "abandon"

    @pytest.mark.parametrize(
        ("option", "next_node"),
        [
            ("none", "pending"),
            ("judge", "challenged"),
            ("absent", "reopen"),
            ("officer", "self_removal"),
            ("granted", "window"),
            ("not_sure", "find_out"),
        ],
    )
    def test_every_order_stops(self, option: str, next_node: str) -> None:
        assert node("own", "no", option) == next_node

    @pytest.mark.parametrize("option", ["open", "promised"])
    def test_an_open_case_never_reaches_the_ways_to_leave(self, option: str) -> None:
        assert node(*NO_ORDER, "none", option) == "arrival"
        after = {node(*NO_ORDER, "none", option, one) for one in ("yes", "not_sure")}
        assert after == {"wait_arriving", "wait"}

    def test_only_the_end_of_the_tree_speaks_of_ways_to_leave(self) -> None:
        """Nobody with an order, an open case or a pending request is shown a way to leave."""
        ways = {"compare", "own_ticket", "cbp_home", "prepare"}
        for question in FLOW.questions.values():
            ends = {end for route in question.routes() for end in route.targets()}
            assert not ends & ways or question.id == "route"


class TestOrders:
    @pytest.mark.parametrize(
        ("option", "next_node"),
        [
            ("pending", "appeal_open"),
            ("in_time", "appeal_open"),
            ("court", "reopen"),
            ("reopened", "pending"),
            ("over", "reopen"),
            ("not_sure", "find_out"),
        ],
    )
    def test_a_challenged_order_is_told_apart(self, option: str, next_node: str) -> None:
        assert node("own", "no", "judge", option) == next_node

    @pytest.mark.parametrize(
        ("ticks", "outcome"),
        [
            ({"no_notice"}, "reopen_first"),
            ({"helper", "family"}, "reopen_first"),
            ({"none"}, "self_removal"),
            ({"not_sure"}, "self_removal"),
        ],
    )
    def test_a_reason_to_reopen_comes_before_leaving(self, ticks: set[str], outcome: str) -> None:
        assert node("own", "no", "absent", ticks) == outcome

    def test_an_officers_order_names_the_shorter_bar_first(self) -> None:
        assert "After expedited removal the bar is {removal_bar_short}" in shown(
            "own", "no", "officer"
        )


class TestVoluntaryDeparture:
    @pytest.mark.parametrize(
        ("option", "next_node"),
        [
            ("running", "ready"),
            ("appealed", "appeal_open"),
            ("asked", "reopen"),
            ("over", "reopen"),
            ("not_sure", "find_out"),
        ],
    )
    def test_each_end_of_the_time_leads_on(self, option: str, next_node: str) -> None:
        assert node("own", "no", "granted", option) == next_node

    @pytest.mark.parametrize(
        ("option", "outcome"), [("yes", "vd_go"), ("no", "vd_danger"), ("not_sure", "vd_danger")]
    )
    def test_time_that_cannot_be_kept_is_a_danger(self, option: str, outcome: str) -> None:
        assert node("own", "no", "granted", "running", option) == outcome

    @pytest.mark.parametrize(("stage", "outcome"), [("early", "vd_early"), ("late", "vd_late")])
    def test_the_stage_decides_the_kind(self, stage: str, outcome: str) -> None:
        path = (*NO_ORDER, "none", "open", "no", stage)
        assert node(*path, "yes") == outcome
        assert node(*path, "no") == "vd_danger"

    def test_an_unknown_stage_waits(self) -> None:
        assert node(*NO_ORDER, "none", "open", "no", "not_sure") == "wait"


class TestOtherWays:
    @pytest.mark.parametrize(
        ("ticks", "next_node"),
        [
            ({"family"}, "stay_first"),
            ({"years", "country"}, "stay_first"),
            ({"not_sure"}, "stay_first"),
            ({"none"}, "days"),
            ({"checked"}, "days"),
        ],
    )
    def test_a_way_to_stay_comes_before_leaving(self, ticks: set[str], next_node: str) -> None:
        assert node(*NO_ORDER, "none", "none", ticks) == next_node


class TestRoutes:
    @pytest.mark.parametrize(
        ("option", "outcome"),
        [
            ("compare", "compare"),
            ("own", "own_ticket"),
            ("app", "cbp_home"),
            ("prepare", "prepare"),
            ("not_sure", "compare"),
        ],
    )
    def test_each_way_has_its_own_page(self, option: str, outcome: str) -> None:
        assert node(*FREE, option) == outcome

    @pytest.mark.parametrize("route", ["compare", "own", "app", "prepare"])
    def test_a_letter_about_money_is_answered_all_the_same(self, route: str) -> None:
        path = (*FREE[:-1], "yes", route)
        assert "Answer the letter about money in time" in shown(*path)

    @pytest.mark.parametrize("route", ["compare", "own", "prepare"])
    def test_uncounted_days_are_named(self, route: str) -> None:
        path = (*NO_ORDER, "none", "none", {"none"}, "uncounted", {"child"}, "no", route)
        assert "You have not counted your days" in shown(*path)


class TestHouseRules:
    def test_every_outcome_names_a_person_to_ask(self) -> None:
        people = {"pro_bono", "accredited", "ailalawyer"}
        assert [one.id for one in FLOW.outcomes.values() if not people & set(one.help)] == []

    def test_every_consulate_comes_with_its_warning(self) -> None:
        consulates = [one for id, one in LIBRARY.help.items() if id.startswith("consulate")]
        assert [
            one.id for one in consulates if "lawyer before you contact" not in one.caution
        ] == []

    def test_an_outcome_names_the_facts_that_it_quotes(self) -> None:
        for outcome in FLOW.outcomes.values():
            text = " ".join(line.text for line in outcome.lines())
            quoted = {fact for fact in LIBRARY.facts if f"{{{fact}}}" in text}
            assert quoted <= set(outcome.facts), outcome.id

    def test_ticks_that_exclude_the_others_stand_alone(self) -> None:
        several = [one for one in FLOW.questions.values() if one.kind is Kind.SEVERAL]
        lonely = [{option.id for option in one.options if option.alone} for one in several]
        assert all({"none", "not_sure"} <= ids for ids in lonely)
