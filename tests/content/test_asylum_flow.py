"""The flow on asylum: where each answer leads, and its clocks."""

from datetime import date, timedelta

import pytest

from bot.domain.soundness import flow_problems
from tests.content.walks import LIBRARY, TODAY, Given, Walk

ASYLUM = Walk.of("asylum")
LATELY, LONG_AGO = date(2026, 3, 1), date(2022, 5, 1)


def asking(
    entry: str = "visa",
    arrived: date | None = LATELY,
    *,
    late: set[str] | None = None,
    case: str = "none",
    ground: str = "politics",
    bars: str = "none",
) -> tuple[Given, ...]:
    """A walk of somebody who has not asked for asylum yet."""
    reasons: tuple[Given, ...] = () if late is None else (late,)
    return ("inside", "ask_for", entry, arrived, *reasons, case, {ground}, {bars})


def test_the_flow_is_sound() -> None:
    assert [problem for problem in LIBRARY.problems if "asylum" in problem.file] == []
    assert list(flow_problems(ASYLUM.flow, LIBRARY)) == []


@pytest.mark.parametrize(
    ("option", "next_node"),
    [("inside", "topic"), ("border", "border"), ("abroad", "abroad"), ("not_sure", "topic")],
)
def test_the_place_comes_first(option: str, next_node: str) -> None:
    assert ASYLUM.node(option) == next_node


@pytest.mark.parametrize(
    ("option", "next_node"),
    [
        ("ask_for", "entry"),
        ("waiting", "stage"),
        ("fee", "fee_from"),
        ("work", "permit"),
        ("travel", "granted"),
        ("judge", "in_court"),
        ("chances", "chances"),
        ("not_sure", "find_out"),
    ],
)
def test_each_wish_leads_on(option: str, next_node: str) -> None:
    assert ASYLUM.node("inside", option) == next_node


class TestTheYear:
    def test_the_last_day_is_a_year_after_the_arrival(self) -> None:
        assert ASYLUM.figure("year_by", *asking()) == date(2027, 3, 1)
        assert "Monday, March 1, 2027" in ASYLUM.page(*asking())

    @pytest.mark.parametrize(
        ("arrived", "question"),
        [(date(2025, 11, 21), "court_case"), (date(2025, 11, 20), "late")],
    )
    def test_the_last_day_is_still_in_time(self, arrived: date, question: str) -> None:
        assert ASYLUM.node("inside", "ask_for", "visa", arrived) == question

    def test_an_unknown_arrival_is_not_called_late(self) -> None:
        assert ASYLUM.node(*asking(arrived=None)) == "count_first"

    @pytest.mark.parametrize(
        ("reason", "outcome"),
        [
            ("country", "late_reason"),
            ("status", "late_reason"),
            ("adviser", "late_reason"),
            ("not_sure", "late_reason"),
            ("none", "too_late"),
        ],
    )
    def test_a_reason_keeps_the_way_open(self, reason: str, outcome: str) -> None:
        assert ASYLUM.node(*asking(arrived=LONG_AGO, late={reason})) == outcome

    @pytest.mark.parametrize("outcome", ["late_reason", "too_late", "count_first"])
    def test_other_protection_has_no_last_day(self, outcome: str) -> None:
        assert "withholding_no_deadline" in ASYLUM.flow.outcomes[outcome].facts


class TestWhereItGoes:
    @pytest.mark.parametrize(
        ("case", "outcome"),
        [
            ("none", "affirmative"),
            ("not_sure", "affirmative"),
            ("open", "defensive"),
            ("order", "with_order"),
        ],
    )
    def test_the_court_case_decides(self, case: str, outcome: str) -> None:
        assert ASYLUM.node(*asking(case=case)) == outcome

    @pytest.mark.parametrize(
        "bar", ["harmed", "crime", "settled", "denied", "private", "not_sure"]
    )
    def test_a_bar_goes_to_a_lawyer_first(self, bar: str) -> None:
        assert ASYLUM.node(*asking(bars=bar)) == "bars_lawyer"

    def test_a_lawyer_hears_the_last_day_too(self) -> None:
        assert "March 1, 2027" in ASYLUM.page(*asking(bars="settled"))

    @pytest.mark.parametrize("ground", ["not_sure", "private", "crime"])
    def test_no_clear_reason_is_not_no_fear(self, ground: str) -> None:
        assert ASYLUM.node(*asking(ground=ground, case="order")) == "with_order"

    def test_who_is_not_afraid_is_told_so(self) -> None:
        assert ASYLUM.node(*asking(ground="none")) == "not_afraid"


