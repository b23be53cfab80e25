"""A flow as a graph: what can follow what, what comes before, how far it is to the end."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, lru_cache

from bot.domain.flows import Flow, Question


class Graph:
    """The nodes of a flow and their arrows; unknown targets are left out."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.after: Mapping[str, frozenset[str]] = {
            **{id: self._targets(question) for id, question in flow.questions.items()},
            **{id: frozenset() for id in flow.outcomes},
        }

    def _targets(self, question: Question) -> frozenset[str]:
        ends = {end for route in question.routes() for end in route.targets()}
        return frozenset(ends & (self.flow.questions.keys() | self.flow.outcomes.keys()))

    @cached_property
    def reachable(self) -> frozenset[str]:
        seen, waiting = set[str](), [self.flow.start]
        while waiting:
            node = waiting.pop()
            if node in self.after and node not in seen:
                seen.add(node)
                waiting += self.after[node]
        return frozenset(seen)

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The reachable nodes, each before all that can follow it, as far as there is no cycle;
        the same in every run."""
        incoming = dict.fromkeys(sorted(self.reachable), 0)
        for node in self.reachable:
            for end in self.after[node]:
                incoming[end] += 1
        ready = [node for node, count in incoming.items() if count == 0]
        done = list[str]()
        while ready:
            done.append(node := ready.pop())
            for end in sorted(self.after[node]):
                incoming[end] -= 1
                if incoming[end] == 0:
                    ready.append(end)
        return tuple(done)

    @property
    def circular(self) -> frozenset[str]:
        """The nodes that lie on a cycle or can only be reached through one."""
        return self.reachable - set(self.order)

    @cached_property
    def before(self) -> Mapping[str, frozenset[str]]:
        """For each node, the questions that some path answers before it."""
        before: dict[str, frozenset[str]] = {node: frozenset() for node in self.order}
        for node in self.order:
            for end in self.after[node]:
                if end in before:
                    before[end] |= before[node] | {node}
        return before

    def longest(self, weight: Callable[[str], int]) -> Mapping[str, int]:
        """For each node, the greatest sum of weights from it on, itself included."""
        sums: dict[str, int] = {}
        for node in reversed(self.order):
            sums[node] = weight(node) + max((sums[end] for end in self.after[node]), default=0)
        return sums

    def arrows(self) -> Iterator[tuple[str, str]]:
        for node in self.order:
            for end in sorted(self.after[node]):
                yield node, end


@lru_cache(maxsize=256)
def questions_left(flow: Flow) -> Mapping[str, int]:
    """For each node, how many questions at most are still to be answered there."""
    return Graph(flow).longest(lambda node: int(node in flow.questions))
