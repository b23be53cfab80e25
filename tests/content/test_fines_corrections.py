"""What the articles wrote otherwise, and what a second reading corrected: the fine flow."""

from datetime import date

from tests.content.walks import Walk

FINES = Walk.of("fines")
FINAL = ("officer", date(2026, 3, 2), {"ill"}, "no", "no")


def test_c1_there_is_no_fine_just_for_not_using_the_app() -> None:
    assert "no fine just for not using the app" in FINES.page("app")


def test_c4_the_ceiling_on_paper_is_not_one_million() -> None:
    page = FINES.page("officer", date(2005, 4, 1), {"ill"}, "no", "no", "none")
    assert "$1,821,350" in page


def test_c5_only_a_final_order_brings_the_daily_fine() -> None:
    assert "cannot reach you" in FINES.page("no", "no")
    assert "no daily fine" in FINES.page("court", "pending")


def test_c6_taking_property_is_not_automatic() -> None:
    assert "not automatic" in FINES.page("letter", "cbp", date(2026, 11, 20))


def test_p3_the_appeal_counts_from_the_printed_date_and_must_be_postmarked() -> None:
    page = FINES.page(*FINAL, "decision", date(2026, 11, 2))
    assert "Last day: Tuesday, November 24, 2026" in page
    assert "must be postmarked by then" in page
    assert "certified mail" in page


def test_p4_a_missed_hearing_can_be_reopened_after_custody_at_any_time() -> None:
    assert "whenever the order was made" in FINES.page(
        "court", "absent", "custody", date(2026, 3, 2), {"ill"}, "no", "no", "none"
    )


def test_p6_willful_staying_can_be_a_crime_so_a_lawyer_comes_first() -> None:
    page = FINES.page("officer", date(2026, 3, 2), {"none"}, "no", "no", "none")
    assert "lawyer first" in page
    assert "crime" in page


def test_p15_the_arrest_fee_is_the_last_that_was_seen() -> None:
    page = FINES.page("court", "absent", "other", date(2026, 3, 2), {"ill"}, "no", "no", "none")
    assert "The last amount that we saw is $5,130" in page
    assert "What is true today is not known" in page
