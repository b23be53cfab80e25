"""What Telegram and a narrow phone allow, and whether every view of a flow keeps to it."""

from collections.abc import Iterator
from datetime import date
from itertools import product

from bot.domain.answers import Path, Step
from bot.domain.codec import LIMIT
from bot.domain.flows import Flow, Kind, Outcome, Question
from bot.domain.proof import Proof, answer_classes, atoms
from bot.domain.replay import Place
from bot.domain.texts import utf16_length
from bot.telegram.asking import Asking
from bot.telegram.evidence_views import answers_view, help_view, source_pages, sources_view
from bot.telegram.outcome_views import outcome_view
from bot.telegram.question_views import question_view
from bot.telegram.reader import Reader
from bot.telegram.view import LABEL_LIMIT, MESSAGE_LIMIT, View, visible

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


def flow_problems(proof: Proof, reader: Reader) -> Iterator[tuple[str, str]]:
    """Every view of every node in the reader's language, each line shown that can be shown."""
    for node, classes in proof.reached.items():
        found = {
            what
            for reached in (max(classes, key=lambda one: len(one.place.steps)), classes[0])
            for view in every_view(reader, reached.place)
            for what in view_problems(view)
        }
        for what in sorted(found):
            yield node, f"[{reader.language}] {what}"


def every_view(reader: Reader, place: Place) -> Iterator[View]:
    """All that can be opened at a place, at its longest."""
    if place.steps:
        yield answers_view(reader, place)
    if isinstance(place.node, Outcome):
        for answers in answers_that_matter(place.flow, place.node, reader):
            yield outcome_view(
                reader, Place(place.flow, answers, place.node), place.node, at_length=True
            )
        for page in range(len(source_pages(reader, place.node))):
            yield sources_view(reader, place, place.node, page)
        yield help_view(reader, place, place.node)
        return
    for pending in parts(place.node, reader.today):
        yield question_view(reader, Asking.at(place, pending))


def parts(question: Question, today: date) -> list[str]:
    """The stages in which a question is answered, as its buttons carry them."""
    if question.kind is Kind.DATE:
        return ["", "p1", f"y{today.year - 1}", f"n{today.year - 1}10"]
    if question.kind is Kind.NUMBER:
        return ["", "0"]
    return [""]


def answers_that_matter(flow: Flow, outcome: Outcome, reader: Reader) -> Iterator[Path]:
    """Answers that show different lines of the outcome: one of each class for every choice, date
    and number that a line depends on. Ticks are left open, so that all their lines are shown."""
    conditions = [line.when for line in outcome.lines() if line.when is not None]
    singles = [single for condition in conditions for single in atoms(condition)]
    situation = reader.library.situation(reader.today)
    choices: list[list[Step]] = []
    for id in sorted(frozenset().union(*(single.questions() for single in singles))):
        question = flow.questions[id]
        if question.kind is Kind.SEVERAL:
            continue
        about = tuple(single for single in singles if id in single.questions())
        classes = answer_classes(question, about, situation, by_route=False)
        choices.append([Step(id, given) for given, _ in classes])
    yield from product(*choices)