class TestBorderRules:
    @pytest.mark.parametrize(
        ("arrived", "told"),
        [
            (date(2023, 5, 10), False),
            (date(2023, 5, 11), True),
            (date(2025, 5, 11), True),
            (date(2025, 5, 12), False),
        ],
    )
    def test_the_transit_rule_has_a_window(self, arrived: date, told: bool) -> None:
        text = ASYLUM.page(*asking("between", arrived, late={"country"}))
        assert ("You crossed between" in text) is told

    def test_an_appointment_is_outside_the_transit_rule(self) -> None:
        assert "You crossed between" not in ASYLUM.page(
            *asking("app", date(2024, 1, 2), late={"country"})
        )

    @pytest.mark.parametrize(("entry", "told"), [("between", True), ("visa", False)])
    def test_the_proclamation_reaches_who_crossed(self, entry: str, told: bool) -> None:
        assert ("You crossed after" in ASYLUM.page(*asking(entry))) is told


class TestPending:
    @pytest.mark.parametrize(
        ("option", "outcome"),
        [
            ("uscis", "waiting_uscis"),
            ("interview", "interview"),
            ("referred", "referred"),
            ("court", "in_court"),
            ("returned", "returned"),
            ("not_sure", "find_out"),
        ],
    )
    def test_each_stage_has_its_advice(self, option: str, outcome: str) -> None:
        assert ASYLUM.node("inside", "waiting", option) == outcome

    @pytest.mark.parametrize(("days", "outcome"), [(30, "fee_due"), (31, "fee_late")])
    def test_the_yearly_fee_has_a_last_day(self, days: int, outcome: str) -> None:
        assert ASYLUM.node("inside", "fee", "uscis", TODAY - timedelta(days=days)) == outcome

    def test_a_stranger_does_not_collect_it(self) -> None:
        assert ASYLUM.node("inside", "fee", "stranger") == "fee_fraud"


class TestWork:
    @pytest.mark.parametrize(("days", "outcome"), [(150, "permit_wait"), (151, "permit_now")])
    def test_the_clock_opens_the_permit(self, days: int, outcome: str) -> None:
        assert ASYLUM.node("inside", "work", "first", TODAY - timedelta(days=days)) == outcome

    def test_both_days_of_the_clock_are_shown(self) -> None:
        path = ("inside", "work", "first", date(2026, 10, 1))
        assert ASYLUM.figure("ead_from", *path) == date(2027, 2, 28)
        assert ASYLUM.figure("ead_grant_from", *path) == date(2027, 3, 30)

    def test_a_renewal_is_filed_before_the_card_ends(self) -> None:
        path = ("inside", "work", "renewal", date(2027, 9, 1))
        assert ASYLUM.figure("renew_from", *path) == date(2027, 3, 5)
        assert "do not extend the old card" in ASYLUM.page(*path)


class TestTravel:
    @pytest.mark.parametrize("trip", ["home", "other", "for_good", "not_sure"])
    @pytest.mark.parametrize("decided", ["pending", "not_sure"])
    def test_every_trip_of_a_pending_case_is_stopped(self, decided: str, trip: str) -> None:
        assert ASYLUM.node("inside", "travel", decided, trip) == "travel_stop"

    @pytest.mark.parametrize(
        ("decided", "outcome"),
        [
            ("asylum", "travel_granted"),
            ("protected", "travel_protected"),
            ("denied", "travel_denied"),
        ],
    )
    def test_a_decision_changes_the_answer(self, decided: str, outcome: str) -> None:
        assert ASYLUM.node("inside", "travel", decided) == outcome
