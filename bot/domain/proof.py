"""Proof: every path of a flow on one day, walked in classes of answers that nothing tells apart.

Two answers to a question are of one class if every condition about the question says the same of
both and they take the same route. Counting classes with how many answers each holds gives the
exact number of paths without walking them one by one. Where a condition counts days between two
answered dates, the dates of one class are those of about the same age.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from bot.domain.answers import Answer, Chosen, Day, NotSure, Number, Ticked
from bot.domain.conditions import All, Any, Condition, Counts, Not
from bot.domain.figures import Situation
from bot.domain.flows import Flow, Kind, Question
from bot.domain.graph import Graph
from bot.domain.replay import Place, answer, begin

Key = frozenset[tuple[object, object]]


@dataclass(frozen=True, slots=True)
class Reached:
    """A class of paths that lead to one node: how many, and one of them."""

    place: Place
    paths: int


@dataclass(frozen=True, slots=True)
class Proof:
    """All classes by node. Every one was walked to an outcome."""

    flow: Flow
    reached: Mapping[str, tuple[Reached, ...]]

    @property
    def paths(self) -> int:
        """How many paths there are from the first question to an outcome."""
        return sum(one.paths for id in self.flow.outcomes for one in self.reached.get(id, ()))

    @property
    def unreached(self) -> frozenset[str]:
        """Nodes that no answers lead to on that day."""
        return frozenset(
            (self.flow.questions.keys() | self.flow.outcomes.keys()) - self.reached.keys()
        )


def prove(flow: Flow, situation: Situation) -> Proof:
    """Walks every path. Raises what a path raises: the flow passed soundness before."""
    graph = Graph(flow)
    relevant = _relevant(flow, graph)
    about = _by_question(relevant[flow.start])
    open_: dict[str, dict[Key, Reached]] = defaultdict(dict)
    open_[flow.start][frozenset()] = Reached(begin(flow), 1)
    for node in graph.order:
        question = flow.questions.get(node)
        if question is None or node not in open_:
            continue
        classes = answer_classes(question, about.get(node, ()), situation)
        for reached in list(open_[node].values()):
            for given, count in classes:
                place = answer(reached.place, given, situation)
                _add(open_, place, reached.paths * count, relevant[place.node.id], situation)
    return Proof(flow, {node: tuple(keys.values()) for node, keys in open_.items()})


def _add(
    open_: dict[str, dict[Key, Reached]],
    place: Place,
    paths: int,
    relevant: frozenset[Condition],
    situation: Situation,
) -> None:
    here = Situation(place.answers, situation.facts, situation.holidays, situation.today)
    key = frozenset(_told_apart(relevant, here))
    known = open_[place.node.id].get(key)
    merged = Reached(known.place, known.paths + paths) if known else Reached(place, paths)
    open_[place.node.id][key] = merged


def _told_apart(
    relevant: frozenset[Condition], here: Situation
) -> Iterator[tuple[object, object]]:
    """What later conditions can still tell apart: truths, and dates that wait for another one."""
    for atom in relevant:
        asked = atom.questions() & here.answers.keys()
        if asked == atom.questions():
            yield atom, atom.holds(here)
        else:
            yield from ((question, here.answers[question]) for question in asked)


def _relevant(flow: Flow, graph: Graph) -> dict[str, frozenset[Condition]]:
    """For each node, the single conditions that decide a route there or later."""
    relevant: dict[str, frozenset[Condition]] = {}
    for node in reversed(graph.order):
        own = frozenset(_routing_atoms(flow.questions.get(node)))
        relevant[node] = own.union(*(relevant[end] for end in graph.after[node]))
    return relevant


def _routing_atoms(question: Question | None) -> Iterator[Condition]:
    if question is not None:
        for route in question.routes():
            for branch in route.branches:
                yield from atoms(branch.when)


def atoms(condition: Condition) -> Iterator[Condition]:
    """The conditions that a combined one is made of; each is about one question at most."""
    if isinstance(condition, All | Any):
        for part in condition.parts:
            yield from atoms(part)
    elif isinstance(condition, Not):
        yield from atoms(condition.part)
    else:
        yield condition


def _by_question(conditions: frozenset[Condition]) -> dict[str, tuple[Condition, ...]]:
    about = defaultdict[str, list[Condition]](list)
    for condition in conditions:
        for question in condition.questions():
            about[question].append(condition)
    return {question: tuple(found) for question, found in about.items()}


def answer_classes(
    question: Question,
    about: tuple[Condition, ...],
    situation: Situation,
    *,
    by_route: bool = True,
) -> list[tuple[Answer, int]]:
    """One answer of each class, and how many answers the class holds. `by_route`: answers that
    take different routes are of different classes, whatever the conditions say."""
    classes: dict[object, tuple[Answer, int]] = {}
    paired = any(len(atom.questions()) > 1 for atom in about)
    borders = _ages(about, situation) if paired else []
    for given in every_answer(question, situation.today):
        here = Situation(
            {question.id: given}, situation.facts, situation.holidays, situation.today
        )
        route = given if by_route and isinstance(given, Chosen | NotSure) else None
        age = _age(given, situation.today, borders)
        key = (route, age, *(atom.holds(here) for atom in about))
        first, count = classes.get(key, (given, 0))
        classes[key] = (first, count + 1)
    return list(classes.values())


_AGES = (-366, -181, -91, -61, -1, 0, 30, 90, 120, 180, 181, 240, 364, 365, 366, 600, 1825, 3650)
"""Days ago at which one class of dates ends and the next begins."""


def _ages(about: tuple[Condition, ...], situation: Situation) -> list[int]:
    """With the days that the conditions themselves count, so that both sides of each are met."""
    limits = [situation.number(atom.fact) for atom in about if isinstance(atom, Counts)]
    own = [edge for limit in limits if limit is not None for edge in (limit, limit + 1)]
    return sorted({*_AGES, *own})


def _age(given: Answer, today: date, borders: list[int]) -> int | None:
    if not borders or not isinstance(given, Day):
        return None
    return bisect_left(borders, (today - given.day).days)


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
