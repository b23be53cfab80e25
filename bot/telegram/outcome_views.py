"""How an outcome is shown: what it means, what to do, what it stands on, who can help."""

from collections.abc import Iterable
from datetime import date

from bot.domain.facts import Confidence, Fact, LegalStatus
from bot.domain.flows import Flow, Outcome
from bot.domain.replay import Place
from bot.telegram.callbacks import Callback, FlowView, data, flow_data, link_data
from bot.telegram.catalogues import SOURCE, message
from bot.telegram.follow_views import follow_button
from bot.telegram.reader import Reader, Wording, shown
from bot.telegram.signing import standing
from bot.telegram.view import Button, Row, View, bold, italic, paragraphs, plain

STATUS = {
    LegalStatus.ANNOUNCED: message("announced, not in force yet"),
    LegalStatus.IN_FORCE: message("in force"),
    LegalStatus.STAYED: message("stopped by a court for now"),
    LegalStatus.ENDED: message("ended"),
    LegalStatus.UNKNOWN: message("not known today"),
}


def outcome_view(
    reader: Reader, place: Place, outcome: Outcome, notice: str = "", *, at_length: bool = False
) -> View:
    """The outcome on this path; `at_length` with every line it can have, to measure it."""
    wording = Wording.of(reader, place.flow.figures, place.answers, at_length=at_length)
    say = reader.words
    return View(
        paragraphs(
            plain(notice),
            bold(wording.sentence(outcome.title)),
            *(plain(line) for line in shown(wording, outcome.meaning)),
            _listed(say("What to do now"), shown(wording, outcome.now), numbered=True),
            _listed(say("What not to do"), shown(wording, outcome.avoid), numbered=False),
            _unsettled(wording, outcome),
            _dated(reader, place.flow, outcome),
        ),
        _rows(reader, place, outcome),
    )


def _listed(title: str, lines: Iterable[str], *, numbered: bool) -> str:
    marks = [f"{place}." if numbered else "•" for place in range(1, 100)]
    items = [f"{mark} {plain(line)}" for mark, line in zip(marks, lines, strict=False)]
    return "\n".join([bold(title), *items]) if items else ""


OFFERED = 4
"""Topics that an outcome offers: their names fit into the button."""
UNSETTLED = 4
"""Unsettled facts that are spelled out under an outcome; the rest is one tap away."""


def _unsettled(wording: Wording, outcome: Outcome) -> str:
    """The facts of the outcome that must not be taken for settled, each with its reason."""
    reader = wording.reader
    facts = [reader.library.facts[id] for id in outcome.facts]
    doubtful = [fact for fact in facts if not fact.settled_on(reader.today)]
    lines = [
        f"{wording.sentence(fact.statement)} {doubt(reader, fact)}"
        for fact in doubtful[:UNSETTLED]
    ]
    if more := len(doubtful[UNSETTLED:]):
        lines.append(
            reader.words.plural(
                "{number} more statement: see “Sources and dates”.",
                "{number} more statements: see “Sources and dates”.",
                more,
            )
        )
    return _listed(reader.words("Not settled"), lines, numbered=False)


def doubt(reader: Reader, fact: Fact) -> str:
    """Why a fact must not be taken for settled; empty where it may."""
    say, seen = reader.words, reader.day(fact.seen)
    period = fact.on(reader.today)
    if period is None or period.status is LegalStatus.UNKNOWN:
        return say("What is true today is not known. Last seen on {day}.", day=seen)
    if period.status is not LegalStatus.IN_FORCE:
        return say(
            "Status: {status}. Last seen on {day}.", status=say(STATUS[period.status]), day=seen
        )
    if fact.stale_on(reader.today):
        return say("This is old: last seen on {day}. Check it before you rely on it.", day=seen)
    if fact.confidence is Confidence.LOW:
        return say("We are not sure of this. Last seen on {day}.", day=seen)
    return ""


def _dated(reader: Reader, flow: Flow, outcome: Outcome) -> str:
    say = reader.words
    seen = [reader.library.facts[id].seen for id in outcome.facts]
    lines = [_as_of(reader, min(seen), max(seen)), _read_by(reader, flow, outcome)]
    if reader.language != SOURCE:
        lines.append(say("This translation is a draft. No native speaker has checked it yet."))
    return italic("\n".join(lines))


def _as_of(reader: Reader, first: date, last: date) -> str:
    say, today = reader.words, reader.day(reader.today)
    if first == last:
        return say("As of {day}. Sources last seen on {last}.", day=today, last=reader.day(last))
    return say(
        "As of {day}. Sources last seen from {first} to {last}.",
        day=today,
        first=reader.day(first),
        last=reader.day(last),
    )


def _read_by(reader: Reader, flow: Flow, outcome: Outcome) -> str:
    """Who has read this very text, or that nobody has."""
    say = reader.words
    if (review := standing(reader, flow, outcome)) is None:
        return say("Not yet read by a lawyer. This is information, not legal advice.")
    return say(
        "Read by {name} on {day}. This is information, not legal advice.",
        name=review.by,
        day=reader.day(review.on),
    )


def _rows(reader: Reader, place: Place, outcome: Outcome) -> tuple[Row, ...]:
    say = reader.words
    sources = Button(say("Sources and dates"), outcome_data(FlowView.SOURCES, place, outcome))
    helpers = Button(say("Who can help"), outcome_data(FlowView.HELP, place, outcome))
    return ((helpers,), (sources,), *_onward(reader, place.flow, outcome), *_ways(reader, place))


def _onward(reader: Reader, flow: Flow, outcome: Outcome) -> list[Row]:
    say, flows = reader.words, reader.library.flows
    buttons = [follow_button(reader, flow, outcome)]
    buttons += [
        Button(say(flows[id].title), flow_data(FlowView.PLACE, flows[id], ()))
        for id in outcome.next
        if id in flows
    ]
    if topics := (outcome.topics or flow.topics)[:OFFERED]:
        offer = data(Callback.ALERTS, *topics)
        buttons.insert(0, Button(say("Tell me when this changes"), offer))
    return [(button,) for button in buttons]


def _ways(reader: Reader, place: Place) -> list[Row]:
    menu = Button(reader.words("Menu"), data(Callback.MENU))
    if not place.steps:
        return [(menu,)]
    back = flow_data(FlowView.PLACE, place.flow, place.steps[:-1])
    change = flow_data(FlowView.ANSWERS, place.flow, place.steps)
    return [
        (Button(reader.words("Back"), back), Button(reader.words("Change an answer"), change)),
        (menu,),
    ]


def outcome_data(view: FlowView, place: Place, outcome: Outcome, pending: str = "") -> str:
    """What a button carries that opens a view of the outcome; without a path, its link."""
    if place.steps:
        return flow_data(view, place.flow, place.steps, pending)
    return link_data(place.flow, outcome.id, view, pending)
