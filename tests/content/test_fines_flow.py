"""The flow on fines: where each answer leads, the borders in time, and the statements in which the
law differs from what the newspapers wrote."""

from datetime import date, timedelta

import pytest

from bot.content import load
from bot.domain.answers import Answer, Chosen, Day, NotSure, Ticked
from bot.domain.flows import Kind, Outcome
from bot.domain.replay import Place, replay
from bot.domain.soundness import flow_problems

TODAY = date(2026, 11, 21)
RULE_BEGAN = date(2025, 6, 27)
LIBRARY = load()
FLOW = LIBRARY.flows["fines"]

Given = str | date | set[str] | None
FINAL: tuple[Given, ...] = ("court", "removed", "over", date(2024, 3, 1), {"pending"}, "no", "no")


def answered(given: Given) -> Answer:
    match given:
        case None:
            return NotSure()
        case date():
            return Day(given)
        case set():
            return Ticked(frozenset(given))
    return Chosen(given)


def reach(*given: Given, today: date = TODAY) -> Place:
    """The place after the safety question was answered with "none" and then these."""
    answers = [Chosen("none"), *map(answered, given)]
    return replay(FLOW, answers, LIBRARY.situation(today))


def node(*given: Given, today: date = TODAY) -> str:
    return reach(*given, today=today).node.id


def shown(*given: Given, today: date = TODAY) -> str:
    """The lines of the outcome that are true on this path, placeholders unfilled."""
    place = reach(*given, today=today)
    assert isinstance(place.node, Outcome)
    situation = LIBRARY.situation(today, place.answers)
    lines = place.node.lines()
    return " ".join(one.text for one in lines if one.when is None or one.when.holds(situation))


def figure(name: str, *given: Given, today: date = TODAY) -> int | date | None:
    situation = LIBRARY.situation(today, reach(*given, today=today).answers)
    return FLOW.figures[name].compute(situation)


def stands_on(outcome: str) -> set[str]:
    return set(FLOW.outcomes[outcome].facts)


def test_the_flow_is_sound() -> None:
    assert [problem for problem in LIBRARY.problems if "fines" in problem.file] == []
    assert list(flow_problems(FLOW, LIBRARY)) == []


class TestSafety:
    @pytest.mark.parametrize(
        ("option", "next_node"),
        [
            ("detained", "emergency"),
            ("deadline", "deadline_near"),
            ("record", "lawyer_only"),
            ("none", "order"),
            ("not_sure", "order"),
        ],
    )
    def test_danger_stops_before_any_question_of_law(self, option: str, next_node: str) -> None:
        place = replay(FLOW, [Chosen(option)], LIBRARY.situation(TODAY))
        assert place.node.id == next_node


class TestOrder:
    @pytest.mark.parametrize(
        ("option", "next_node"),
        [
            ("court", "decision"),
            ("officer", "order_date"),
            ("no", "turned_back"),
            ("letter", "paper"),
            ("app", "app_myth"),
            ("not_sure", "find_out"),
        ],
    )
    def test_each_answer_leads_on(self, option: str, next_node: str) -> None:
        assert node(option) == next_node

    @pytest.mark.parametrize(
        ("option", "outcome"),
        [("yes", "hidden_order"), ("no", "no_order"), ("not_sure", "hidden_order")],
    )
    def test_papers_from_the_border_may_hide_an_order(self, option: str, outcome: str) -> None:
        assert node("no", option) == outcome


