"""What means something else: outcomes, answers, figures; and what only looks different."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.book.compare import Difference, Led, compare
from bot.book.since import since_page, told
from tests.book.volumes import edited, good_volume, text

FLOW = "flows/visit.toml"


def difference(folder: Path, *edits: tuple[str, str, str]) -> Difference:
    """What the edits change."""
    return compare(good_volume(), edited(folder, *edits))


def page(folder: Path, *edits: tuple[str, str, str]) -> str:
    changed = edited(folder, *edits)
    return since_page(changed, "HEAD~1", compare(good_volume(), changed))


def test_the_same_content_means_the_same() -> None:
    same = compare(good_volume(), good_volume())
    assert same.nothing
    assert list(told(same)) == ["Nothing means anything else."]


def test_a_moved_value_names_the_fact_and_all_that_rests_on_it(tmp_path: Path) -> None:
    found = difference(tmp_path, ("facts.toml", "value = 998", "value = 999"))
    [moved] = found.moved
    assert (moved.fact, moved.outcomes) == ("day_fine", (("visit", "ask_first"),))
    assert moved.was == ("2026-01-01 to … · in_force · $998 · book",)
    assert {said.node for said in found.said} == {"ask_first"}
    assert [*found.led, *found.ended, *found.counted] == []


def test_a_new_sentence_is_shown_beside_the_old_one(tmp_path: Path) -> None:
    found = difference(tmp_path, (FLOW, "Do not travel now.", "Do not travel by air."))
    english = [said for said in found.said if said.language == "en"]
    assert [(said.was, said.now) for said in english] == [
        (("avoid: Do not travel now.",), ("avoid: Do not travel by air.",))
    ]


def test_a_condition_on_a_line_is_a_part_of_what_is_said(tmp_path: Path) -> None:
    found = difference(tmp_path, (FLOW, 'known = "left"', 'known = "ceiling"'))
    assert {said.node for said in found.said} == {"all_well"}


def test_an_answer_that_leads_elsewhere_is_named_with_both_ends(tmp_path: Path) -> None:
    old = 'label = "A permit"\nto = "signs"'
    found = difference(tmp_path, (FLOW, old, 'label = "A permit"\nto = "ask_first"'))
    assert found.led == (Led("visit", "paper", "A permit", "signs", "ask_first"),)
    assert not found.said


def test_a_path_that_ends_elsewhere_is_told_with_its_answers(tmp_path: Path) -> None:
    old = 'label = "A permit"\nto = "signs"'
    found = difference(tmp_path, (FLOW, old, 'label = "A permit"\nto = "too_long"'))
    ends = {(ended.was, ended.now): ended.answers for ended in found.ended}
    assert ends["all_well", "too_long"] == (
        "Are you safe right now? Yes",
        "Which paper do you have? A permit",
        "Which of these are true? None of these",
    )


def test_answers_without_a_question_of_theirs_end_where_they_stop(tmp_path: Path) -> None:
    old = 'label = "I don\'t know"\nto = "signs"'
    found = difference(tmp_path, (FLOW, old, old.replace("signs", "told_on")))
    assert ("all_well", "told_on") in {(ended.was, ended.now) for ended in found.ended}


def test_a_moved_limit_moves_answers_from_one_outcome_to_another(tmp_path: Path) -> None:
    found = difference(tmp_path, ("facts.toml", "value = 20\n", "value = 25\n"))
    counted = {one.outcome: one.now - one.was for one in found.counted}
    assert counted == {"too_long": -2200, "all_well": 2200}
    assert "if at least 20 days (trip_limit) → if at least 25 days" in found.led[0].answer


def test_a_new_label_asks_something_else_but_leads_nowhere_else(tmp_path: Path) -> None:
    found = difference(tmp_path, (FLOW, 'label = "A letter"', 'label = "A long letter"'))
    assert {
        (asked.node, asked.was, asked.now) for asked in found.asked if asked.language == "en"
    } == {("paper", ("A letter",), ("A long letter",))}
    assert [*found.led, *found.ended, *found.counted] == []


def test_a_new_date_of_reading_means_nothing_else(tmp_path: Path) -> None:
    old = 'take {trip_limit}."\nunit = "days"\nseen = 2026-01-05'
    assert difference(tmp_path, ("facts.toml", old, old.replace("01-05", "01-25"))).nothing


def test_outcomes_come_and_go(tmp_path: Path) -> None:
    renamed = edited(
        tmp_path,
        ("parts/safety.toml", 'to = "call_now"', 'to = "call"'),
        ("parts/safety.toml", "[outcomes.call_now]", "[outcomes.call]"),
    )
    found = compare(good_volume(), renamed)
    assert (found.added, found.removed) == ((("visit", "call"),), (("visit", "call_now"),))


def test_a_language_that_came_is_no_change_of_meaning() -> None:
    old = good_volume()
    english = replace(old, catalogues={"en": old.catalogues["en"]})
    assert compare(english, old).nothing


def test_both_sides_are_read_on_the_same_day(tmp_path: Path) -> None:
    old, new = (
        good_volume(date(2025, 6, 1)),
        edited(tmp_path, ("facts.toml", "value = 20\n", "value = 25\n"), day=date(2025, 6, 1)),
    )
    found = compare(old, new)
    assert [moved.fact for moved in found.moved] == ["trip_limit"]
    assert not found.said


@pytest.mark.parametrize(
    ("edit", "lines"),
    [
        (
            ("facts.toml", "value = 998", "value = 999"),
            ["fact day_fine, with 1 text on it:", "  - 2026-01-01 to … · in_force · $998 · book"],
        ),
        (
            (FLOW, 'label = "A permit"\nto = "signs"', 'label = "A permit"\nto = "ask_first"'),
            ["visit/paper, A permit: led to signs, leads to ask_first"],
        ),
        (
            (FLOW, "Do not travel now.", "Stay."),
            ["outcome visit/too_long [en] says something else:", "  + avoid: Stay."],
        ),
    ],
)
def test_the_terminal_tells_the_same(
    edit: tuple[str, str, str], lines: list[str], tmp_path: Path
) -> None:
    assert set(lines) <= set(told(difference(tmp_path, edit)))


def test_the_page_marks_the_words_that_differ(tmp_path: Path) -> None:
    html = page(tmp_path, (FLOW, "Do not travel now.", "Do not travel soon."))
    assert "Do not travel <del>now.</del>" in html
    assert "Do not travel <ins>soon.</ins>" in html


def test_the_page_says_where_paths_went(tmp_path: Path) -> None:
    old, new = 'label = "A permit"\nto = "signs"', 'label = "A permit"\nto = "ask_first"'
    shown = text(page(tmp_path, (FLOW, old, new)))
    assert "Which paper do you have? question visit / paper A permit signs ask_first" in shown
    assert "Changes in meaning since HEAD~1" in shown
    assert "How many answers end where" in shown


def test_without_a_revision_the_page_says_how() -> None:
    assert "python -m bot book DIR --since REV" in text(since_page(good_volume(), None, None))
