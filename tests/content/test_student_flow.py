"""The students' flow: where each answer leads, its clocks, and the days of work that are left."""

from datetime import date, timedelta

import pytest

from bot.domain.flows import Kind
from bot.domain.soundness import flow_problems
from tests.content.walks import LIBRARY, TODAY, Given, Walk

STUDENT = Walk.of("student")
INSIDE: tuple[Given, ...] = ("inside", "none")
LOST: tuple[Given, ...] = ("inside", "terminated", "dropped")
ENDS = date(2028, 5, 15)
POINTS = {"active", "address", "work"}


def test_the_flow_is_sound() -> None:
    assert [problem for problem in LIBRARY.problems if "student" in problem.file] == []
    assert list(flow_problems(STUDENT.flow, LIBRARY)) == []


class TestBeforeAll:
    @pytest.mark.parametrize(
        ("option", "next_node"),
        [
            ("worked", "unauthorised_work"),
            ("terminated", "reason"),
            ("revoked", "record_now"),
            ("none", "topic"),
            ("not_sure", "find_status"),
        ],
    )
    def test_what_cannot_wait_comes_first(self, option: str, next_node: str) -> None:
        assert STUDENT.node("inside", option) == next_node

    @pytest.mark.parametrize(
        ("option", "outcome"),
        [
            ("active", "visa_revoked"),
            ("terminated", "government_terminated"),
            ("not_sure", "visa_revoked"),
        ],
    )
    def test_a_revoked_visa_asks_for_the_record(self, option: str, outcome: str) -> None:
        assert STUDENT.node("inside", "revoked", option) == outcome


class TestTerminated:
    @pytest.mark.parametrize(
        ("option", "next_node"),
        [
            ("mistake", "correct_record"),
            ("dropped", "lost_on"),
            ("absent", "lost_on"),
            ("work", "unauthorised_work"),
            ("unemployed", "opt_exceeded"),
            ("withdrew", "withdrawn_on"),
            ("government", "government_terminated"),
            ("other", "lost_on"),
            ("not_sure", "find_reason"),
        ],
    )
    def test_the_reason_decides(self, option: str, next_node: str) -> None:
        assert STUDENT.node("inside", "terminated", option) == next_node

    @pytest.mark.parametrize("way", ["stay", "not_sure"])
    @pytest.mark.parametrize(
        ("lost", "outcome"),
        [(date(2026, 6, 21), "reinstate"), (date(2026, 6, 20), "reinstate_late")],
    )
    def test_five_months_end_on_their_day(self, lost: date, outcome: str, way: str) -> None:
        assert STUDENT.node(*LOST, lost, way) == outcome

    def test_an_unknown_day_is_not_called_late(self) -> None:
        assert STUDENT.node(*LOST, None, "stay") == "reinstate"
        assert "Find that day out today" in STUDENT.page(*LOST, None, "stay")

    def test_a_new_entry_is_another_way(self) -> None:
        assert STUDENT.node(*LOST, None, "leave") == "reentry"


class TestTopics:
    @pytest.mark.parametrize(
        ("option", "next_node"),
        [
            ("safe", "load"),
            ("cpt", "cpt_printed"),
            ("opt", "opt_stage"),
            ("finish", "study_end"),
            ("stop", "stopped"),
            ("rule", "i94"),
            ("travel", "travel_points"),
            ("remain", "remain_how"),
            ("family", "family"),
            ("not_sure", "load"),
        ],
    )
    def test_each_topic_leads_on(self, option: str, next_node: str) -> None:
        assert STUDENT.node(*INSIDE, option) == next_node


class TestFivePoints:
    def path(self, load: str, ends: date | None, points: set[str]) -> tuple[Given, ...]:
        return (*INSIDE, "safe", load, ends, points)

    @pytest.mark.parametrize("load", ["full", "approved", "vacation"])
    def test_all_five_together_are_in_order(self, load: str) -> None:
        assert STUDENT.node(*self.path(load, ENDS, POINTS)) == "status_kept"

    def test_courses_dropped_without_approval_end_the_check(self) -> None:
        assert STUDENT.node(*INSIDE, "safe", "dropped") == "course_dropped"

    @pytest.mark.parametrize("missing", sorted(POINTS))
    def test_each_missing_point_is_named(self, missing: str) -> None:
        named = {"active": "Record:", "address": "Address:", "work": "Work:"}
        text = STUDENT.page(*self.path("full", ENDS, POINTS - {missing}))
        assert [one for one in POINTS if named[one] in text] == [missing]

    @pytest.mark.parametrize(
        ("days", "outcome"), [(31, "status_kept"), (30, "status_kept"), (29, "status_gaps")]
    )
    def test_an_i20_needs_time_before_its_end(self, days: int, outcome: str) -> None:
        assert STUDENT.node(*self.path("full", TODAY + timedelta(days), POINTS)) == outcome

    @pytest.mark.parametrize("load", ["full", "not_sure"])
    def test_what_is_not_known_is_never_in_order(self, load: str) -> None:
        assert STUDENT.node(*self.path(load, None, POINTS)) == "status_gaps"
        assert STUDENT.node(*self.path(load, ENDS, {"not_sure"})) == "status_gaps"


