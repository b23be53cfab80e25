"""The pages of the book: complete, honest, and without anything from outside."""

import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest

from bot.book.command import files
from bot.book.evidence import doubts
from bot.book.markup import Markup, el, joined
from bot.book.volume import Volume
from bot.domain.library import Problem
from tests.book.volumes import edited, good_volume, signed, text

Edits = tuple[tuple[str, str, str], ...]


def book(volume: Volume) -> dict[str, str]:
    return dict(files(volume, None, None))


@cache
def good_book() -> dict[str, str]:
    return book(good_volume())


def outcome(name: str, volume: Volume | None = None) -> str:
    pages = good_book() if volume is None else book(volume)
    return pages[f"flows/visit/{name}.html"]


def test_every_node_has_a_page() -> None:
    flow = good_volume().library.flows["visit"]
    pages = {f"flows/visit/{node}.html" for node in (*flow.questions, *flow.outcomes)}
    assert pages <= good_book().keys()


def test_every_link_leads_to_a_page_and_a_place_on_it() -> None:
    pages = good_book()
    assets = {"assets/book.css", "assets/book.js", "assets/diagram.js"}
    for name, html in pages.items():
        for link in re.findall(r'(?:href|src)="(?!https?:)([^"]*)"', html):
            path, _, place = link.partition("#")
            target = normpath(join(dirname(name), path)) if path else name
            assert target in pages or target in assets, (name, link)
            assert not place or f'id="{place}"' in pages[target], (name, link)


def test_nothing_is_fetched_and_no_script_is_in_a_page() -> None:
    for html in good_book().values():
        assert not re.search(r'<(?:script|link|img)[^>]*(?:src|href)="https?:', html)
        assert not re.search(r"<script[^>]*>[^<]|\son\w+=", html)


def test_an_outcome_counts_every_set_of_answers() -> None:
    volume = good_volume()
    flow = volume.library.flows["visit"]
    for id in flow.outcomes:
        paths = sum(way.paths for way in volume.ways(flow, id))
        assert f"{paths:,} {'set' if paths == 1 else 'different sets'} of answers" in text(
            outcome(id)
        )


def test_an_outcome_shows_every_way_with_its_answers() -> None:
    shown = text(outcome("too_long"))
    assert "1 way through the questions, 4,840 different sets of answers" in shown
    assert "Which paper do you have? A letter When did the letter come?" in shown
    assert "if on or after 2025-06-27 (rule_began) How many days were you away?" in shown
    assert "if at least 20 days (trip_limit)" in shown


def test_a_question_says_where_each_answer_leads() -> None:
    shown = text(good_book()["flows/visit/signs.html"])
    assert "if I have a house there / I work there Ask first outcome" in shown
    assert "if that is not known Ask first outcome else All is well outcome" in shown


def test_sentences_without_a_translation_are_marked() -> None:
    html = outcome("too_long")
    cells = re.findall(r'<td lang="en" data-lang="ru">(.*?)</td>', html)
    assert cells
    assert all("not translated" in cell for cell in cells)
    assert "not translated" not in "".join(re.findall(r'data-lang="en">(.*?)</td>', html))


def test_figures_stand_by_name_with_how_they_are_computed() -> None:
    shown = text(outcome("ask_first"))
    assert "On paper at most ceiling ." in shown
    assert "$998 (day_fine) for each day since “When did the letter come?”" in shown


def test_each_fact_comes_with_its_periods_and_sources() -> None:
    shown = text(outcome("too_long"))
    assert "from 2025-01-01 until 2025-12-31 ended 10 days 1 BR 1: The book of rules" in shown
    assert "from 2026-01-01 today in force 20 days" in shown
    assert "Seen 2026-01-05. Look again by 2026-12-31. Confidence: high." in shown
    assert "Also used: in its sentences, figures and conditions reply_term" in shown
    assert "A newspaper not official" in shown


def test_nobody_has_signed_and_the_page_says_so() -> None:
    assert "not yet read by a lawyer in any of" in text(outcome("too_long"))


def test_a_signature_is_shown_and_a_void_one_too() -> None:
    held = text(outcome("too_long", signed(good_volume(), "too_long")))
    void = text(outcome("too_long", signed(good_volume(), "too_long", void=True)))
    assert "English: read by Role of reader on 2026-02-01" in held
    assert "English: void: the text has changed since it was read" in void
    assert "Role of reader read 0000000000000000 on 2026-02-01" in void


def test_the_index_counts_what_is_read_and_lists_what_is_void() -> None:
    held = text(book(signed(good_volume(), "too_long"))["index.html"])
    void = text(book(signed(good_volume(), "too_long", void=True))["index.html"])
    assert re.search(r"1 of \d+ texts", held)
    assert re.search(r"0 of \d+ texts", void)
    assert "void: visit/too_long [en], Role of reader" in void


def test_old_and_unsure_facts_stand_first() -> None:
    shown = text(book(good_volume(date(2027, 1, 1)))["facts.html"])
    stale, low = shown.index("To be looked at again"), shown.index("Low confidence")
    assert "Long visits end a permit. trip_rule" in shown[stale:low]
    assert "at most $998 a day. day_fine 2026-12-31 low" in shown[low:]


def test_a_fact_names_what_rests_on_it() -> None:
    shown = text(good_book()["facts.html"])
    assert (
        "3 texts rest on it The visit was too long outcome visit / too_long All is well" in shown
    )


@pytest.mark.parametrize(
    ("status", "why"), [("stayed", "stayed"), ("unknown", "unknown"), ("in_force", "")]
)
def test_a_fact_that_is_not_in_force_says_so(status: str, why: str, tmp_path: Path) -> None:
    new = f'from = 2026-01-01\nstatus = "{status}"\nvalue = 20'
    old = 'from = 2026-01-01\nstatus = "in_force"\nvalue = 20'
    volume = good_volume() if not why else edited(tmp_path, ("facts.toml", old, new))
    assert doubts(volume, volume.library.facts["trip_limit"]) == ([why] if why else [])


def test_mistakes_in_the_content_stand_on_the_index() -> None:
    volume = replace(good_volume(), problems=(Problem("facts.toml", "x", "is wrong"),))
    assert "mistake facts.toml: x: is wrong" in text(book(volume)["index.html"])


class TestMarkup:
    def test_text_is_escaped_and_markup_is_not(self) -> None:
        assert el("p", "a < b & c", el("b", "d")) == "<p>a &lt; b &amp; c<b>d</b></p>"

    def test_attributes_are_quoted_named_and_left_out(self) -> None:
        made = el("a", class_='"x"', data_y=1, hidden=True, open=False, id=None)
        assert made == '<a class="&quot;x&quot;" data-y="1" hidden></a>'

    def test_what_is_joined_is_markup(self) -> None:
        assert joined("<", [Markup("<br>"), None]) == "&lt;<br>"

    def test_markup_in_the_content_is_text(self, tmp_path: Path) -> None:
        volume = edited(
            tmp_path, ("flows/visit.toml", 'label = "A letter"', 'label = "A <i>letter</i> & co"')
        )
        pages = "".join(book(volume).values())
        assert "A &lt;i&gt;letter&lt;/i&gt; &amp; co" in pages
        assert "<i>letter" not in re.sub(r"window.bookIndex.*", "", pages)
