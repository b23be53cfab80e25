"""What two readings of the law could not settle is never shown as settled."""

from datetime import date

import pytest

from bot.content import load

LIBRARY = load()
TODAY = date(2026, 11, 21)
OPEN_POINTS = (
    "advance_parole_departure",
    "annual_fee_rejection",
    "annual_fee_work",
    "referral_no_interview",
    "visa_pause_ended",
    "cpt_lawsuit",
    "ds_appealed",
    "er_parolees",
    "transit_rule_began",
    "transit_rule_ended",
    "transit_rule_reasons",
    "tps_ukraine_until",
    "annual_fee",
    "asylum_filing_fee",
    "absence_fee_amount",
    "absence_fee_proposed",
    "penalty_notice",
)


@pytest.mark.parametrize("fact", OPEN_POINTS)
def test_an_open_point_is_never_settled(fact: str) -> None:
    assert not LIBRARY.facts[fact].settled_on(TODAY)