class TestCpt:
    @pytest.mark.parametrize(
        ("required", "outcome"),
        [("yes", "cpt_kept"), ("no", "cpt_risk"), ("not_sure", "cpt_risk")],
    )
    def test_only_required_training_is_left_open(self, required: str, outcome: str) -> None:
        assert STUDENT.node(*INSIDE, "cpt", "yes", required, 6) == outcome

    def test_work_before_the_print_is_unauthorised(self) -> None:
        assert STUDENT.node(*INSIDE, "cpt", "working") == "unauthorised_work"

    @pytest.mark.parametrize(("months", "told"), [(11, False), (12, True)])
    def test_twelve_months_cost_opt(self, months: int, told: bool) -> None:
        text = STUDENT.page(*INSIDE, "cpt", "yes", "yes", months)
        assert ("you have reached that" in text) is told


class TestOptFiling:
    def path(self, ends: date | None, told: date | None) -> tuple[Given, ...]:
        return (*INSIDE, "opt", "before", ends, told)

    def test_the_window_opens_before_the_end_and_closes_after(self) -> None:
        path = self.path(date(2026, 12, 18), None)
        assert STUDENT.figure("file_from", *path) == date(2026, 9, 19)
        assert STUDENT.figure("file_by", *path) == date(2027, 2, 16)

    def test_the_recommendation_has_its_own_days(self) -> None:
        path = self.path(date(2026, 12, 18), date(2026, 11, 2))
        assert STUDENT.figure("file_by_school", *path) == date(2026, 12, 2)

    @pytest.mark.parametrize(("days", "next_node"), [(60, "recommended_on"), (61, "opt_too_late")])
    def test_the_last_day_is_still_in_time(self, days: int, next_node: str) -> None:
        assert STUDENT.node(*INSIDE, "opt", "before", TODAY - timedelta(days)) == next_node


class TestDaysWithoutWork:
    @pytest.mark.parametrize(
        ("used", "outcome"),
        [
            (0, "opt_days"),
            (74, "opt_days"),
            (75, "opt_alert"),
            (90, "opt_alert"),
            (91, "opt_exceeded"),
        ],
    )
    def test_opt_allows_ninety(self, used: int, outcome: str) -> None:
        assert STUDENT.node(*INSIDE, "opt", "running", used) == outcome

    @pytest.mark.parametrize(
        ("used", "outcome"),
        [
            (91, "opt_days"),
            (134, "opt_days"),
            (135, "opt_alert"),
            (150, "opt_alert"),
            (151, "opt_exceeded"),
        ],
    )
    def test_the_extension_allows_more(self, used: int, outcome: str) -> None:
        assert STUDENT.node(*INSIDE, "opt", "stem", {"paid"}, used) == outcome

    def test_what_is_left_is_computed(self) -> None:
        assert "48 days without work are left of 90 days" in STUDENT.page(
            *INSIDE, "opt", "running", 42
        )
        assert "108 days without work are left of 150 days" in STUDENT.page(
            *INSIDE, "opt", "stem", {"everify", "plan", "reports", "paid"}, 42
        )

    def test_who_does_not_know_counts_from_the_card(self) -> None:
        path = (*INSIDE, "opt", "running", None, TODAY - timedelta(100))
        assert STUDENT.node(*path) == "opt_count"
        assert "100 days have passed" in STUDENT.page(*path)

    @pytest.mark.parametrize(("days", "told"), [(90, False), (91, True)])
    def test_more_days_than_the_limit_are_told(self, days: int, told: bool) -> None:
        text = STUDENT.page(*INSIDE, "opt", "running", None, TODAY - timedelta(days))
        assert ("More days have passed than the limit" in text) is told

    def test_each_open_point_of_the_stem_job_is_named(self) -> None:
        text = STUDENT.page(*INSIDE, "opt", "stem", {"plan", "paid"}, 10)
        assert "E-Verify. Without it" in text
        assert "the plan on Form I-983" not in text


