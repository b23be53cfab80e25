"""Numbers in the news: each with its time and its source, and none a prediction."""

import pytest

from bot.domain.soundness import flow_problems
from tests.content.walks import LIBRARY, Walk

NUMBERS = Walk.of("numbers")
GROUPS = [option.id for option in NUMBERS.flow.questions["which"].options]


def test_the_flow_is_sound() -> None:
    assert [problem for problem in LIBRARY.problems if "numbers" in problem.file] == []
    assert list(flow_problems(NUMBERS.flow, LIBRARY)) == []


@pytest.mark.parametrize("group", GROUPS)
def test_no_number_is_a_prediction(group: str) -> None:
    assert "a prediction for your case" in NUMBERS.page(group)


@pytest.mark.parametrize(
    ("group", "said"),
    [
        ("arrests", "Kazakhstan: 13 arrests in the nine months to September 30, 2024"),
        ("arrests", "106 people detained from October 1, 2020"),
        (
            "arrests",
            "Russia 1,407, Uzbekistan 749, Ukraine 344, Kyrgyzstan 74, Mexico 143,986",
        ),
        ("deported", "63 people deported from October 1, 2020 to September 30, 2024, 23 of them"),
        ("deported", "On April 30, 2025 a flight brought 131"),
        ("fines", "about 21,500 people were fined, for more than $6,000,000,000"),
        ("fines", "more than 103,000 notices, for more than $84,000,000,000"),
        ("fines", "975 citizens of Uzbekistan, 369 of Kazakhstan and 319 of Kyrgyzstan"),
        ("courts", "On December 31, 2024 more than 1,400,000 asylum cases"),
        ("detention", "On July 11, 2026 ICE held 65,765 people. Of every thousand 706"),
        ("visas", "Nearly 12% fewer visitors"),
        ("visas", "more than 100,000 visas revoked from January 1, 2025 to December 31, 2025"),
        ("border", "more than 68,000 people had to wait in Mexico"),
    ],
)
def test_each_number_has_its_time(group: str, said: str) -> None:
    assert said in NUMBERS.page(group)


@pytest.mark.parametrize(
    ("group", "source"),
    [
        ("arrests", "Tengrinews"),
        ("deported", "Fergana"),
        ("asylum", "TRAC"),
        ("fines", "Public Justice"),
        ("courts", "HIAS"),
        ("detention", "ICE's own data"),
    ],
)
def test_each_group_names_its_source(group: str, source: str) -> None:
    assert source in NUMBERS.page(group)


def test_c20_the_rates_count_different_people() -> None:
    text = NUMBERS.page("asylum")
    assert "85% of the Russians whose cases were decided" in text
    assert "72% for Russians up to the middle of the year before, and 46% at its own time" in text
    assert "each may count other people, other offices and other months" in text


@pytest.mark.parametrize("fact", ["fine_notices", "ru_denied", "ru_applications"])
def test_a_weak_number_is_not_shown_as_settled(fact: str) -> None:
    assert not LIBRARY.facts[fact].settled_on(LIBRARY.facts[fact].seen)
