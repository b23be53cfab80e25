"""Kleene's laws: three-valued logic loses and invents nothing."""

from itertools import product

import pytest

from bot.domain.truth import Truth, all_of, any_of, negated

TRUTHS: tuple[Truth, ...] = (True, False, None)
pairs = pytest.mark.parametrize(("one", "other"), list(product(TRUTHS, repeat=2)))


@pairs
def test_de_morgan_holds(one: Truth, other: Truth) -> None:
    assert negated(all_of([one, other])) == any_of([negated(one), negated(other)])
    assert negated(any_of([one, other])) == all_of([negated(one), negated(other)])


@pairs
def test_the_order_does_not_matter(one: Truth, other: Truth) -> None:
    assert all_of([one, other]) is all_of([other, one])
    assert any_of([one, other]) is any_of([other, one])


@pytest.mark.parametrize(("one", "other", "third"), list(product(TRUTHS, repeat=3)))
def test_the_grouping_does_not_matter(one: Truth, other: Truth, third: Truth) -> None:
    assert all_of([one, other, third]) is all_of([one, all_of([other, third])])
    assert any_of([one, other, third]) is any_of([one, any_of([other, third])])


@pairs
def test_what_is_unknown_never_decides_what_a_known_answer_decides(
    one: Truth, other: Truth
) -> None:
    """Where the result is known, it stays the same whatever the unknown turns out to be."""
    for connect in (all_of, any_of):
        result = connect([one, other])
        possible = [
            connect([first, second])
            for first in ([one] if one is not None else [True, False])
            for second in ([other] if other is not None else [True, False])
        ]
        assert result is (possible[0] if len(set(possible)) == 1 else None)


@pytest.mark.parametrize("truth", TRUTHS)
def test_two_negations_are_none(truth: Truth) -> None:
    assert negated(negated(truth)) is truth


def test_nothing_said_is_all_true_and_none_true() -> None:
    assert all_of([]) is True
    assert any_of([]) is False
