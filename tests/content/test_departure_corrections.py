"""What newspapers and embassies wrote otherwise: the flow on leaving, as a reader sees it."""

from datetime import date

from bot.domain.answers import Answer, Chosen
from bot.domain.flows import Outcome
from bot.domain.replay import replay
from bot.telegram.catalogues import load_catalogues
from bot.telegram.outcome_views import outcome_view
from bot.telegram.reader import Reader
from bot.telegram.view import visible
from tests.content.test_departure_flow import FLOW, FREE, LIBRARY, NO_ORDER, Given, answered

READER = Reader(load_catalogues()["en"], LIBRARY, date(2026, 11, 21))
OPEN: tuple[Given, ...] = (*NO_ORDER, "none", "open")


def page(*given: str | set[str]) -> str:
    """The outcome after the safety question was answered with "none" and then these."""
    answers: list[Answer] = [Chosen("none"), *map(answered, given)]
    place = replay(FLOW, answers, LIBRARY.situation(READER.today))
    assert isinstance(place.node, Outcome)
    return visible(outcome_view(READER, place, place.node).html)


def test_c1_no_fine_just_for_not_using_the_app() -> None:
    text = page("message", "must")
    assert "no fine just for not using the app" in text
    assert "$1,000 to $5,000. In the law this is for people who overstay" in text


def test_c1_no_request_before_a_decision() -> None:
    assert "before you have decided to leave" in page("message", "must")
    assert "Start the request only afterwards" in page(*FREE, "app")


def test_c2_return_is_not_closed_to_everybody() -> None:
    assert "not closed to everybody for ever" in page("embassy", "left_out")


def test_c3_leaving_does_not_remove_the_bars() -> None:
    text = page("embassy", "left_out")
    assert "open only where no bar applies" in text
    assert "More than 180 days without permission: a bar of 3 years" in text


def test_c3_every_way_of_leaving_keeps_the_bars() -> None:
    text = page(*FREE, "compare")
    assert "No way erases the bars by itself: over 180 days" in text
    assert "means 3 years, one year or more means 10 years" in text


def test_c10_the_pause_and_the_ban_are_both_named_with_dates() -> None:
    text = page(*FREE, "prepare")
    assert "January 21, 2026 to August 21, 2026" in text
    assert "is not on the entry ban" in text


def test_c12_cbp_home_is_called_the_successor() -> None:
    assert "CBP Home is the successor of CBP One" in page(*FREE, "app")


def test_c13_lower_priority_is_a_promise() -> None:
    assert "a promise, not immunity" in page(*FREE, "app")
    assert "a promise of lower priority, not immunity" in page("embassy", "left_out")


def test_c14_leaving_gives_up_pending_asylum() -> None:
    text = page(*NO_ORDER, "asylum")
    assert "presumed to have given it up" in text
    assert "advance parole may itself start the bar of 10 years" in text


def test_c15_leaving_with_an_order_counts_as_removal() -> None:
    for path in (("judge", "over", {"none"}), ("absent", {"not_sure"}), ("officer",)):
        text = page("own", "no", *path)
        assert "leaving with this order counts as removal" in text
        assert "with your own ticket and with CBP Home" in text


def test_c15_a_reason_to_reopen_does_not_hide_it() -> None:
    text = page("own", "no", "absent", {"no_notice"})
    assert "counts as being removed, with the app or without it" in text


def test_c23_the_payment_comes_with_its_day() -> None:
    for route in ("compare", "app"):
        assert "$2,600 when last seen on January 22, 2026" in page(*FREE, route)


def test_c23_the_embassys_amount_is_called_outdated() -> None:
    assert "$1,000, is outdated" in page("embassy", "left_out")


def test_p9_no_bond_cancels_no_duty() -> None:
    text = page(*OPEN, "no", "late", "yes")
    assert "at least $500 is due within 5 business days" in text
    assert "does not cancel the duty to leave or the penalties" in text


def test_p9_asylum_is_not_among_what_is_lost() -> None:
    text = page(*OPEN, "no", "late", "no")
    assert "$1,992 to $9,970" in text
    assert "Asylum and protection from torture are not on that list" in text


def test_p9_a_later_exit_counts_as_removal() -> None:
    assert "leaving later counts as removal" in page("own", "no", "granted", "running", "yes")


def test_p10_going_home_on_advance_parole_gives_up_the_claim() -> None:
    text = page(*NO_ORDER, "asylum")
    assert "going to the country that you fear is presumed to give the claim up as well" in text
    assert "Do not travel before a lawyer confirms" in text


def test_p14_early_voluntary_departure_has_its_days() -> None:
    text = page(*OPEN, "no", "early", "yes")
    assert "up to 120 days. Ask at or before the hearing" in text
    assert "for only 30 days more. DHS may agree to it at any time" in text


def test_p18_the_advance_parole_decision_has_one_source() -> None:
    assert not LIBRARY.facts["advance_parole_departure"].settled_on(READER.today)


def test_p19_each_bar_of_removal_is_named() -> None:
    text = page("own", "no", "judge", "over", {"none"})
    assert "usually 10 years. It is 5 years if the case began when you arrived" in text
    assert "it is 20 years, and after an aggravated felony for ever" in text


def test_p19_coming_back_without_permission_is_named() -> None:
    text = page("own", "no", "officer")
    assert "bring the old order back to life and can be a crime" in text


def test_an_open_case_waits_for_the_judges_signature() -> None:
    text = page(*NO_ORDER, "none", "promised", "not_sure")
    assert "Until the judge signs, the hearing stands" in text


def test_fear_keeps_from_the_app_and_the_consulate() -> None:
    text = page("own", "yes")
    assert "Do not use the app CBP Home before a lawyer" in text
    assert "Do not contact your consulate before a lawyer" in text


def test_who_came_through_a_border_post_is_not_sent_to_early_departure() -> None:
    assert "Early voluntary departure is not open" in page(*OPEN, "yes")


def test_p8_voluntary_departure_keeps_only_the_longer_bar_for_sure() -> None:
    for path in ((*OPEN, "no", "early", "yes"), ("own", "no", "granted", "running", "yes")):
        assert "The bar of 10 years for a year or more stays" in page(*path)
        assert "because a case had begun" in page(*path)
