"""What Telegram and a narrow phone allow, and whether every view of a flow keeps to it."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product

from bot.domain.answers import Step
from bot.domain.classes import Classes
from bot.domain.codec import LIMIT
from bot.domain.conditions import Condition, can_hold
from bot.domain.flows import Flow, Kind, Outcome, OutcomeId, Question
from bot.domain.proof import Proof, atoms
from bot.domain.replay import Place
from bot.domain.rhythm import ZONES, Frequency, Rhythm
from bot.domain.standing import outcomes
from bot.domain.subscribers import Settings
from bot.domain.texts import utf16_length
from bot.services.following import MOST
from bot.services.news import Page
from bot.telegram.asking import Asking
from bot.telegram.choosing_views import (
    alerts_view,
    erase_view,
    hour_view,
    quiet_view,
    stopped_view,
    when_view,
    zone_view,
)
from bot.telegram.evidence_views import answers_view, help_view, source_pages, sources_view
from bot.telegram.follow_views import followed_view
from bot.telegram.group_views import group_alerts_view, group_languages_view
from bot.telegram.menu_views import help_view as listing_view
from bot.telegram.menu_views import (
    languages_view,
    menu_view,
    more_view,
    privacy_view,
    trouble_view,
    welcome_view,
)
from bot.telegram.news_views import corrections_view, news_view
from bot.telegram.outcome_views import outcome_view
from bot.telegram.question_views import question_view
from bot.telegram.reader import Reader
from bot.telegram.view import LABEL_LIMIT, MESSAGE_LIMIT, View, visible

USERNAME = "x" * 32
"""As long as one can be."""
ROWS, BUTTONS = 100, 100
"""Buttons of one message; Telegram refuses more."""


def view_problems(view: View) -> Iterator[str]:
    length = utf16_length(visible(view.html))
    if not 0 < length <= MESSAGE_LIMIT:
        yield f"a message of {length} units; Telegram allows {MESSAGE_LIMIT}"
    if sum(len(row) for row in view.rows) > BUTTONS:
        yield f"more than {BUTTONS} buttons"
    for button in (button for row in view.rows for button in row):
        if not 0 < utf16_length(button.label) <= LABEL_LIMIT:
            yield f"a button of {utf16_length(button.label)} units: {button.label!r}"
        if button.data is not None and len(button.data.encode()) > LIMIT:
            yield f"a button that carries {len(button.data)} bytes: {button.label!r}"


def flow_problems(proof: Proof, readers: Sequence[Reader]) -> Iterator[tuple[str, str]]:
    """Every view of every node in the readers' languages, at its longest."""
    classes = Classes(readers[0].library.situation(readers[0].today))
    for node, reached in proof.reached.items():
        longest = max((one.place for one in reached), key=lambda place: len(place.steps))
        lengths = list(at_length(longest, readers[0], classes))
        for reader in readers:
            views = [*every_view(reader, longest), *_outcomes(reader, lengths)]
            for what in sorted({what for view in views for what in view_problems(view)}):
                yield node, f"[{reader.language}] {what}"


def menu_problems(reader: Reader, offered: Sequence[str]) -> Iterator[str]:
    """The screens around the flows."""
    views = [
        welcome_view(reader),
        menu_view(reader),
        more_view(reader),
        languages_view(reader, offered),
        privacy_view(reader),
        trouble_view(reader),
        *_choices(reader, offered),
        followed_view(reader, [id for id, *_ in _longest_outcomes(reader)]),
        news_view(reader, Page((), 1, more=True)),
        corrections_view(reader, Page((), 1, more=True)),
        *(listing_view(reader, page) for page in range(len(reader.library.help))),
    ]
    for view in views:
        for what in view_problems(view):
            yield f"[{reader.language}] {what}"


def _choices(reader: Reader, offered: Sequence[str]) -> Iterator[View]:
    """The screens of /alerts, in private and in a group."""
    weekly, settings = Rhythm(ZONES[0], Frequency.WEEKLY), Settings()
    yield alerts_view(reader, settings)
    yield alerts_view(reader, settings, offered=list(reader.library.topics)[:1])
    yield when_view(reader, weekly)
    yield zone_view(reader, asked=True)
    yield quiet_view(reader, weekly)
    yield hour_view(reader, weekly)
    yield erase_view(reader)
    yield stopped_view(reader, "")
    yield group_alerts_view(reader, settings, USERNAME)
    yield group_languages_view(reader, offered)


def _longest_outcomes(reader: Reader) -> list[tuple[OutcomeId, Flow, Outcome]]:
    """As many as one can follow, those with the longest titles."""
    everything = sorted(outcomes(reader.library), key=lambda one: -len(reader.words(one[2].title)))
    return everything[:MOST]


def every_view(reader: Reader, place: Place) -> Iterator[View]:
    """All that can be opened at a place."""
    if place.steps:
        yield answers_view(reader, place)
    if isinstance(place.node, Question):
        for pending in parts(place.node, reader.today):
            yield question_view(reader, Asking.at(place, pending))
        return
    yield outcome_view(reader, place, place.node)
    yield help_view(reader, place, place.node)
    for page in range(len(source_pages(reader, place.node))):
        yield sources_view(reader, place, place.node, page)


def _outcomes(reader: Reader, places: Sequence[Place]) -> Iterator[View]:
    for place in places:
        if isinstance(place.node, Outcome):
            yield outcome_view(reader, place, place.node, at_length=True)


def parts(question: Question, today: date) -> list[str]:
    """The stages in which a question is answered, as its buttons carry them."""
    if question.kind is Kind.DATE:
        return ["", "p1", f"y{today.year - 1}", f"n{today.year - 1}10"]
    if question.kind is Kind.NUMBER:
        return ["", "0"]
    return [""]


def at_length(place: Place, reader: Reader, classes: Classes) -> Iterator[Place]:
    """The outcome with answers that show as many of its lines as can stand together: of every
    choice, date and number that a line depends on, one answer of each class. Ticks stay open: all
    their lines are shown."""
    if isinstance(place.node, Question):
        return
    conditions = [line.when for line in place.node.lines() if line.when is not None]
    singles = [single for condition in conditions for single in atoms(condition)]
    choices: list[list[Step]] = []
    for id in sorted(frozenset[str]().union(*(single.questions() for single in singles))):
        question = place.flow.questions[id]
        if question.kind is not Kind.SEVERAL:
            about = tuple(single for single in singles if id in single.questions())
            answers = classes.of(question, about, by_route=False)
            choices.append([Step(id, given) for given, _ in answers])
    seen: dict[frozenset[int], Place] = {}
    for steps in product(*choices):
        here = Place(place.flow, steps, place.node)
        seen.setdefault(_possible(conditions, reader, here), here)
    yield from (here for shown, here in seen.items() if not any(shown < more for more in seen))


def _possible(conditions: Sequence[Condition], reader: Reader, place: Place) -> frozenset[int]:
    situation = reader.library.situation(reader.today, place.answers)
    return frozenset(
        index for index, condition in enumerate(conditions) if can_hold(condition, situation)
    )
