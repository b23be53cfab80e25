"""From a pressed button of a flow to the view it opens. Every button gets one, forged ones too."""

from bot.domain.codec import DamagedDataError, Pressed, decode
from bot.domain.flows import Flow, Outcome, Question
from bot.domain.replay import Place
from bot.telegram.asking import Asking
from bot.telegram.callbacks import FlowView
from bot.telegram.evidence_views import answers_view, help_view, sources_view
from bot.telegram.menu_views import menu_view
from bot.telegram.outcome_views import outcome_view
from bot.telegram.question_views import question_view
from bot.telegram.reader import Reader
from bot.telegram.view import View, paragraphs


def flow_view(reader: Reader, data: str) -> View:
    """The view that the data opens, as of today's content."""
    library = reader.library
    try:
        pressed = decode(data, library.flows_by_code, library.situation(reader.today))
    except DamagedDataError:
        return menu_view(
            reader, reader.words("This button is no longer valid. Please choose again.")
        )
    if not pressed.whole and pressed.view != FlowView.KEPT:
        return place_view(reader, pressed.place, notice=changed(reader, pressed.place.flow))
    return _opened(reader, pressed)


def link_view(reader: Reader, payload: str) -> View | None:
    """What the payload of a start link opens; None where it names nothing."""
    library = reader.library
    try:
        decode(payload, library.flows_by_code, library.situation(reader.today))
    except DamagedDataError:
        return None
    return flow_view(reader, payload)


def _opened(reader: Reader, pressed: Pressed) -> View:
    place, pending = pressed.place, pressed.pending
    view = pressed.view
    if view == FlowView.LINK:
        view, pending = pending[:1], pending[1:]
    match view:
        case FlowView.ANSWERS if place.steps:
            return answers_view(reader, place)
        case FlowView.CHANGE:
            return _change_view(reader, place, pending)
        case FlowView.SOURCES if isinstance(place.node, Outcome):
            page = int(pending) if pending.isdecimal() else 0
            return sources_view(reader, place, place.node, page)
        case FlowView.HELP if isinstance(place.node, Outcome):
            return help_view(reader, place, place.node)
    return place_view(reader, place, pending)


def place_view(reader: Reader, place: Place, pending: str = "", notice: str = "") -> View:
    notices = paragraphs(notice, untranslated(reader, place.node))
    if isinstance(place.node, Outcome):
        return outcome_view(reader, place, place.node, notices)
    return question_view(reader, Asking.at(place, pending), notices)


def untranslated(reader: Reader, node: Question | Outcome) -> str:
    """Says so where a sentence has no translation: today's English stands in for it."""
    if all(reader.words.translates(sentence) for sentence in node.sentences()):
        return ""
    return reader.words("Not all of this is translated yet. What is missing is in English.")


def _change_view(reader: Reader, place: Place, pending: str) -> View:
    index, _, part = pending.partition("!")
    if not index.isdecimal() or int(index) >= len(place.steps):
        return place_view(reader, place)
    asking = Asking.again(place, int(index), part)
    return question_view(reader, asking, untranslated(reader, asking.question))


def changed(reader: Reader, flow: Flow) -> str:
    """Says that the questions under an old button are not what they were."""
    return reader.words(
        "These questions were changed on {day}. Please answer from here on again.",
        day=reader.day(flow.changed),
    )
