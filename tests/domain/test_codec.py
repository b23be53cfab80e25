"""The path codec: what went into a button comes out of it, whatever became of the content."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.answers import Chosen, Step
from bot.domain.codec import (
    ALPHABET,
    LIMIT,
    DamagedDataError,
    Pressed,
    decode,
    encode,
    encode_link,
    longest_data,
)
from bot.domain.flows import Flow, Line, Option, Question
from bot.domain.replay import Place, begin, replay
from tests.content.folders import real_library
from tests.domain.small_flows import SITUATION, choice, flow_of, flows, to, walks, with_question
from tests.properties import bounded

LIBRARY = real_library()
REAL = LIBRARY.situation(date(2026, 11, 21))
REAL_FLOWS = list(LIBRARY.flows.values())
JUNK = st.text(ALPHABET + "~!: é\0", max_size=70)


def pressed(data: str, flow: Flow) -> Pressed | None:
    """What the data says; None where not even the flow can be told."""
    try:
        return decode(data, {flow.code: flow}, SITUATION)
    except DamagedDataError:
        return None


def answered_correctly(data: str, flow: Flow) -> bool:
    """Any data opens a place that its own steps lead to, or none."""
    found = pressed(data, flow)
    return found is None or found.place == replayed(found.place)


def replayed(place: Place) -> Place:
    if not place.steps:
        return place
    return replay(place.flow, [step.answer for step in place.steps], SITUATION)


@st.composite
def places(draw: st.DrawFn) -> Place:
    """Any place of any small flow."""
    return draw(walks(draw(flows())))


class TestRoundTrip:
    @bounded
    @given(place=places(), pending=st.text(ALPHABET, max_size=7))
    def test_a_path_comes_out_as_it_went_in(self, place: Place, pending: str) -> None:
        found = pressed(encode("a", place.flow, place.steps, pending), place.flow)
        assert found == Pressed("a", place, whole=True, pending=pending)

    @bounded
    @given(data=st.data(), flow=st.sampled_from(REAL_FLOWS))
    def test_real_paths_come_out_as_they_went_in(self, data: st.DataObject, flow: Flow) -> None:
        place = data.draw(walks(flow, REAL))
        button = encode("a", flow, place.steps)
        assert decode(button, LIBRARY.flows_by_code, REAL) == Pressed("a", place, whole=True)
        assert len(button.encode()) <= longest_data(flow)

    @bounded
    @given(place=places())
    def test_no_path_is_longer_than_the_longest(self, place: Place) -> None:
        data = encode("a", place.flow, place.steps)
        assert len(data.encode()) <= longest_data(place.flow)

    @pytest.mark.parametrize("flow", REAL_FLOWS, ids=lambda flow: flow.id)
    def test_every_real_path_fits_into_a_button(self, flow: Flow) -> None:
        assert longest_data(flow) <= LIMIT

    @bounded
    @given(place=places())
    def test_different_paths_have_different_buttons(self, place: Place) -> None:
        shorter = encode("a", place.flow, place.steps[:-1])
        assert (encode("a", place.flow, place.steps) == shorter) is (not place.steps)


class TestDamage:
    @bounded
    @given(place=places())
    def test_cut_data_is_never_believed_whole(self, place: Place) -> None:
        data = encode("a", place.flow, place.steps)
        for length in range(len(data)):
            found = pressed(data[:length], place.flow)
            assert found is None or not found.whole
            assert answered_correctly(data[:length], place.flow)

    @bounded
    @given(place=places(), symbol=st.sampled_from(ALPHABET[::7] + "~ é"))
    def test_forged_data_opens_only_what_its_answers_lead_to(
        self, place: Place, symbol: str
    ) -> None:
        data = encode("a", place.flow, place.steps)
        for at in range(len(data)):
            assert answered_correctly(data[:at] + symbol + data[at + 1 :], place.flow)

    @bounded
    @given(junk=JUNK | st.text(max_size=70))
    def test_rubbish_is_answered(self, junk: str) -> None:
        flow = flow_of(choice("q", ["good", "bad"]))
        assert answered_correctly(junk, flow)
        assert answered_correctly("fasm" + junk, flow)
        assert answered_correctly("fosm" + junk, flow)

    @bounded
    @given(place=places(), tail=JUNK)
    def test_what_is_appended_is_never_an_answer(self, place: Place, tail: str) -> None:
        found = pressed(encode("a", place.flow, place.steps) + tail, place.flow)
        assert found is None or found.place.steps in (place.steps, ())

    def test_a_flow_that_is_gone_is_damage(self) -> None:
        flow = flow_of(choice("q", ["good", "bad"]))
        with pytest.raises(DamagedDataError):
            decode(encode("a", flow, ()), {}, SITUATION)


Change = Callable[[Question], dict[str, object]]


def _turned(question: Question) -> dict[str, object]:
    return {"options": question.options[::-1]}


def _longer(question: Question) -> dict[str, object]:
    return {"options": (*question.options, Option("more", "more", route=to("good")))}


def _relabelled(question: Question) -> dict[str, object]:
    first, *rest = question.options
    return {"options": (replace(first, label="Not this"), *rest)}


def _explained(question: Question) -> dict[str, object]:
    first, *rest = question.options
    return {"options": (replace(first, hint="Only if it is so."), *rest)}


def _reworded(question: Question) -> dict[str, object]:
    return {"ask": question.ask + " Not?"}


CHANGES = [_turned, _longer, _relabelled, _explained, _reworded]
FLOW = flow_of(
    choice("first", ["second", "other", "bad"]),
    choice("second", ["third", "good", "bad"]),
    choice("other", ["third", "good", "bad"]),
    choice("third", ["good", "bad", "bad"]),
)
PATH = tuple(Step(id, Chosen("o0")) for id in ("first", "second", "third"))
OLD = encode("a", FLOW, PATH)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__[1:])
class TestChangedQuestion:
    @pytest.mark.parametrize(("at", "id"), list(enumerate(["first", "second", "third"])))
    def test_an_old_button_is_believed_up_to_the_change(
        self, change: Change, at: int, id: str
    ) -> None:
        today = with_question(FLOW, id, **change(FLOW.questions[id]))
        found = pressed(OLD, today)
        assert found is not None
        assert not found.whole
        assert found.place.steps == PATH[:at]
        assert found.place.node is today.questions[id]

    def test_a_change_elsewhere_does_not_disturb(self, change: Change) -> None:
        today = with_question(FLOW, "other", **change(FLOW.questions["other"]))
        found = pressed(OLD, today)
        assert found is not None
        assert found.whole
        assert found.place.steps == PATH


@bounded
@given(place=places(), data=st.data())
def test_no_answer_to_a_reworded_question_is_kept(place: Place, data: st.DataObject) -> None:
    id = data.draw(st.sampled_from(sorted(place.flow.questions)))
    today = with_question(place.flow, id, ask="Something else?")
    found = pressed(encode("a", place.flow, place.steps), today)
    asked = [step.question for step in place.steps]
    assert found is not None
    assert found.whole is (id not in asked)
    assert [step.question for step in found.place.steps] == (
        asked[: asked.index(id)] if id in asked else asked
    )


def test_an_old_answer_leads_where_it_leads_today() -> None:
    first = FLOW.questions["first"]
    options = (replace(first.options[0], route=to("other")), *first.options[1:])
    found = pressed(OLD, with_question(FLOW, "first", options=options))
    assert found is not None
    assert found.place.node.id == "other"
    assert not found.whole


def test_texts_that_nobody_answers_may_change_under_old_buttons() -> None:
    today = with_question(FLOW, "second", why="Because.", lines=(Line("More."),), terms=("x",))
    found = pressed(OLD, today)
    assert found is not None
    assert found.whole


def test_two_steps_swapped_are_not_believed() -> None:
    head, width = 7, 3
    swapped = OLD[:head] + OLD[head + width : head + 2 * width] + OLD[head : head + width]
    found = pressed(swapped + OLD[head + 2 * width :], FLOW)
    assert found == Pressed("a", begin(FLOW), whole=False)


class TestLinks:
    @pytest.mark.parametrize("flow", REAL_FLOWS, ids=lambda flow: flow.id)
    def test_every_outcome_has_a_link_without_an_answer(self, flow: Flow) -> None:
        for outcome in flow.outcomes.values():
            found = decode(encode_link(flow, outcome.id), LIBRARY.flows_by_code, REAL)
            assert found == Pressed("o", Place(flow, (), outcome), whole=True)

    def test_a_link_fits_into_a_start_parameter(self) -> None:
        links = [encode_link(flow, id) for flow in REAL_FLOWS for id in flow.outcomes]
        assert all(set(link) <= set(ALPHABET) and len(link) <= 64 for link in links)

    def test_a_link_to_an_outcome_that_is_gone_begins_the_flow(self) -> None:
        assert pressed("fosmAAA", FLOW) == Pressed("o", begin(FLOW), whole=False)
