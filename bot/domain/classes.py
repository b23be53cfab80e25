"""All answers to a question on one day, in classes that no condition tells apart."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations

from bot.domain.answers import Answer, Chosen, Day, NotSure, Number, Ticked
from bot.domain.conditions import Condition
from bot.domain.figures import Situation
from bot.domain.flows import Kind, Question
from bot.domain.truth import Truth


class Classes:
    """Sorts the answers of one day; what a condition says of each is computed once."""

    def __init__(self, situation: Situation) -> None:
        self.situation = situation
        self._answers: dict[str, list[Answer]] = {}
        self._truths: dict[tuple[str, Condition], list[Truth]] = {}

    def of(
        self, question: Question, about: tuple[Condition, ...], *, by_route: bool = True
    ) -> list[tuple[Answer, int]]:
        """One answer of each class, and how many answers the class holds. `by_route`: answers
        that take different routes are of different classes, whatever the conditions say."""
        classes: dict[object, tuple[Answer, int]] = {}
        paired = any(len(atom.questions()) > 1 for atom in about)
        truths = [self._truth(question, atom) for atom in about]
        for given, *said in zip(self._every(question), *truths, strict=True):
            route = given if by_route and isinstance(given, Chosen | NotSure) else None
            age = _age(given, self.situation.today) if paired else None
            key = (route, age, *said)
            first, count = classes.get(key, (given, 0))
            classes[key] = (first, count + 1)
        return list(classes.values())

    def _every(self, question: Question) -> list[Answer]:
        if question.id not in self._answers:
            self._answers[question.id] = list(every_answer(question, self.situation.today))
        return self._answers[question.id]

    def _truth(self, question: Question, atom: Condition) -> list[Truth]:
        """What the condition says of each answer, where that is the only one."""
        facts, holidays = self.situation.facts, self.situation.holidays
        if (question.id, atom) not in self._truths:
            self._truths[question.id, atom] = [
                atom.holds(Situation({question.id: given}, facts, holidays, self.situation.today))
                for given in self._every(question)
            ]
        return self._truths[question.id, atom]


_AGES = (-366, -181, -91, -61, -1, 0, 30, 90, 120, 180, 181, 240, 364, 365, 366, 600, 1825, 3650)
"""Days ago at which one class of dates ends and the next begins."""


def _age(given: Answer, today: date) -> int | None:
    return bisect_left(_AGES, (today - given.day).days) if isinstance(given, Day) else None


def every_answer(question: Question, today: date) -> Iterator[Answer]:
    """All answers that the buttons of a question can give on that day."""
    match question.kind:
        case Kind.CHOICE:
            yield from (Chosen(option.id) for option in question.options)
        case Kind.SEVERAL:
            yield from _every_tick(question)
        case Kind.DATE:
            first = date(question.earliest, 1, 1)
            days = (question.last_day(today) - first).days
            yield from (Day(first + timedelta(n)) for n in range(days + 1))
        case Kind.NUMBER:
            yield from (Number(number) for number in range(question.most + 1))
    if question.not_sure is not None:
        yield NotSure()


def _every_tick(question: Question) -> Iterator[Ticked]:
    alone = [option.id for option in question.options if option.alone]
    others = [option.id for option in question.options if not option.alone]
    yield from (Ticked(frozenset({id})) for id in alone)
    for size in range(1, len(others) + 1):
        yield from (Ticked(frozenset(ids)) for ids in combinations(others, size))
