"""Replay: answers lead on, and what cannot be an answer is refused."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from bot.domain.answers import NOT_SURE, Answer, Chosen, Day, NotSure, Number, Ticked
from bot.domain.conditions import AtLeast, OnOrAfter
from bot.domain.flows import Branch, Flow
from bot.domain.graph import Graph, questions_left
from bot.domain.replay import Place, UnfitAnswerError, answer, begin, replay
from tests.domain.small_flows import (
    SITUATION,
    TODAY,
    choice,
    dated,
    every_path,
    flow_of,
    flows,
    numbered,
    ticks,
    to,
)
from tests.properties import bounded

FLOW = flow_of(
    choice("which", ["day", "count", "tick"]),
    dated("day", to("good", Branch(OnOrAfter("day", "border"), "bad", "tick")), "count"),
    numbered("count", to("good", Branch(AtLeast("count", "two"), "bad", "tick")), "tick"),
    ticks("tick", 2, to("good")),
)
DAY, COUNT, TICK = Chosen("o0"), Chosen("o1"), Chosen(NOT_SURE)


def reach(*answers: Answer) -> Place:
    return replay(FLOW, answers, SITUATION)


@pytest.mark.parametrize(
    ("answers", "node"),
    [
        ([], "which"),
        ([DAY], "day"),
        ([DAY, Day(date(2026, 1, 2))], "good"),
        ([DAY, Day(date(2026, 1, 3))], "bad"),
        ([DAY, NotSure()], "count"),
        ([COUNT, Number(1)], "good"),
        ([COUNT, Number(2)], "bad"),
        ([COUNT, NotSure()], "tick"),
        ([TICK, Ticked(frozenset({"o0", "o1"}))], "good"),
    ],
)
def test_each_answer_leads_on(answers: list[Answer], node: str) -> None:
    assert reach(*answers).node.id == node


def test_what_nobody_knows_takes_its_own_way() -> None:
    unknown = Branch(AtLeast("nobody", "two"), "good", "bad")
    assert (
        replay(flow_of(numbered("q", to("good", unknown), "good")), [Number(1)], SITUATION).node.id
        == "bad"
    )


@pytest.mark.parametrize(
    ("way", "given"),
    [
        ([], Chosen("o9")),
        ([], NotSure()),
        ([], Day(TODAY)),
        ([], Ticked(frozenset({"o0"}))),
        ([DAY], Chosen("o0")),
        ([DAY], Number(1)),
        ([DAY], Day(date(2025, 12, 31))),
        ([DAY], Day(date(2026, 1, 6))),
        ([COUNT], Number(4)),
        ([COUNT], Number(-1)),
        ([COUNT], Day(TODAY)),
        ([TICK], Ticked(frozenset())),
        ([TICK], Ticked(frozenset({"o9"}))),
        ([TICK], Ticked(frozenset({"o0", NOT_SURE}))),
        ([TICK], NotSure()),
        ([COUNT, Number(1)], Number(1)),
    ],
)
def test_what_cannot_be_an_answer_is_refused(way: list[Answer], given: Answer) -> None:
    with pytest.raises(UnfitAnswerError):
        answer(reach(*way), given, SITUATION)


def test_days_to_come_are_answers_where_the_question_asks_ahead() -> None:
    flow = flow_of(replace(dated("q", to("good"), "bad"), ahead=1))
    assert replay(flow, [Day(date(2027, 12, 31))], SITUATION).node.id == "good"
    with pytest.raises(UnfitAnswerError):
        replay(flow, [Day(date(2028, 1, 1))], SITUATION)


@bounded
@given(flow=flows())
def test_the_questions_left_never_grow_and_never_deceive(flow: Flow) -> None:
    left = questions_left(flow)
    longest = 0
    for place in every_path(flow):
        told = [left[step.question] for step in place.steps]
        assert told == sorted(set(told), reverse=True)
        assert all(len(place.steps) - at <= said for at, said in enumerate(told))
        longest = max(longest, len(place.steps))
    assert longest <= left[begin(flow).node.id]


@bounded
@given(flow=flows(most=5))
def test_the_order_has_each_node_before_what_follows(flow: Flow) -> None:
    graph = Graph(flow)
    place = {node: at for at, node in enumerate(graph.order)}
    assert all(place[node] < place[end] for node, end in graph.arrows())
    assert graph.circular == frozenset()


def test_a_cycle_and_what_lies_behind_it_is_named() -> None:
    flow = flow_of(choice("a", ["b", "good"]), choice("b", ["a", "bad"]))
    assert Graph(flow).circular >= {"a", "b", "bad"}


def test_the_order_is_the_same_in_every_run() -> None:
    """It decides which path stands for a class, so what is checked must not hang on a hash."""
    ends = choice("a", ["d", "c", "b"]), *(choice(id, ["good", "bad"]) for id in "bcd")
    assert Graph(flow_of(*ends)).order == ("a", "d", "c", "b", "good", "bad")
