"""The proof against every path walked one by one."""

from collections import Counter
from datetime import date

from hypothesis import given

from bot.domain.conditions import Counts, OnOrAfter
from bot.domain.facts import Fact, Unit
from bot.domain.figures import DaysBetween, Situation
from bot.domain.flows import Branch, Flow
from bot.domain.proof import prove
from bot.domain.replay import replay
from tests.content.folders import good_library
from tests.domain.situations import HOLIDAYS, fact
from tests.domain.small_flows import (
    FACTS,
    SITUATION,
    choice,
    dated,
    every_path,
    flow_of,
    flows,
    ticks,
    to,
)
from tests.properties import bounded


def on(facts: dict[str, Fact]) -> Situation:
    return Situation({}, {**FACTS, **facts}, HOLIDAYS, SITUATION.today)


def counted(flow: Flow) -> dict[str, int]:
    reached = prove(flow, SITUATION).reached
    outcomes = {id: sum(one.paths for one in reached.get(id, ())) for id in flow.outcomes}
    return {id: count for id, count in outcomes.items() if count}


@bounded
@given(flow=flows())
def test_each_outcome_is_reached_by_as_many_paths_as_there_are(flow: Flow) -> None:
    walked = Counter(place.node.id for place in every_path(flow))
    assert counted(flow) == walked
    assert prove(flow, SITUATION).paths == walked.total()


@bounded
@given(flow=flows(most=5))
def test_one_path_of_each_class_leads_where_the_class_says(flow: Flow) -> None:
    for id, classes in prove(flow, SITUATION).reached.items():
        for one in classes:
            given = [step.answer for step in one.place.steps]
            assert replay(flow, given, SITUATION).node.id == id


@bounded
@given(flow=flows())
def test_what_is_called_unreached_is_on_no_path(flow: Flow) -> None:
    seen = {step.question for place in every_path(flow) for step in place.steps}
    seen |= {place.node.id for place in every_path(flow)}
    assert prove(flow, SITUATION).unreached == (flow.questions.keys() | flow.outcomes) - seen


def test_the_good_content_has_as_many_paths_as_are_proved() -> None:
    library = good_library()
    situation = library.situation(date(2026, 2, 1))
    flow = library.flows["visit"]
    walked = sum(1 for _ in every_path(flow, situation))
    assert prove(flow, situation).paths == walked


def test_a_branch_that_no_day_takes_is_unreached() -> None:
    later = on({"border": fact("border", date(2027, 1, 1), Unit.DATE)})
    route = to("good", Branch(OnOrAfter("q", "border"), "bad", "good"))
    assert prove(flow_of(dated("q", route, "good")), later).unreached == {"bad"}


def test_ticks_that_stand_alone_are_ticked_alone() -> None:
    assert prove(flow_of(ticks("q", 3, to("good"))), SITUATION).paths == 2**3 - 1 + 1


def test_days_between_two_answers_reach_both_sides_of_their_border() -> None:
    here = on({"limit": fact("limit", 2, Unit.DAYS)})
    apart = Counts(DaysBetween("a", "b"), "limit", more=True)
    second = dated("b", to("good", Branch(apart, "bad", "bad")), "good")
    proof = prove(flow_of(dated("a", to("b"), "good"), second), here)
    assert proof.unreached == frozenset()
    assert proof.paths == 5 * 6 + 1


def test_a_count_to_today_is_proved_at_its_own_border() -> None:
    """The second date is asked on another path only, so the first is counted to today."""
    here = on({"limit": fact("limit", 3, Unit.DAYS)})
    old = Branch(Counts(DaysBetween("a", "b"), "limit", more=True), "bad", "good")
    which = choice("which", ["a", "b", "good"])
    first, second = dated("a", to("good", old), "good"), dated("b", to("good"), "good")
    assert prove(flow_of(which, first, second), here).unreached == frozenset()


@bounded
@given(flows())
def test_by_way_the_same_paths_are_told_apart_by_their_questions(flow: Flow) -> None:
    by_way = prove(flow, SITUATION, by_way=True)
    ways = Counter(
        (place.node.id, tuple(step.question for step in place.steps)) for place in every_path(flow)
    )
    told = {
        (id, tuple(step.question for step in one.place.steps)): one.paths
        for id in flow.outcomes
        for one in by_way.reached.get(id, ())
    }
    assert told == ways
