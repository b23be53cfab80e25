"""What articles wrote otherwise, and what a second reading corrected: the students' outcomes as a
reader sees them."""

from datetime import date

import pytest

from bot.domain.facts import LegalStatus
from tests.content.walks import LIBRARY, TODAY, Given, Walk

STUDENT = Walk.of("student")
INSIDE: tuple[Given, ...] = ("inside", "none")
IN_ORDER: tuple[Given, ...] = (*INSIDE, "safe", "full", date(2028, 5, 15))
FINISHED: tuple[Given, ...] = (*INSIDE, "finish", date(2026, 11, 1), "leave")


def test_c7_nothing_to_worry_about_is_too_simple() -> None:
    text = STUDENT.page(*IN_ORDER, {"active", "address", "work"})
    assert "better position than most" in text
    assert "too simple" in text
    assert "about 4,700 student records were terminated" in text


def test_c7_five_points_are_to_be_checked() -> None:
    text = STUDENT.page(*IN_ORDER, {"none"})
    assert "holds only for a student who keeps all the rules" in text
    assert "Record:" in text


@pytest.mark.parametrize("passport", ["kz", "kg", "uz", "ru"])
def test_c10_the_country_was_on_the_list_of_the_pause(passport: str) -> None:
    text = STUDENT.page("outside", passport, "immigrant")
    assert "Your country was on that list" in text
    assert "From January 21, 2026" in text
    assert "ended on August 21, 2026" in text


def test_c10_the_entry_ban_is_another_list() -> None:
    text = STUDENT.page("outside", "kz", "immigrant")
    assert "The entry ban is another list. Your country was not on it" in text
    assert "Ukraine was not on that list" in STUDENT.page("outside", "ua", "immigrant")


def test_c14_leaving_gives_up_pending_asylum() -> None:
    text = STUDENT.page(*INSIDE, "travel", {"asylum"})
    assert "presumed to give it up" in text
    assert "even a trip with it can start a bar of 10 years" in text


def test_c15_leaving_with_an_order_counts_as_removal() -> None:
    assert "counts as being removed" in STUDENT.page(*INSIDE, "travel", {"order"})


def test_c22_sixty_days_stand_today() -> None:
    text = STUDENT.page(*FINISHED)
    assert "Thursday, December 31, 2026. That is 60 days after the end" in text
    assert "postponed the whole rule on September 14, 2026" in text


def test_c22_the_new_wording_is_called_postponed() -> None:
    text = STUDENT.page(*INSIDE, "rule", "ds")
    assert "already show the postponed wording. It is not today's law" in text
    assert "Only if the rule were revived: admission for 4 years at most" in text
    assert "stopped by a court for now" in text


def test_c22_the_appeal_is_told_with_its_day() -> None:
    text = STUDENT.page(*INSIDE, "rule", "ds")
    assert "The government appealed on September 30, 2026" in text
    assert "Our last look was on October 7, 2026" in text


class TestFixedAdmission:
    """The model case: published, postponed by a court, appeal pending."""

    @pytest.mark.parametrize(
        ("day", "status"),
        [
            (date(2026, 7, 17), LegalStatus.ANNOUNCED),
            (date(2026, 9, 13), LegalStatus.ANNOUNCED),
            (date(2026, 9, 14), LegalStatus.STAYED),
            (TODAY, LegalStatus.STAYED),
        ],
    )
    def test_the_rule_was_never_in_force(self, day: date, status: LegalStatus) -> None:
        revived = [id for id in LIBRARY.facts if id.startswith("ds_") and id.endswith("_revived")]
        for id in ("ds_rule", *revived):
            period = LIBRARY.facts[id].on(day)
            assert period is not None
            assert period.status is status, id

    @pytest.mark.parametrize("day", [date(2026, 9, 13), date(2026, 9, 14), TODAY])
    def test_the_longer_time_stood_all_along(self, day: date) -> None:
        assert LIBRARY.facts["student_grace"].value_on(day) == 60

    def test_the_longer_time_has_its_day_of_the_order(self) -> None:
        period = LIBRARY.facts["student_grace"].on(TODAY)
        assert period is not None
        assert period.since == date(2026, 9, 14)

    def test_the_appeal_is_not_shown_as_settled(self) -> None:
        assert not LIBRARY.facts["ds_appealed"].settled_on(TODAY)

    def test_an_old_view_of_the_time_says_its_age(self) -> None:
        text = STUDENT.page(*INSIDE, "rule", "ds", today=date(2027, 3, 1))
        assert "This is old: last seen on October 7, 2026" in text


@pytest.mark.parametrize(
    "path",
    [
        (*INSIDE, "opt", "running", 91),
        (*INSIDE, "opt", "stem", {"none"}, 151),
        ("inside", "terminated", "unemployed"),
    ],
)
def test_p13_no_time_to_leave_after_the_limit(path: tuple[Given, ...]) -> None:
    text = STUDENT.page(*path)
    assert "ends the status. The 60 days after OPT do not apply then" in text


def test_p13_the_step_comes_before_the_limit() -> None:
    text = STUDENT.page(*INSIDE, "opt", "running", 80)
    assert "10 days without work are left" in text
    assert "Leave, transfer or ask for another status before it" in text


def test_p18_reinstatement_needs_hardship_for_a_course_load() -> None:
    text = STUDENT.page("inside", "terminated", "dropped", date(2026, 10, 1), "stay")
    assert "where a refusal would bring extreme hardship" in text
    assert "no other ground of deportation" in text


def test_p18_unauthorised_work_excludes_it() -> None:
    assert "ends the right to reinstatement" in STUDENT.page("inside", "worked")
