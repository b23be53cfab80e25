"""Proof: every path of a flow on one day, walked in classes of answers that nothing tells apart.

Two answers to a question are of one class if every condition about the question says the same of
both and they take the same route. Counting classes with how many answers each holds gives the
exact number of paths without walking them one by one. Where a condition counts days between two
answered dates, the dates of one class are those of about the same age.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.domain.classes import Classes
from bot.domain.conditions import All, Any, Condition, Not
from bot.domain.figures import Situation
from bot.domain.flows import Flow, Question
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


def prove(flow: Flow, situation: Situation, *, by_way: bool = False) -> Proof:
    """Walks every path. Raises what a path raises: the flow passed soundness before. `by_way`:
    paths through different questions are of different classes."""
    graph = Graph(flow)
    relevant = _relevant(flow, graph)
    about = _by_question(relevant[flow.start])
    classes = Classes(situation)
    open_: dict[str, dict[Key, Reached]] = defaultdict(dict)
    open_[flow.start][frozenset()] = Reached(begin(flow), 1)
    for node in graph.order:
        question = flow.questions.get(node)
        if question is None or node not in open_:
            continue
        given_classes = classes.of(question, about.get(node, ()))
        for reached in list(open_[node].values()):
            for given, count in given_classes:
                place = answer(reached.place, given, situation)
                way = tuple(step.question for step in place.steps) if by_way else ()
                key = _key(place, relevant[place.node.id], situation, way)
                _add(open_[place.node.id], key, Reached(place, reached.paths * count))
    return Proof(flow, {node: tuple(keys.values()) for node, keys in open_.items()})


def _add(known: dict[Key, Reached], key: Key, reached: Reached) -> None:
    first = known.get(key)
    known[key] = Reached(first.place, first.paths + reached.paths) if first else reached


def _key(
    place: Place,
    relevant: frozenset[Condition],
    situation: Situation,
    way: tuple[str, ...],
) -> Key:
    here = Situation(place.answers, situation.facts, situation.holidays, situation.today)
    return frozenset({("way", way), *_told_apart(relevant, here)})


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
