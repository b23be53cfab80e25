"""Signatures: a review holds for one text, and ends by itself when the text changes."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.content import load
from bot.domain.dependencies import facts_of_outcome
from bot.domain.library import Library, Review
from bot.telegram.signing import signed_hash, signed_text, spelled, standing, void_reviews
from tests.content.folders import copy_of_good, edit, good_library
from tests.telegram.readers import REAL_TODAY, TODAY, place, reader, real_library, text
from tests.telegram.test_outcome_views import TOO_LONG, too_long

ALL = {"too_long", "all_well", "ask_first", "call_now"}


def hashes(library: Library, language: str = "en", today: date = TODAY) -> dict[str, str]:
    flow, by = library.flows["visit"], reader(language, library, today)
    return {id: signed_hash(by, flow, outcome) for id, outcome in flow.outcomes.items()}


def changed(folder: Path, file: str, old: str, new: str) -> set[str]:
    """The outcomes whose text is another one after the edit."""
    folder = copy_of_good(folder)
    edit(folder, file, old, new)
    library = load(folder)
    assert library.problems == ()
    return {id for id, hash in hashes(library).items() if hash != hashes(good_library())[id]}


def signed(library: Library, *outcomes: str, by: str = "Role of reader") -> Library:
    """The library with reviews of the outcomes as they are today."""
    reviews = [
        Review("visit", id, "en", by, TODAY, hashes(library)[id]) for id in outcomes or sorted(ALL)
    ]
    return replace(library, reviews=tuple(reviews))


ONE_CHARACTER = {
    "day_fine": ("value = 998", "value = 999"),
    "fine_years": ("value = 5", "value = 6"),
    "trip_limit": ("value = 20\n", "value = 21\n"),
    "rule_began": ("value = 2025-06-27", "value = 2025-06-28"),
    "reply_term": (
        '2025-06-27\nstatus = "in_force"\nvalue = 10',
        '2025-06-27\nstatus = "in_force"\nvalue = 11',
    ),
}


@pytest.mark.parametrize("fact", ONE_CHARACTER)
def test_one_character_of_a_fact_changes_just_what_rests_on_it(fact: str, tmp_path: Path) -> None:
    flow = good_library().flows["visit"]
    resting = {
        id
        for id, outcome in flow.outcomes.items()
        if fact in facts_of_outcome(good_library(), flow, outcome)
    }
    assert changed(tmp_path, "facts.toml", *ONE_CHARACTER[fact]) == resting


def test_the_outcomes_that_rest_on_each_fact_are_these(tmp_path: Path) -> None:
    listed = {
        fact: sorted(changed(tmp_path / fact, "facts.toml", *values))
        for fact, values in ONE_CHARACTER.items()
    }
    assert listed == {
        "day_fine": ["ask_first"],
        "fine_years": ["ask_first"],
        "trip_limit": ["all_well", "too_long"],
        "rule_began": [],
        "reply_term": ["too_long"],
    }


def test_a_statement_that_quotes_a_fact_rests_on_it_too(tmp_path: Path) -> None:
    quoting = ("Long visits end a permit.", "Visits over {trip_limit} end a permit.")
    before, after = copy_of_good(tmp_path / "before"), copy_of_good(tmp_path / "after")
    edit(before, "facts.toml", *quoting)
    edit(after, "facts.toml", *quoting)
    edit(after, "facts.toml", *ONE_CHARACTER["trip_limit"])
    was, now = hashes(load(before)), hashes(load(after))
    flow = load(before).flows["visit"]
    assert {id for id in was if was[id] != now[id]} == ALL
    assert "trip_limit" in facts_of_outcome(load(before), flow, flow.outcomes["call_now"])


@pytest.mark.parametrize("fact", ["fine_daily_max", "appeal_term", "reopen_days"])
def test_in_the_real_content_just_what_rests_on_a_fact_changes(fact: str) -> None:
    library, moved = real_library(), real_library().facts[fact]
    periods = [replace(one, value=int(str(one.value)) + 1) for one in moved.periods]
    facts = {**library.facts, fact: replace(moved, periods=tuple(periods))}
    old, new = (
        reader(library=one, today=REAL_TODAY) for one in (library, replace(library, facts=facts))
    )
    for flow in library.flows.values():
        for outcome in flow.outcomes.values():
            differs = signed_hash(old, flow, outcome) != signed_hash(new, flow, outcome)
            assert differs is (fact in facts_of_outcome(library, flow, outcome)), outcome.id


def test_their_signatures_are_void_and_the_others_stand(tmp_path: Path) -> None:
    folder = copy_of_good(tmp_path)
    edit(folder, "facts.toml", *ONE_CHARACTER["trip_limit"])
    library = replace(load(folder), reviews=signed(good_library()).reviews)
    void = {review.outcome for review in void_reviews([reader(library=library)])}
    assert void == {"all_well", "too_long"}


@pytest.mark.parametrize(
    ("file", "old", "new", "outcomes"),
    [
        ("flows/visit.toml", "Do not travel now.", "Do not travel.", {"too_long"}),
        ("flows/visit.toml", 'known = "left"', 'known = "ceiling"', {"all_well"}),
        ("facts.toml", "Long visits end a permit.", "Long visits end permits.", ALL),
        ("facts.toml", '998\nsources = ["book"]', '998\nsources = ["paper"]', {"ask_first"}),
        ("sources.toml", 'citation = "1 BR 1"', 'citation = "1 BR 2"', ALL),
        ("help.toml", "+1 202-555-0100", "+1 202-555-0101", ALL),
        ("flows/visit.toml", "Which paper do you have?", "Which paper is it?", set()),
    ],
)
def test_what_is_read_with_an_outcome_is_signed_with_it(
    file: str, old: str, new: str, outcomes: set[str], tmp_path: Path
) -> None:
    assert changed(tmp_path, file, old, new) == outcomes


def test_to_look_at_a_source_again_changes_no_text(tmp_path: Path) -> None:
    old = 'take {trip_limit}."\nunit = "days"\nseen = 2026-01-05'
    new = 'take {trip_limit}."\nunit = "days"\nseen = 2026-01-25'
    assert changed(tmp_path, "facts.toml", old, new) == set()


def test_the_text_is_the_same_every_day_of_a_period() -> None:
    assert hashes(good_library(), today=TODAY + timedelta(90)) == hashes(good_library())
    assert hashes(good_library(), today=date(2025, 12, 31)) != hashes(good_library())


def test_each_language_is_signed_for_itself() -> None:
    flow = real_library().flows["fines"]
    outcome = flow.outcomes["no_order"]
    texts = {
        language: signed_hash(reader(language, real_library()), flow, outcome)
        for language in ("en", "ru")
    }
    assert texts["en"] != texts["ru"]


def test_a_figure_stands_by_name_with_how_it_is_computed() -> None:
    flow = good_library().flows["visit"]
    lines = list(signed_text(reader(), flow, flow.outcomes["ask_first"]))
    assert "meaning: On paper at most {ceiling}." in lines
    figure = "DailyCeiling(told_on, day_fine, fine_years)"
    assert f"figure ceiling: {figure} where day_fine=998 usd, fine_years=5 years" in lines


def test_a_set_is_spelled_in_one_order() -> None:
    assert spelled(frozenset({"b", "a", "c"})) == "a|b|c"


def test_the_outcome_says_who_read_it_and_when() -> None:
    shown = text(too_long(signed(good_library(), "too_long")))
    assert "Read by Role of reader on February 1, 2026. This is information" in shown
    assert "Not yet read by a lawyer" not in shown


def test_a_review_in_another_language_or_of_an_older_text_is_not_shown() -> None:
    library = signed(good_library(), "too_long")
    old = replace(library, reviews=(replace(library.reviews[0], hash="0" * 16),))
    assert "Not yet read by a lawyer" in text(too_long(old))
    flow, outcome = place(*TOO_LONG).flow, library.flows["visit"].outcomes["too_long"]
    assert standing(reader("ru", library), flow, outcome) is None


def test_a_review_of_what_is_not_there_is_void() -> None:
    review = signed(good_library(), "too_long").reviews[0]
    gone = [replace(review, outcome="gone"), replace(review, flow="gone")]
    library = replace(good_library(), reviews=(*gone, replace(review, language="xx")))
    assert list(void_reviews([reader(library=library)])) == list(library.reviews)