class TestDecision:
    @pytest.mark.parametrize(
        ("option", "next_node"),
        [
            ("pending", "not_final"),
            ("removed", "appeal"),
            ("absent", "absent"),
            ("protected", "appeal"),
            ("voluntary", "vd"),
            ("granted", "not_final"),
            ("closed", "not_final"),
            ("not_sure", "find_out"),
        ],
    )
    def test_each_decision_leads_on(self, option: str, next_node: str) -> None:
        assert node("court", option) == next_node

    @pytest.mark.parametrize(
        ("option", "next_node"),
        [
            ("pending", "not_final"),
            ("in_time", "judge_date"),
            ("stay", "order_date"),
            ("no_stay", "order_date"),
            ("reopened", "not_final"),
            ("over", "order_date"),
            ("not_sure", "find_out"),
        ],
    )
    def test_only_an_order_without_appeal_goes_on(self, option: str, next_node: str) -> None:
        assert node("court", "removed", option) == next_node

    def test_a_stay_is_told_from_an_order_that_is_not_final(self) -> None:
        path = ("court", "removed", "stay", date(2024, 3, 1), {"pending"}, "no", "no", "none")
        assert node(*path) == "court_stay"


class TestVoluntaryDeparture:
    @pytest.mark.parametrize(
        ("option", "next_node"),
        [
            ("left", "vd_left"),
            ("running", "vd_running"),
            ("appealed", "not_final"),
            ("motion", "order_date"),
            ("stayed", "vd_last_day"),
            ("not_sure", "find_out"),
        ],
    )
    def test_each_end_of_the_time_leads_on(self, option: str, next_node: str) -> None:
        assert node("court", "voluntary", option) == next_node

    def test_who_stayed_hears_of_the_penalty_after_inflation(self) -> None:
        path = ("court", "voluntary", "stayed", date(2025, 5, 5), {"none"}, "no", "no", "none")
        assert node(*path) == "vd_stayed"
        assert "{vd_fine_low} to {vd_fine_high}" in shown(*path)

    def test_a_motion_in_time_ends_the_penalty(self) -> None:
        path = ("court", "voluntary", "motion", date(2025, 5, 5), {"pending"}, "no", "no", "none")
        assert node(*path) == "defence"
        assert "should not apply" in shown(*path)


class TestAbsence:
    def path(self, reason: str, ordered: date | None) -> tuple[Given, ...]:
        return ("court", "absent", reason, ordered, {"unaware"}, "no", "no", "none")

    @pytest.mark.parametrize("reason", ["no_notice", "custody"])
    def test_no_notice_and_custody_never_come_too_late(self, reason: str) -> None:
        assert node(*self.path(reason, date(2010, 1, 1))) == "reopen_anytime"

    @pytest.mark.parametrize(
        ("days", "outcome"), [(179, "reopen_soon"), (180, "reopen_soon"), (181, "reopen_lawyer")]
    )
    def test_a_grave_reason_counts_for_its_days(self, days: int, outcome: str) -> None:
        assert node(*self.path("serious", TODAY - timedelta(days=days))) == outcome

    def test_a_grave_reason_without_a_date_is_not_called_late(self) -> None:
        assert "it may still be in time" in shown(*self.path("serious", None))


class TestWhyHere:
    @pytest.mark.parametrize(
        ("ticks", "outcome"),
        [
            ({"supervised", "ill"}, "defence"),
            ({"none"}, "lawyer_first"),
            ({"private"}, "lawyer_first"),
            ({"not_sure"}, "prepare"),
        ],
    )
    def test_reasons_decide_what_to_prepare(self, ticks: set[str], outcome: str) -> None:
        assert node("officer", None, ticks, "no", "not_sure", "none") == outcome

    def test_each_tick_names_its_own_proof(self) -> None:
        text = shown("officer", None, {"supervised"}, "no", "no", "none")
        assert "I-220B" in text
        assert "doctors" not in text

    def test_whoever_plans_to_leave_reads_that_first(self) -> None:
        assert node("officer", None, {"ill"}, "yes", "no", "none") == "leaving"

    @pytest.mark.parametrize(
        ("state", "told"), [("yes", True), ("no", False), ("not_sure", False)]
    )
    def test_only_tennessee_hears_of_its_crime(self, state: str, told: bool) -> None:
        text = shown("officer", None, {"ill"}, "no", state, "none")
        assert ("Tennessee" in text) is told


