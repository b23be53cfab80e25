"""Outcomes as they are shown: what is settled and what is not, figures, sources, who can help."""

from datetime import date
from pathlib import Path

import pytest

from bot.content import load
from bot.domain.answers import Chosen, Day, NotSure, Number, Ticked
from bot.domain.library import Library
from bot.telegram.callbacks import link_data
from bot.telegram.flow_views import flow_view
from bot.telegram.view import View
from tests.content.folders import copy_of_good, edit
from tests.telegram.readers import (
    TODAY,
    balanced,
    buttons,
    labels,
    press,
    reader,
    seen,
    text,
)

SAFE, LETTER = Chosen("yes"), Chosen("letter")
CAME = Day(date(2026, 1, 20))
TOO_LONG = (SAFE, LETTER, CAME, Number(25))
ASK_FIRST = (SAFE, LETTER, CAME, NotSure())


def edited(folder: Path, file: str, old: str, new: str) -> Library:
    """The good content with one edit, which must still be sound."""
    folder = copy_of_good(folder)
    edit(folder, file, old, new)
    library = load(folder)
    assert library.problems == ()
    return library


def too_long(library: Library, today: date = TODAY) -> View:
    return seen(*TOO_LONG, of=reader(library=library, today=today))


class TestTexts:
    def test_facts_and_figures_stand_in_the_text(self) -> None:
        shown = text(seen(*TOO_LONG))
        assert "A visit may take 20 days, by a rule of January 1, 2026," in shown
        assert "1. Write by Tuesday, February 3, 2026." in shown
        assert "• Do not travel now." in shown

    def test_a_figure_that_is_not_known_has_its_other_sentence(self) -> None:
        ticked = (SAFE, Chosen("card"), Ticked(frozenset({"work"})))
        assert "We cannot compute it." in text(seen(*ticked))
        assert "On paper at most $11,976." in text(seen(*ASK_FIRST))

    def test_a_line_is_shown_only_where_it_holds(self) -> None:
        counted = text(seen(SAFE, LETTER, CAME, Number(5)))
        ticked = text(seen(SAFE, Chosen("card"), Ticked(frozenset({"none"}))))
        assert "You have 15 days left." in counted
        assert "left" not in ticked

    def test_markup_in_content_is_text(self, tmp_path: Path) -> None:
        title = 'title = "Too <b>long</b> & <a href>"'
        library = edited(tmp_path, "flows/visit.toml", 'title = "The visit was too long"', title)
        view = too_long(library)
        assert balanced(view.html)
        assert text(view).startswith("Too <b>long</b> & <a href>")

    def test_the_day_and_what_it_is_not_are_always_said(self) -> None:
        shown = text(seen(*TOO_LONG))
        assert "As of February 1, 2026. Sources last seen on January 5, 2026." in shown
        assert "Not yet read by a lawyer. This is information, not legal advice." in shown


class TestNotSettled:
    def test_settled_facts_need_no_warning(self) -> None:
        assert "Not settled" not in text(seen(*TOO_LONG))

    def test_an_unsure_fact_is_marked(self) -> None:
        shown = text(seen(*ASK_FIRST))
        assert "• The fine is at most $998 a day. We are not sure of this." in shown

    def test_an_old_fact_shows_its_age(self, tmp_path: Path) -> None:
        old = 'take {trip_limit}."\nunit = "days"\nseen = 2026-01-05\nreview_by = 2026-12-31'
        new = old.replace("2026-12-31", "2026-01-31")
        shown = text(too_long(edited(tmp_path, "facts.toml", old, new)))
        assert "This is old: last seen on January 5, 2026. Check it" in shown

    @pytest.mark.parametrize(
        ("status", "said"),
        [
            ("announced", "Status: announced, not in force yet."),
            ("stayed", "Status: stopped by a court for now."),
            ("ended", "Status: ended."),
            ("unknown", "What is true today is not known."),
        ],
    )
    def test_what_is_not_in_force_says_what_it_is(
        self, tmp_path: Path, status: str, said: str
    ) -> None:
        old, new = 'status = "in_force"\nvalue = 20\n', f'status = "{status}"\nvalue = 20\n'
        shown = text(too_long(edited(tmp_path, "facts.toml", old, new)))
        assert "Not settled" in shown
        assert said in shown

    def test_where_no_period_covers_the_day_nothing_is_claimed(self, tmp_path: Path) -> None:
        old = 'from = 2026-01-01\nstatus = "in_force"\nvalue = 20\n'
        new = old.replace("2026-01", "2026-03")
        library = edited(tmp_path, "facts.toml", old, new)
        link = link_data(library.flows["visit"], "too_long")
        shown = text(flow_view(reader(library=library), link))
        assert "We do not know this today. Please ask somebody under “Who can help”." in shown
        assert "What is true today is not known. Last seen on January 5, 2026." in shown
        assert "20 days" not in shown

    def test_what_no_period_decides_leads_where_nobody_knows(self, tmp_path: Path) -> None:
        old = 'from = 2026-01-01\nstatus = "in_force"\nvalue = 20\n'
        library = edited(tmp_path, "facts.toml", old, old.replace("2026-01", "2026-03"))
        assert text(too_long(library)).startswith("Ask first")


