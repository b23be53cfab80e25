"""Conditions: true, false, or not known, and "I don't know" is never taken for a no."""

from datetime import date, timedelta

import pytest

from bot.domain.answers import NOT_SURE, Answer, Chosen, Day, NotSure, Number, Ticked
from bot.domain.conditions import (
    All,
    Any,
    AtLeast,
    Condition,
    Counts,
    Is,
    Known,
    LongerAgoThan,
    Not,
    OnOrAfter,
    Passed,
    can_hold,
)
from bot.domain.figures import DaysBetween, Deadline, LongestCeiling, Remaining
from bot.domain.truth import Truth
from tests.domain.situations import TODAY, situation

BORDER = date(2025, 6, 27)
ONE = timedelta(days=1)


def ticked(*options: str) -> Ticked:
    return Ticked(frozenset(options))


@pytest.mark.parametrize(
    ("answer", "truth"),
    [
        (Chosen("a"), True),
        (Chosen("b"), False),
        (Chosen(NOT_SURE), None),
        (ticked("a", "b"), True),
        (ticked("b"), False),
        (ticked(NOT_SURE), None),
        (NotSure(), None),
        (None, None),
    ],
)
def test_an_answer_is_one_of_the_options(answer: Answer | None, truth: Truth) -> None:
    here = situation() if answer is None else situation(q=answer)
    assert Is("q", frozenset({"a"})).holds(here) is truth


def test_who_does_not_know_is_one_who_does_not_know() -> None:
    either = Is("q", frozenset({"a", NOT_SURE}))
    assert either.holds(situation(q=Chosen(NOT_SURE))) is True
    assert either.holds(situation(q=ticked(NOT_SURE))) is True


def test_who_does_not_know_is_not_told_that_they_are_not() -> None:
    assert Not(Is("q", frozenset({"a"}))).holds(situation(q=Chosen(NOT_SURE))) is None


@pytest.mark.parametrize(
    ("condition", "day", "truth"),
    [
        (OnOrAfter("q", "border"), BORDER - ONE, False),
        (OnOrAfter("q", "border"), BORDER, True),
        (OnOrAfter("q", "lost"), BORDER, None),
        (LongerAgoThan("q", "days"), TODAY - 30 * ONE, False),
        (LongerAgoThan("q", "days"), TODAY - 31 * ONE, True),
        (LongerAgoThan("q", "lost"), TODAY, None),
        (LongerAgoThan("q", "business"), date(2020, 1, 1), None),  # holidays are not known
        (Passed(Deadline("q", "days")), TODAY - 30 * ONE, False),
        (Passed(Deadline("q", "days")), TODAY - 31 * ONE, True),
        (Counts(DaysBetween("q"), "days", more=False), TODAY - 29 * ONE, False),
        (Counts(DaysBetween("q"), "days", more=False), TODAY - 30 * ONE, True),
        (Counts(DaysBetween("q"), "days", more=True), TODAY - 30 * ONE, False),
        (Counts(DaysBetween("q"), "days", more=True), TODAY - 31 * ONE, True),
        (Counts(DaysBetween("q"), "lost", more=True), TODAY, None),
        (Known(Deadline("q", "days")), TODAY, True),
        (Known(Deadline("q", "lost")), TODAY, False),
    ],
)
def test_conditions_about_a_day_at_their_border(
    condition: Condition, day: date, truth: Truth
) -> None:
    assert condition.holds(situation(q=Day(day))) is truth


@pytest.mark.parametrize(("number", "truth"), [(29, False), (30, True), (31, True)])
def test_a_number_is_at_least_what_a_fact_says(number: int, truth: Truth) -> None:
    assert AtLeast("q", "days").holds(situation(q=Number(number))) is truth
    assert AtLeast("q", "lost").holds(situation(q=Number(number))) is None


@pytest.mark.parametrize(
    "condition",
    [
        OnOrAfter("q", "border"),
        LongerAgoThan("q", "days"),
        AtLeast("q", "days"),
        Passed(Deadline("q", "days")),
        Counts(Remaining("days", "q"), "days", more=False),
    ],
    ids=lambda condition: type(condition).__name__,
)
def test_what_nobody_answered_is_unknown(condition: Condition) -> None:
    assert condition.holds(situation(q=NotSure())) is None
    assert condition.holds(situation()) is None


def test_combined_conditions_keep_what_is_unknown() -> None:
    yes, no, open_ = (Is("q", frozenset({id})) for id in ("a", "b", "c"))
    here = situation(q=ticked("a", NOT_SURE))
    assert All((yes, open_)).holds(here) is None
    assert Any((yes, open_)).holds(here) is True
    assert Any((no, open_)).holds(here) is None


def test_a_combined_condition_names_every_question() -> None:
    parts = (
        AtLeast("a", "days"),
        Not(Passed(Deadline("b", "days"))),
        Known(DaysBetween("c", "d")),
    )
    assert All(parts).questions() == Any(parts).questions() == {"a", "b", "c", "d"}
    assert Known(LongestCeiling("daily", "years")).questions() == frozenset()


@pytest.mark.parametrize("given", ["a", "b", NOT_SURE, None])
def test_what_can_hold_is_what_some_answer_makes_hold(given: str | None) -> None:
    """The other question is open; the first is answered, or open too."""
    first, second = Is("q", frozenset({"a"})), Is("open", frozenset({"a"}))
    here = situation() if given is None else situation(q=Chosen(given))
    answers = [Chosen(id) for id in ("a", "b", NOT_SURE)]
    firsts = answers if given is None else [Chosen(given)]
    for whole in (first, Not(first), All((first, second)), Any((first, Not(second))), second):
        truths = [whole.holds(situation(q=one, open=other)) for one in firsts for other in answers]
        assert can_hold(whole, here) is (True in truths)
