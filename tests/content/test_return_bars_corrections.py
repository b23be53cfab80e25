"""What newspapers wrote otherwise: the flow on coming back, as a reader sees it."""

from datetime import date

from bot.domain.answers import Chosen
from bot.domain.flows import Outcome
from bot.domain.replay import replay
from bot.telegram.asking import Asking
from bot.telegram.catalogues import load_catalogues
from bot.telegram.outcome_views import outcome_view
from bot.telegram.question_views import question_view
from bot.telegram.reader import Reader
from bot.telegram.view import visible
from tests.content.test_return_bars_flow import FLOW, LIBRARY, Given, answered, here, left, reach

READER = Reader(load_catalogues()["en"], LIBRARY, date(2026, 11, 21))


def page(*given: Given) -> str:
    """The outcome after the safety question was answered with "none" and then these."""
    answers = [Chosen("none"), *map(answered, given)]
    place = replay(FLOW, answers, LIBRARY.situation(READER.today))
    assert isinstance(place.node, Outcome)
    return visible(outcome_view(READER, place, place.node).html)


def test_c2_the_first_question_says_that_return_is_not_closed() -> None:
    text = visible(question_view(READER, Asking.at(reach(), "")).html)
    assert "Return is not closed to everybody for ever" in text


def test_c2_each_bar_is_told_with_its_years() -> None:
    assert "starts a bar of 3 years" in page(*here(200))
    assert "starts a bar of 10 years" in page(*here(500))
    assert "starts no bar of this kind" in page(*here(100))


def test_c3_no_way_of_leaving_erases_a_bar() -> None:
    assert "a ticket of your own or CBP Home erases this bar" in page(*here(200))
    assert "CBP Home or voluntary departure erases this bar" in page(*here(500))


def test_c10_ban_and_pause_are_told_apart_with_their_dates() -> None:
    text = page("visas")
    assert "since January 1, 2026 it names 39 countries" in text
    assert "from January 21, 2026 they were paused for 75 countries" in text
    assert "names August 21, 2026 as its end" in text


def test_c10_the_end_of_the_pause_is_not_shown_as_settled() -> None:
    assert "Whether it came back since, we do not know" in page("visas")
    assert not LIBRARY.facts["visa_pause"].settled_on(READER.today)


def test_the_bond_of_kyrgyz_visitors_is_shown() -> None:
    assert "a refundable bond, $5,000 to $20,000 as last reported" in page("visas")


def test_p7_the_permanent_bar_adds_all_stays_up() -> None:
    text = page("here", "stay")
    assert "More than 1 year without permission, added up over all stays" in text
    assert "only after 10 years outside the United States" in text


def test_p7_the_exceptions_do_not_help_against_it() -> None:
    assert "pending asylum do not help here" in page("here", "order")
    assert "abused spouses and children" in page("here", "order")


def test_p7_days_before_the_asylum_filing_count() -> None:
    text = page("here", "no", "none", "no", "none", {"asylum"})
    assert "Days before the filing count" in text
    assert "Against the permanent bar the exceptions for people under eighteen" in text


def test_p8_the_shorter_bar_needs_one_stay() -> None:
    assert "200 days in one stay: more than 180 days, less than one year" in page(*here(200))


def test_p8_after_a_case_began_the_shorter_bar_is_away() -> None:
    text = page(*here(200, "ended"))
    assert "only for people who leave before removal proceedings begin" in text
    assert "the bar of 10 years applies, case or no case" in text


def test_p8_consulates_want_proof_of_the_case() -> None:
    assert "Consulates presume that no case had begun" in page(*here(200, "open"))


def test_p19_each_bar_of_removal_is_named() -> None:
    text = page("left", date(2024, 5, 1), "no", "judge")
    assert "The bar is 5 years after expedited removal" in text
    assert "it is 20 years, and after an aggravated felony for ever" in text


def test_p4_a_missed_hearing_has_a_bar_of_its_own() -> None:
    assert "can bring a bar of 5 years of its own" in page("here", "no", "judge")


def test_a_student_without_a_finding_hears_of_the_court_case() -> None:
    text = page("here", "no", "none", "no", "status", "no")
    assert "probably not begun" in text
    assert "postponed by a court; an appeal is pending" in text


def test_a_bar_that_runs_gets_its_last_day() -> None:
    assert "It ends on Saturday, May 1, 2027" in page(*left(200, date(2024, 5, 1)))
