"""Anybody's walk through the buttons: each opens a view, and each view can be sent."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.codec import ALPHABET, decode, encode, longest_data
from bot.telegram.callbacks import FLOW_PREFIX, FlowView
from bot.telegram.flow_views import flow_view
from bot.telegram.limits import every_view, view_problems
from bot.telegram.menu_views import help_view, menu_view, privacy_view, welcome_view
from bot.telegram.reader import Reader
from bot.telegram.view import View
from tests.content.folders import real_library
from tests.domain.small_flows import walks
from tests.properties import bounded
from tests.telegram.readers import CATALOGUES, REAL_TODAY, balanced, buttons, reader

READERS = [
    *(reader(language) for language in CATALOGUES),
    *(reader(language, real_library(), REAL_TODAY) for language in CATALOGUES),
]
readers = st.sampled_from(READERS)
each_reader = pytest.mark.parametrize("who", READERS, ids=lambda who: who.language)


def flow_buttons(view: View) -> list[str]:
    data = [button.data for button in buttons(view) if button.data is not None]
    return [one for one in data if one.startswith(FLOW_PREFIX)]


def can_be_sent(view: View) -> bool:
    return list(view_problems(view)) == [] and balanced(view.html)


@pytest.mark.parametrize("walker", range(6))
@pytest.mark.parametrize(
    "who", READERS, ids=lambda who: f"{who.language}-{len(who.library.flows)}"
)
def test_wherever_somebody_presses_a_view_is_there(who: Reader, walker: int) -> None:
    dice = random.Random(walker)  # noqa: S311  # a walk, not a secret
    view = menu_view(who)
    for _ in range(40):
        data = dice.choice(flow_buttons(view) or flow_buttons(menu_view(who)))
        view = flow_view(who, data)
        assert can_be_sent(view), data


@bounded
@given(data=st.data(), who=readers)
def test_every_view_at_every_place_fits_and_its_buttons_open(
    data: st.DataObject, who: Reader
) -> None:
    flow = data.draw(st.sampled_from(list(who.library.flows.values())))
    situation = who.library.situation(who.today)
    for view in every_view(who, data.draw(walks(flow, situation))):
        assert can_be_sent(view)
        for button in flow_buttons(view):
            pressed = decode(button, who.library.flows_by_code, situation)
            assert pressed.whole or pressed.view == FlowView.KEPT
            assert len(button.encode()) <= longest_data(pressed.place.flow)


@bounded
@given(
    data=st.data(),
    who=readers,
    view=st.sampled_from(list(FlowView)) | st.sampled_from(ALPHABET),
    pending=st.text(ALPHABET + "!~٣²", max_size=12)
    | st.from_regex(r"[ynp][0-9]{1,9}", fullmatch=True)
    | st.from_regex(r"[0-9]{1,9}(![ynp]?[0-9]{0,8})?", fullmatch=True),
)
def test_any_view_of_any_place_with_anything_pending_is_answered(
    data: st.DataObject, who: Reader, view: str, pending: str
) -> None:
    flow = data.draw(st.sampled_from(list(who.library.flows.values())))
    place = data.draw(walks(flow, who.library.situation(who.today)))
    opened = flow_view(who, encode(view, flow, place.steps, pending))
    assert can_be_sent(opened)
    assert buttons(opened)


@bounded
@given(who=readers, junk=st.text(max_size=70))
def test_rubbish_is_answered_with_the_menu(who: Reader, junk: str) -> None:
    assert can_be_sent(flow_view(who, junk))
    assert can_be_sent(flow_view(who, "fafi" + junk))


@pytest.mark.parametrize(
    "who", READERS, ids=lambda who: f"{who.language}-{len(who.library.flows)}"
)
def test_the_screens_around_the_flows_can_be_sent(who: Reader) -> None:
    views = [welcome_view(who), menu_view(who), help_view(who), privacy_view(who)]
    assert all(map(can_be_sent, views))
