"""Old, forged and cut buttons: each is answered, and none is believed too far."""

from pathlib import Path

import pytest

from bot.content import load
from bot.domain.answers import Chosen
from bot.telegram.callbacks import FlowView, flow_data, link_data
from bot.telegram.flow_views import flow_view
from bot.telegram.menu_views import EMERGENCY, menu_view
from bot.telegram.reader import Reader
from tests.content.folders import copy_of_good, edit, real_library
from tests.telegram.readers import labels, place, reader, seen, text

SAFE, CARD = Chosen("yes"), Chosen("card")
NO_LONGER = "This button is no longer valid. Please choose again."


def old_button(view: FlowView = FlowView.PLACE) -> str:
    here = place(SAFE, CARD)
    return flow_data(view, here.flow, here.steps)


def after(folder: Path, old: str, new: str) -> Reader:
    """A reader of the content after an edit that its author dated."""
    folder = copy_of_good(folder)
    edit(folder, "flows/visit.toml", old, new)
    change = '[[changes]]\non = 2026-01-25\nwhat = "An edit."\n\n[figures.reply_by]'
    edit(folder, "flows/visit.toml", "[figures.reply_by]", change)
    return reader(library=load(folder))


@pytest.mark.parametrize("view", list(FlowView))
def test_a_changed_question_is_asked_again_and_says_when_it_changed(
    tmp_path: Path, view: FlowView
) -> None:
    here = after(tmp_path, "Which paper do you have?", "Which paper came?")
    opened = flow_view(here, old_button(view))
    if view is not FlowView.LINK:
        assert "Which paper came?" in text(opened)
    if view not in (FlowView.LINK, FlowView.KEPT):
        assert "These questions were changed on January 25, 2026." in text(opened)


def test_a_change_elsewhere_does_not_disturb(tmp_path: Path) -> None:
    here = after(tmp_path, "How many days were you away?", "How long were you away?")
    assert flow_view(here, old_button()) == seen(SAFE, CARD, of=here)
    assert "changed on" not in text(flow_view(here, old_button()))


def test_an_outcome_that_was_renamed_leaves_its_link_at_the_first_question(
    tmp_path: Path,
) -> None:
    link = link_data(reader().library.flows["visit"], "too_long")
    assert "The visit was too long" in text(flow_view(reader(), link))
    folder = copy_of_good(tmp_path)
    text_of_flow = (folder / "flows/visit.toml").read_text("utf-8")
    (folder / "flows/visit.toml").write_text(text_of_flow.replace("too_long", "too_far"), "utf-8")
    assert "Are you safe right now?" in text(flow_view(reader(library=load(folder)), link))


@pytest.mark.parametrize("data", ["", "f", "fa", "favi", "favi~", "fazz" + "A" * 60, "menu", "é"])
def test_what_names_no_flow_opens_the_menu(data: str) -> None:
    assert flow_view(reader(), data) == menu_view(reader(), NO_LONGER)


def test_a_cut_button_is_answered_with_a_question() -> None:
    data = old_button()
    for length in range(7, len(data)):
        assert "Are you safe" in text(flow_view(reader(), data[:length])) or "Which paper" in text(
            flow_view(reader(), data[:length])
        )


@pytest.mark.parametrize("view", [FlowView.SOURCES, FlowView.HELP, FlowView.CHANGE])
def test_a_view_that_a_place_does_not_have_shows_the_place(view: FlowView) -> None:
    assert flow_view(reader(), old_button(view)) == seen(SAFE, CARD)


def test_a_link_shows_the_outcome_without_an_answer() -> None:
    flow = reader().library.flows["visit"]
    opened = flow_view(reader(), link_data(flow, "too_long"))
    assert "We cannot count your days." in text(opened)
    assert labels(opened)[-1:] == ["Menu"]
    assert "Change an answer" not in labels(opened)


@pytest.mark.parametrize("view", [FlowView.SOURCES, FlowView.HELP])
def test_the_evidence_of_a_linked_outcome_leads_back_to_it(view: FlowView) -> None:
    flow = reader().library.flows["visit"]
    opened = flow_view(reader(), link_data(flow, "too_long", view))
    assert labels(opened) == ["Back"]


def test_every_menu_leads_to_the_emergency_in_one_tap() -> None:
    here = reader(library=real_library())
    first = menu_view(here).rows[0][0]
    assert first.data is not None
    flow = next(flow for flow in here.library.flows.values() if EMERGENCY in flow.outcomes)
    assert text(flow_view(here, first.data)).startswith(flow.outcomes[EMERGENCY].title)


def test_without_a_flow_the_menu_says_so(tmp_path: Path) -> None:
    folder = copy_of_good(tmp_path)
    (folder / "flows/visit.toml").unlink()
    here = reader(library=load(folder))
    assert "The questions are being repaired." in text(menu_view(here))
    assert NO_LONGER in text(flow_view(here, old_button()))
