"""Plain language: what a neighbour would say passes, office-speak does not."""

from pathlib import Path

import pytest

from bot.content import editorial_problems, load
from bot.domain.plain import PlainRules, plain_problems, sentences
from tests.content.folders import copy_of_good, edit

RULES = PlainRules(longest=12, breaks=1, office={"prior to": "before", "shall": "must"})

PLAIN = [
    "Go to the court on that day. Take the paper with you.",
    "The law is 8 U.S.C. 1324d. It is short.",
    "“You shall depart prior to the date” is what the paper says.",
    "Two things count: the date on the paper and the postmark.",
    "The U.S. Government pays; you need not.",
    "",
]


@pytest.mark.parametrize("text", PLAIN)
def test_short_sentences_in_plain_words_pass(text: str) -> None:
    assert list(plain_problems(text, RULES)) == []


def test_a_long_sentence_is_named_with_its_length() -> None:
    long = "You go " + "and go " * 6 + "home."
    assert list(plain_problems(long, RULES)) == [
        f"a sentence of 15 words (at most 12): {long[:60]!r}"
    ]


def test_the_longest_sentence_still_passes() -> None:
    assert list(plain_problems("One " * 12, RULES)) == []
    assert list(plain_problems("One " * 13, RULES)) != []


@pytest.mark.parametrize("text", ["Go; wait; come back.", "This: one. That: two: three."])
def test_two_ideas_in_a_sentence_are_too_many(text: str) -> None:
    [problem] = plain_problems(text, RULES)
    assert problem.startswith("a sentence with more than one idea")


@pytest.mark.parametrize("text", ["You Shall pay.", "Pay prior to that day."])
def test_an_office_word_comes_with_a_better_one(text: str) -> None:
    [problem] = plain_problems(text, RULES)
    assert "say 'must'" in problem or "say 'before'" in problem


def test_a_part_of_a_word_is_no_office_word() -> None:
    assert list(plain_problems("Marshall waits. Marshalls go.", RULES)) == []


def test_sentences_end_where_a_reader_takes_breath() -> None:
    text = "Look at “Who can help.” Then call. Is it v. United States? Yes."
    assert sentences(text) == [
        "Look at “Who can help",
        "Then call",
        "Is it v. United States",
        "Yes.",
    ]


def test_office_speak_in_content_is_named_by_file_and_node(tmp_path: Path) -> None:
    folder = copy_of_good(tmp_path)
    (folder / "plain.toml").write_text(
        'longest = 28\nbreaks = 1\n[office]\n"travel" = "go"\n', encoding="utf-8"
    )
    assert [str(problem) for problem in editorial_problems(load(folder), folder)] == [
        "flows/visit.toml: too_long: the office word 'travel': say 'go'",
        "flows/visit.toml: ask_first: the office word 'travel': say 'go'",
    ]


def test_a_sentence_that_two_flows_share_is_named_once(tmp_path: Path) -> None:
    folder = copy_of_good(tmp_path)
    long = "Ask " + "and ask " * 15 + "them."
    edit(folder, "help.toml", "Answers questions about visits.", long)
    edit(folder, "facts.toml", "Long visits end a permit.", long)
    assert len(editorial_problems(load(folder), folder)) == 1


def test_the_content_is_plain_and_its_links_are_sound() -> None:
    assert [str(problem) for problem in editorial_problems(load())] == []
