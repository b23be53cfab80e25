"""What newspapers wrote otherwise, and what a second reading of the law corrected: asylum, TPS,
court and detention as a reader sees them."""

from datetime import date

from tests.content.test_asylum_flow import asking
from tests.content.test_detention_flow import DETENTION, held
from tests.content.walks import LIBRARY, TODAY, Walk

ASYLUM, PAROLE, COURT, PAPERS = map(Walk.of, ("asylum", "parole", "court", "papers"))
CROSSED = asking("between", date(2024, 3, 1), late={"country"})
LOST = ("decided", "removal", "no", date(2026, 11, 15))
BOARD_LOST = ("board", "lost", date(2026, 11, 1))
FEE = ("inside", "fee", "uscis", date(2026, 11, 2))


def test_c8_the_app_helps_but_is_no_status() -> None:
    text = PAROLE.page("app", "yes", date(2024, 12, 1))
    assert "it helps, but it is not a status" in text
    assert "your own notice counts" in text
    assert "the year to ask for asylum ended" in text


def test_c9_deportation_is_not_automatic() -> None:
    text = DETENTION.page("worry", "between", date(2020, 1, 1))
    assert "Deportation is not automatic" in text
    assert "proof of more than 2 years" in text
    assert "proof of every pending case" in text


def test_c11_lack_of_money_is_no_listed_reason() -> None:
    text = ASYLUM.page(*CROSSED)
    assert "Lack of money alone has not been an accepted reason" in text
    assert "medical emergency, imminent threat, trafficking" in text


def test_c16_a_judge_can_review_a_negative_interview() -> None:
    text = DETENTION.page("interview", "first", "refused", date(2026, 11, 18))
    assert "A negative answer is not the end" in text
    assert "I want a judge to review it" in text


def test_c17_the_border_is_in_court_and_in_practice_closed() -> None:
    text = ASYLUM.page("border")
    assert "A court has held this unlawful" in text
    assert "withholding and torture, must stay open" in text


def test_c18_affirmative_asylum_has_new_steps() -> None:
    text = ASYLUM.page(*asking())
    assert "You ask USCIS with Form I-589. The last fee that we saw is $100" in text
    assert "without an interview" in text
    assert "The freeze of decisions has ended" in ASYLUM.page("inside", "waiting", "uscis")


def test_c19_remain_in_mexico_is_not_asserted() -> None:
    assert "How it works now we do not know" in ASYLUM.page("border")
    assert not LIBRARY.facts["remain_in_mexico"].settled_on(TODAY)


def test_c20_rates_come_with_period_source_and_a_warning() -> None:
    text = ASYLUM.page("inside", "chances")
    assert "85% of the Russians decided on the merits" in text
    assert "the year before October 1, 2024" in text
    assert "72%" in text
    assert "No number is a prediction for your case" in text


def test_c21_thirty_days_by_the_ruling_act_within_ten() -> None:
    text = COURT.page(*LOST)
    assert "Safe last day: Wednesday, November 25, 2026" in text
    assert "By a court's ruling the last day is Tuesday, December 15, 2026" in text


def test_p1_an_appeal_arrives_with_its_fee_or_waiver() -> None:
    text = COURT.page(*LOST)
    assert "the appeal must arrive, not just be posted" in text
    assert "Without the fee receipt or the waiver form the appeal does not count" in text


def test_p2_bond_depends_on_the_place() -> None:
    assert "Fifth and the Eighth Circuits have said: no bond" in DETENTION.page(
        *held("between", "eighth")
    )
    assert "a judge may set bond" in DETENTION.page(*held("between", "fourth"))
    assert "has not taken effect" in DETENTION.page(*held("between", "eleventh"))


def test_p2_no_judge_sets_bond_after_a_border_post() -> None:
    text = DETENTION.page("held", "post", "no", "no")
    assert "No judge anywhere sets bond" in text
    assert "CBP One and Uniting for Ukraine" in text
    assert "habeas corpus" in text


def test_p2_even_an_arrest_can_close_bond() -> None:
    text = DETENTION.page("held", "between", "no", "yes")
    assert "an arrest alone can be enough" in text


def test_p4_custody_reopens_at_any_time() -> None:
    text = COURT.page("missed", "custody", date(2015, 1, 1))
    assert "in custody, not by your fault, the judge can reopen the case at any time" in text
    assert "You have only one" in text


def test_p4_a_missed_hearing_costs_years() -> None:
    text = COURT.page("hearing", "yes")
    assert "close the way back for 5 years, and some relief for 10 years" in text


def test_p5_a_petition_does_not_stop_removal() -> None:
    text = COURT.page(*BOARD_LOST)
    assert "The petition does not stop removal by itself. A stay must be asked for" in text
    assert "Tuesday, December 1, 2026" in text


def test_p5_the_days_run_from_the_officers_order() -> None:
    text = COURT.page("officer", date(2026, 11, 1))
    assert "the last day for a petition is Tuesday, December 1, 2026" in text
    assert "do not wait for an interview" in text


def test_p10_a_trip_home_gives_up_the_claim() -> None:
    text = ASYLUM.page("inside", "travel", "pending", "home")
    assert "presumed to give up the claim, even with advance parole" in text
    assert "a bar on return of 10 years" in text


def test_p11_fast_removal_is_treated_as_in_force() -> None:
    fact = LIBRARY.facts["er_years"]
    assert fact.settled_on(TODAY)
    assert fact.value_on(TODAY) == 2
    assert not fact.settled_on(date(2026, 6, 22))


def test_p12_protection_of_parolees_is_uncertain() -> None:
    assert "the protection is uncertain today" in DETENTION.page("worry", "parole")
    assert not LIBRARY.facts["er_parolees"].settled_on(TODAY)


def test_p15_amounts_of_the_new_year_are_not_settled() -> None:
    text = ASYLUM.page(*FEE)
    assert "The last amount that we saw is $102" in text
    assert not LIBRARY.facts["annual_fee"].settled_on(TODAY)


def test_p15_lack_of_notice_has_no_fee() -> None:
    assert "There is no fee for this motion" in COURT.page("missed", "no_notice", None)


def test_p16_the_fee_is_owed_although_a_court_helps() -> None:
    text = ASYLUM.page(*FEE)
    assert "The fee is still owed, and the work permit may not be protected" in text
    assert "stopped by a court for now" in text


def test_p17_tps_for_ukraine_is_not_assumed() -> None:
    text = PAROLE.page("tps_ukraine")
    assert "It ran through October 19, 2026. What happened next we have not seen" in text
    assert "Do not assume either that a work permit is still valid" in text


def test_p17_the_transit_rule_is_not_settled() -> None:
    assert "a rule may presume that you get no asylum" in ASYLUM.page(*CROSSED)
    assert not LIBRARY.facts["transit_rule_began"].settled_on(TODAY)


def test_p19_reviews_have_days_and_no_further_appeal() -> None:
    text = DETENTION.page("interview", "not_sure", "refused", None)
    assert "within 7 days of the decision" in text
    assert "within 10 days of the referral" in text
    assert "there is no appeal to the Board" in text


def test_giving_up_an_appeal_is_stopped() -> None:
    text = COURT.page("give_up")
    assert "do not give up the appeal before a lawyer has explained it" in text
    assert "to help the case of a wife or husband does not work by itself" in text
