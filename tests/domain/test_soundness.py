"""The rules that need a flow of a size of its own; the others are in tests/content."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.codec import LIMIT, encode, longest_data
from bot.domain.flows import Flow, Option
from bot.domain.proof import prove
from bot.domain.soundness import TICKS, flow_problems
from tests.content.folders import good_library
from tests.domain.small_flows import SITUATION, choice, flow_of, ticks, to, with_question

FITS = (LIMIT - len("fasmAAA") - len("~19!")) // len("AAo")
"""Choices in a row that still fit into a button."""


def chain(length: int) -> Flow:
    """So many choices, one after the other; each but the first answer ends it."""
    onward = [*(f"q{n}" for n in range(1, length)), "good"]
    return flow_of(*(choice(f"q{n}", [end, "bad", "bad"]) for n, end in enumerate(onward)))


def said(flow: Flow) -> list[str]:
    facts = {**good_library().facts, "border": good_library().facts["rule_began"]}
    library = replace(good_library(), facts=facts)
    return [f"{node}: {what}" for node, what in flow_problems(flow, library)]


def test_a_path_that_just_fits_is_sound() -> None:
    assert said(chain(FITS)) == []


def test_a_path_whose_button_does_not_fit_is_refused() -> None:
    needed = longest_data(chain(FITS + 1))
    assert needed > LIMIT
    assert said(chain(FITS + 1)) == [
        f"small: a path needs a button of {needed} bytes; Telegram allows 64"
    ]


def test_the_longest_path_is_what_it_is_said_to_be() -> None:
    flow = chain(FITS)
    paths = [one.place.steps for one in prove(flow, SITUATION).reached["good"]]
    assert max(len(encode("e", flow, path, "19!")) for path in paths) == longest_data(flow)


def test_more_ticks_than_anybody_can_prove_are_refused() -> None:
    assert said(flow_of(ticks("q", TICKS - 1, to("good")), choice("r", ["bad", "bad"]))) != []
    assert any("ticks" in what for what in said(flow_of(ticks("q", TICKS, to("good")))))


def test_more_options_than_symbols_are_refused() -> None:
    flow = flow_of(choice("q", ["good"] * 64 + ["bad"]))
    assert said(flow) == ["q: has more than 64 options"]


def test_two_outcomes_of_one_code_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.domain.soundness.outcome_code", lambda flow, outcome: "AAA")
    assert said(flow_of(choice("q", ["good", "bad"]))) == [
        "small: two outcomes share the code 'AAA': rename one"
    ]


def test_a_flow_of_two_options_is_sound() -> None:
    flow = flow_of(choice("q", ["good", "bad"]))
    assert said(flow) == []
    alone = (Option("yes", "Yes", route=to("good")),)
    assert "q: is a dead end: fewer than two options" in said(
        with_question(flow, "q", options=alone)
    )


def test_unreached_differs_from_unreachable() -> None:
    """The good flow's outcome is there every day, but no answers lead to it before the rule."""
    library = good_library()
    early = prove(library.flows["visit"], library.situation(date(2025, 1, 1)))
    assert "too_long" in early.unreached