class TestTimeAfterwards:
    @pytest.mark.parametrize(("days", "next_node"), [(60, "next_step"), (61, "grace_over")])
    def test_sixty_days_after_finishing(self, days: int, next_node: str) -> None:
        assert STUDENT.node(*INSIDE, "finish", TODAY - timedelta(days)) == next_node

    def test_a_date_to_come_gets_its_last_day(self) -> None:
        path = (*INSIDE, "finish", date(2027, 5, 14), "leave")
        assert "Tuesday, July 13, 2027" in STUDENT.page(*path)

    def test_an_approved_withdrawal_has_fifteen_days(self) -> None:
        path = (*INSIDE, "stop", "approved", date(2026, 11, 16))
        assert STUDENT.figure("withdrawal_by", *path) == date(2026, 12, 1)
        assert "That day is over" in STUDENT.page(*path, today=date(2026, 12, 2))

    @pytest.mark.parametrize("how", ["unapproved", "dismissed"])
    def test_stopping_without_approval_has_none(self, how: str) -> None:
        path = (*INSIDE, "stop", how, date(2026, 11, 16))
        assert STUDENT.figure("stopped_by", *path) == date(2026, 11, 16)
        assert "0 days of extra time" in STUDENT.page(*path)

    def test_a_new_programme_has_two_clocks(self) -> None:
        path = (*INSIDE, "finish", date(2026, 12, 18), "study")
        assert STUDENT.figure("grace_by", *path) == date(2027, 2, 16)
        assert STUDENT.figure("begin_by", *path) == date(2027, 5, 18)


class TestI94:
    @pytest.mark.parametrize(
        ("option", "next_node"),
        [("ds", "ds_today"), ("date", "i94_date"), ("not_sure", "i94_unknown")],
    )
    def test_d_s_and_a_date_part(self, option: str, next_node: str) -> None:
        assert STUDENT.node(*INSIDE, "rule", option) == next_node

    @pytest.mark.parametrize(("days", "outcome"), [(0, "dated_stay"), (1, "dated_over")])
    def test_a_date_counts_from_the_day_after(self, days: int, outcome: str) -> None:
        assert STUDENT.node(*INSIDE, "rule", "date", TODAY - timedelta(days)) == outcome

    @pytest.mark.parametrize(("days", "told"), [(180, False), (181, True)])
    def test_a_bar_begins_after_the_limit(self, days: int, told: bool) -> None:
        text = STUDENT.page(*INSIDE, "rule", "date", TODAY - timedelta(days))
        assert ("More than 180 days have passed" in text) is told


class TestTravel:
    @pytest.mark.parametrize("pending", ["asylum", "order", "change"])
    def test_a_pending_matter_stops_a_trip(self, pending: str) -> None:
        assert STUDENT.node(*INSIDE, "travel", {pending, "visa"}) == "do_not_travel"

    @pytest.mark.parametrize("ticks", [{"visa"}, {"none"}, {"not_sure"}, {"opt", "long"}])
    def test_the_rest_hears_what_a_return_needs(self, ticks: set[str]) -> None:
        assert STUDENT.node(*INSIDE, "travel", ticks) == "travel"

    def test_who_is_not_sure_does_not_fly_yet(self) -> None:
        assert "Do not fly before the points" in STUDENT.page(*INSIDE, "travel", {"not_sure"})


class TestAbroad:
    @pytest.mark.parametrize(
        ("plan", "next_node"),
        [
            ("new", "visa_new"),
            ("back", "left_on"),
            ("immigrant", "immigrant_visa"),
            ("not_sure", "visa_new"),
        ],
    )
    def test_each_plan_leads_on(self, plan: str, next_node: str) -> None:
        assert STUDENT.node("outside", "uz", plan) == next_node

    @pytest.mark.parametrize(
        ("left", "outcome"),
        [
            (date(2026, 6, 21), "return_soon"),
            (date(2026, 6, 20), "visa_again"),
            (None, "return_soon"),
        ],
    )
    def test_five_months_away_end_the_record(self, left: date | None, outcome: str) -> None:
        assert STUDENT.node("outside", "kz", "back", left) == outcome


class TestHouseRules:
    def test_every_outcome_names_a_person_to_ask(self) -> None:
        people = {"pro_bono", "accredited", "ailalawyer"}
        outcomes = STUDENT.flow.outcomes.values()
        assert [one.id for one in outcomes if not people & set(one.help)] == []

    def test_an_outcome_names_the_facts_that_it_quotes(self) -> None:
        for outcome in STUDENT.flow.outcomes.values():
            texts = [line.text + (line.otherwise or "") for line in outcome.lines()]
            quoted = {one for one in LIBRARY.facts if f"{{{one}}}" in " ".join(texts)}
            assert quoted <= set(outcome.facts), outcome.id

    def test_ticks_can_be_left_open(self) -> None:
        several = [one for one in STUDENT.flow.questions.values() if one.kind is Kind.SEVERAL]
        alone = [{option.id for option in one.options if option.alone} for one in several]
        assert all({"none", "not_sure"} <= ids for ids in alone)
