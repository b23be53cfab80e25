"""Texts: placeholders, and the length that Telegram counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.texts import Placeholder, fill, placeholders, stray_braces, utf16_length
from tests.properties import bounded


def test_each_aspect_of_a_fact_has_its_placeholder() -> None:
    assert list(placeholders("{a} {since:a} {seen:b_2}")) == [
        Placeholder("value", "a"),
        Placeholder("since", "a"),
        Placeholder("seen", "b_2"),
    ]


@pytest.mark.parametrize("text", ["{", "}", "{A}", "{until:a}", "{a b}", "{a}}", "{{a}"])
def test_a_brace_outside_of_a_placeholder_is_stray(text: str) -> None:
    assert stray_braces(text)


def test_a_value_with_braces_is_not_filled_again() -> None:
    values = {Placeholder("value", "a"): "{b}", Placeholder("value", "b"): "no"}
    assert fill("{a}", values) == "{b}"


def test_a_missing_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        fill("{a}", {})


@bounded
@given(text=st.text())
def test_letters_beyond_the_first_plane_count_twice(text: str) -> None:
    assert utf16_length(text) == sum(2 if ord(letter) > 0xFFFF else 1 for letter in text)