class TestPaper:
    @pytest.mark.parametrize(
        ("option", "next_node"),
        [
            ("intention", "notice_date"),
            ("decision", "notice_date"),
            ("fee", "fee_date"),
            ("cbp", "bill_date"),
            ("treasury", "bill_date"),
            ("collector", "bill_date"),
            ("not_sure", "which_paper"),
        ],
    )
    @pytest.mark.parametrize("before", [FINAL, ("letter",)])
    def test_each_paper_asks_its_date(
        self, before: tuple[Given, ...], option: str, next_node: str
    ) -> None:
        assert node(*before, option) == next_node

    def test_no_order_and_no_paper_means_find_out(self) -> None:
        assert node("letter", "none") == "find_out"


class TestClocks:
    def test_business_days_leave_out_holidays(self) -> None:
        """Veterans Day lies between, so do six weekends' days."""
        assert figure("appeal_by", "letter", "decision", date(2026, 11, 2)) == date(2026, 11, 24)

    @pytest.mark.parametrize(
        ("today", "outcome"), [(date(2026, 11, 24), "oppose"), (date(2026, 11, 25), "late")]
    )
    def test_the_last_day_is_still_in_time(self, today: date, outcome: str) -> None:
        assert node("letter", "decision", date(2026, 11, 2), today=today) == outcome

    @pytest.mark.parametrize("paper", ["intention", "decision"])
    @pytest.mark.parametrize(
        ("printed", "outcome"),
        [(RULE_BEGAN, "oppose"), (RULE_BEGAN - timedelta(days=1), "late")],
    )
    def test_the_rule_decides_by_the_printed_date(
        self, paper: str, printed: date, outcome: str
    ) -> None:
        assert node("letter", paper, printed, today=date(2025, 7, 1)) == outcome

    def test_an_old_notice_hears_of_its_own_term(self) -> None:
        path = ("letter", "intention", date(2025, 6, 26))
        assert figure("old_answer_by", *path) == date(2025, 7, 26)
        assert "{old_answer_by}" in shown(*path)

    def test_an_unknown_date_leads_to_the_shorter_term(self) -> None:
        assert node("letter", "decision", None) == "oppose"
        assert figure("appeal_by", "letter", "decision", None) is None

    @pytest.mark.parametrize(("days", "outcome"), [(30, "fee_notice"), (31, "late")])
    def test_the_fee_has_its_own_clock(self, days: int, outcome: str) -> None:
        assert node("letter", "fee", TODAY - timedelta(days=days)) == outcome

    @pytest.mark.parametrize(
        ("paper", "name", "days"),
        [
            ("cbp", "cbp_by", 10),
            ("treasury", "treasury_by", 30),
            ("collector", "collector_by", 30),
        ],
    )
    def test_each_bill_has_its_own_clock(self, paper: str, name: str, days: int) -> None:
        first = TODAY - timedelta(days=days)
        assert figure(name, "letter", paper, first) == TODAY
        assert "seems to be over" not in shown("letter", paper, first)
        assert "seems to be over" in shown("letter", paper, first - timedelta(days=1))

    def test_an_appeal_to_the_board_shows_the_safe_day_too(self) -> None:
        path = ("court", "removed", "in_time", date(2026, 11, 15))
        assert figure("board_safe_by", *path) == date(2026, 11, 25)
        assert figure("board_by", *path) == date(2026, 12, 15)


class TestCeiling:
    def test_it_grows_by_the_day(self) -> None:
        path = ("officer", TODAY - timedelta(days=10), {"ill"}, "no", "no", "none")
        assert figure("ceiling", *path) == 9_980

    def test_it_ends_with_the_limit_in_years(self) -> None:
        """Difference C4: a newspaper wrote one million."""
        assert figure("ceiling", "officer", date(2005, 4, 1), {"ill"}) == 1_821_350
        assert "{longest}" in shown("officer", None, {"ill"}, "no", "no", "none")

    @pytest.mark.parametrize(
        ("ordered", "told"), [(date(2021, 11, 21), False), (date(2021, 11, 20), True)]
    )
    def test_an_order_past_the_limit_gets_the_argument(self, ordered: date, told: bool) -> None:
        text = shown("officer", ordered, {"ill"}, "no", "no", "none")
        assert ("Advocates argue" in text) is told