class TestEvidence:
    def test_each_fact_has_its_status_dates_and_sources(self) -> None:
        view = press(seen(*TOO_LONG), "Sources and dates")
        assert "in force since January 1, 2026. Last seen on January 5, 2026." in text(view)
        assert '<a href="https://example.gov/rules?a=1&amp;b=2">1 BR 1</a>' in view.html

    def test_a_source_that_is_not_official_says_so(self, tmp_path: Path) -> None:
        old, new = '["trip_limit", "trip_rule"]', '["trip_limit", "reply_term"]'
        library = edited(tmp_path, "flows/visit.toml", old, new)
        here = reader(library=library)
        view = press(too_long(library), "Sources and dates", here)
        assert "A newspaper (not an official page)" in text(view)

    def test_who_can_help_stands_with_its_caution(self) -> None:
        shown = text(press(seen(*TOO_LONG), "Who can help"))
        assert "The desk\nAnswers questions about visits.\n+1 202-555-0100" in shown
        assert "Do not tell them where you live." in shown
        assert "A “notario”, an agent or a “fixer” may not." in shown

    @pytest.mark.parametrize("label", ["Sources and dates", "Who can help"])
    def test_back_from_the_evidence_is_the_outcome(self, label: str) -> None:
        assert press(press(seen(*TOO_LONG), label), "Back") == seen(*TOO_LONG)

    def test_many_facts_take_pages_that_lead_round(self, tmp_path: Path) -> None:
        folder = copy_of_good(tmp_path)
        long = "A very long rule. " * 100
        statement = "Long visits end a permit."
        edit(folder, "facts.toml", statement, long.strip())
        edit(folder, "facts.toml", "The rule began on {rule_began}.", long.strip())
        listed = '["trip_rule", "rule_began", "trip_limit"]'
        edit(folder, "flows/visit.toml", '["trip_limit", "trip_rule"]', listed)
        here = reader(library=load(folder))
        first = press(seen(*TOO_LONG, of=here), "Sources and dates", here)
        second = press(first, "More: page 2 of 2", here)
        assert press(second, "More: page 1 of 2", here) == first
        assert "20 days" in text(second)


class TestWaysOn:
    def test_the_outcome_leads_back_on_and_to_alerts(self) -> None:
        assert labels(seen(*TOO_LONG)) == [
            "Who can help",
            "Sources and dates",
            "Tell me when this changes",
            "Follow this answer",
            "Visits",
            "Back",
            "Change an answer",
            "Menu",
        ]

    def test_what_to_read_next_begins_without_answers(self) -> None:
        assert press(seen(*TOO_LONG), "Visits") == seen()

    def test_a_flow_that_was_left_out_is_not_offered(self, tmp_path: Path) -> None:
        old, new = 'next = ["visit"]', 'next = ["elsewhere"]'
        library = edited(tmp_path, "flows/visit.toml", old, new)
        assert "Visits" not in labels(too_long(library))

    def test_no_button_has_neither_data_nor_address(self) -> None:
        assert all(one.data or one.url for one in buttons(seen(*TOO_LONG)))
