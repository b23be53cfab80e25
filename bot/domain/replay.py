"""Replay: from a path of answers to the question or outcome it leads to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.domain.answers import Answer, Chosen, Day, NotSure, Number, Path, Step, Ticked
from bot.domain.figures import Situation
from bot.domain.flows import Flow, Kind, Outcome, Question, Route


class UnfitAnswerError(ValueError):
    """The answer is not one that the question can have."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a path leads: the steps that were sure, and the question or outcome after them."""

    flow: Flow
    steps: Path
    node: Question | Outcome

    @property
    def answers(self) -> dict[str, Answer]:
        return {step.question: step.answer for step in self.steps}


def follow(route: Route, situation: Situation) -> str:
    """The id of the node that a route leads to."""
    for branch in route.branches:
        truth = branch.when.holds(situation)
        if truth is None:
            return branch.unknown
        if truth:
            return branch.to
    return route.default


def route_of(question: Question, answer: Answer) -> Route:
    """The route that an answer takes. UnfitAnswerError: the question has no such answer."""
    match answer:
        case Chosen(id):
            option = question.option(id)
            route = option.route if option else None
        case NotSure():
            route = question.not_sure
        case _:
            route = question.route
    if route is None:
        raise UnfitAnswerError(question.id)
    return route


def fits(question: Question, answer: Answer, today: date) -> bool:
    """Whether a button of the question can give the answer on that day."""
    match answer:
        case Chosen(id):
            return question.kind is Kind.CHOICE and question.option(id) is not None
        case Ticked(ids):
            return question.kind is Kind.SEVERAL and _go_together(question, ids)
        case Day(day):
            in_range = question.earliest <= day.year and day <= question.last_day(today)
            return question.kind is Kind.DATE and in_range
        case Number(number):
            return question.kind is Kind.NUMBER and 0 <= number <= question.most
        case NotSure():
            return question.not_sure is not None


def _go_together(question: Question, ids: frozenset[str]) -> bool:
    ticked = [option for option in question.options if option.id in ids]
    lonely = any(option.alone for option in ticked)
    return 0 < len(ticked) == len(ids) and not (lonely and len(ticked) > 1)


def begin(flow: Flow) -> Place:
    return Place(flow, (), flow.node(flow.start))


def answer(place: Place, given: Answer, situation: Situation) -> Place:
    """The place after one more answer. `situation` holds the facts and the day; the answers
    come from the place. UnfitAnswerError: not an answer to this question, or an outcome."""
    question = place.node
    if isinstance(question, Outcome):
        raise UnfitAnswerError(question.id)
    if not fits(question, given, situation.today):
        raise UnfitAnswerError(question.id)
    route = route_of(question, given)
    steps = (*place.steps, Step(question.id, given))
    known = {step.question: step.answer for step in steps}
    here = Situation(known, situation.facts, situation.holidays, situation.today)
    return Place(place.flow, steps, place.flow.node(follow(route, here)))


def replay(flow: Flow, answers: Iterable[Answer], situation: Situation) -> Place:
    """The place that the answers lead to from the first question on."""
    place = begin(flow)
    for given in answers:
        place = answer(place, given, situation)
    return place