class TestDifferences:
    """What the source articles said otherwise."""

    def test_no_fine_just_for_not_using_the_app(self) -> None:
        assert {"app_no_fine", "vd_statute_low", "cbp_home_successor"} <= stands_on("app_myth")
        assert "before you have decided to leave" in shown("app")

    @pytest.mark.parametrize("given", ["pending", "granted", "closed"])
    def test_without_a_final_order_there_is_no_daily_fine(self, given: str) -> None:
        assert {"fine_trigger", "order_final"} <= stands_on(node("court", given))

    def test_property_is_not_taken_automatically(self) -> None:
        assert "collection_ways" in stands_on("collection")
        assert "not automatic" in shown("letter", "cbp", TODAY)

    def test_forgiveness_is_called_a_policy(self) -> None:
        assert "cbp_forgives" in stands_on("leaving")
        assert "a policy, not a law" in shown(*FINAL[:5], "yes", "no", "none")

    def test_leaving_with_an_order_is_called_removal(self) -> None:
        assert {"leave_is_removal", "removal_bar_years"} <= stands_on("leaving")

    def test_the_payment_is_never_shown_as_settled(self) -> None:
        assert LIBRARY.facts["cbp_stipend"].value_on(TODAY) == 2600
        assert not LIBRARY.facts["cbp_stipend"].settled_on(TODAY)
        assert "{seen:cbp_stipend}" in shown(*FINAL[:5], "yes", "no", "none")

    @pytest.mark.parametrize(
        "fact", ["limitation_argument", "lawsuit_pending", "absence_fee_amount", "penalty_notice"]
    )
    def test_what_nobody_settled_is_not_shown_as_settled(self, fact: str) -> None:
        assert not LIBRARY.facts[fact].settled_on(TODAY)


class TestHouseRules:
    def test_every_outcome_names_a_person_to_ask(self) -> None:
        people = {"pro_bono", "accredited", "ailalawyer"}
        assert [one.id for one in FLOW.outcomes.values() if not people & set(one.help)] == []

    def test_every_choice_has_a_short_label(self) -> None:
        labels = [option.label for one in FLOW.questions.values() for option in one.options]
        assert [label for label in labels if len(label) > 36] == []

    def test_every_question_can_be_left_open(self) -> None:
        for question in FLOW.questions.values():
            open_ended = question.not_sure or question.option("not_sure")
            assert open_ended, question.id

    def test_an_outcome_names_the_facts_that_it_quotes(self) -> None:
        for outcome in FLOW.outcomes.values():
            text = " ".join(line.text for line in outcome.lines())
            quoted = {fact for fact in LIBRARY.facts if f"{{{fact}}}" in text}
            assert quoted <= set(outcome.facts), outcome.id

    def test_ticks_that_exclude_the_others_stand_alone(self) -> None:
        several = [one for one in FLOW.questions.values() if one.kind is Kind.SEVERAL]
        lonely = [{option.id for option in one.options if option.alone} for one in several]
        assert all({"none", "not_sure"} <= ids for ids in lonely)


class TestHolidays:
    def test_each_is_observed_on_a_weekday(self) -> None:
        assert all(day.weekday() < 5 for day in LIBRARY.holidays.days)

    @pytest.mark.parametrize(("year", "count"), [(2025, 11), (2026, 11), (2027, 12), (2028, 10)])
    def test_every_year_is_whole(self, year: int, count: int) -> None:
        """New Year's Day of 2028 is observed on the last day of 2027."""
        assert sum(day.year == year for day in LIBRARY.holidays.days) == count
