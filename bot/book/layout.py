"""A layered drawing of a graph without cycles, from left to right: each node right of all that
lead to it, few crossings, long edges led between the nodes. Pure; lengths are pixels.

Layers are longest paths; an edge that skips layers gets a bend in each; the order inside a layer
follows the neighbours on both sides in turn; heights are the closest to the neighbours that
keep the order and the gaps (isotonic regression by pooling)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

SWEEPS = 13
"""Odd, so that the last one follows the arrows: outcomes stand in the order of the answers."""

Edge = tuple[str, str]
Slot = str | tuple[str, str, int]
"""A node, or the bend of an edge in a layer."""


@dataclass(frozen=True, slots=True)
class Box:
    """Where a node stands: its layer, its upper side, its height."""

    layer: int
    top: float
    height: float

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class Drawing:
    """`bends`: for each edge, the height at which it passes each layer between its ends."""

    boxes: Mapping[str, Box]
    bends: Mapping[Edge, tuple[float, ...]]
    height: float
    layers: int


@dataclass
class _Layers:
    """Slots by layer, and which slots of the next layer each is tied to."""

    rows: list[list[Slot]]
    after: dict[Slot, list[Slot]] = field(default_factory=lambda: defaultdict(list))
    before: dict[Slot, list[Slot]] = field(default_factory=lambda: defaultdict(list))

    def tie(self, one: Slot, other: Slot) -> None:
        self.after[one].append(other)
        self.before[other].append(one)


def draw(
    nodes: Sequence[str],
    edges: Sequence[Edge],
    heights: Mapping[str, float],
    ports: Mapping[Edge, float],
) -> Drawing:
    """`nodes`: each after all that lead to it. `heights`: what each needs, its gap included.
    `ports`: where an edge leaves its node, from the upper side; else in the middle."""
    depth = _depths(nodes, edges)
    layers = _with_bends(nodes, edges, depth)
    for sweep in range(SWEEPS):
        _sort(layers, forwards=sweep % 2 == 0)
    tops = _tops(layers, _Heights(heights, ports))
    lowest = min(tops.values())
    boxes = {node: Box(depth[node], tops[node] - lowest, heights[node]) for node in nodes}
    bends = {
        (source, target): tuple(
            tops[(source, target, at)] - lowest + BEND / 2
            for at in range(depth[source] + 1, depth[target])
        )
        for source, target in edges
    }
    height = max(box.top + box.height for box in boxes.values())
    return Drawing(boxes, bends, height, len(layers.rows))


BEND = 14.0
"""What a passing edge needs of a layer's height."""


def _depths(nodes: Sequence[str], edges: Iterable[Edge]) -> dict[str, int]:
    before = defaultdict[str, list[str]](list)
    for source, target in edges:
        before[target].append(source)
    depth: dict[str, int] = {}
    for node in nodes:
        depth[node] = max((depth[source] + 1 for source in before[node]), default=0)
    return depth


def _with_bends(nodes: Sequence[str], edges: Iterable[Edge], depth: Mapping[str, int]) -> _Layers:
    layers = _Layers([[] for _ in range(max(depth.values()) + 1)])
    for node in nodes:
        layers.rows[depth[node]].append(node)
    for source, target in edges:
        last: Slot = source
        for at in range(depth[source] + 1, depth[target]):
            bend = (source, target, at)
            layers.rows[at].append(bend)
            layers.tie(last, bend)
            last = bend
        layers.tie(last, target)
    return layers


def _sort(layers: _Layers, *, forwards: bool) -> None:
    """Orders each layer by the mean place of its neighbours on one side. Forwards, the ties of
    one slot differ by their order, so that the ends of a question's arrows do not cross."""
    ties = layers.before if forwards else layers.after
    rows = layers.rows if forwards else layers.rows[::-1]
    for fixed, row in pairwise(rows):
        place = {slot: float(at) for at, slot in enumerate(fixed)}
        own = {slot: float(at) for at, slot in enumerate(row)}
        weight = {
            slot: _mean([place[one] + _turn(layers, one, slot, forwards) for one in ties[slot]])
            for slot in row
        }
        row.sort(key=lambda slot: (own[slot] if (w := weight[slot]) is None else w, own[slot]))


def _turn(layers: _Layers, one: Slot, slot: Slot, forwards: bool) -> float:
    ends = layers.after[one]
    return (ends.index(slot) + 1) / (len(ends) + 2) if forwards else 0.0


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


@dataclass
class _Heights:
    """How high each slot is, and where on it an edge leaves."""

    nodes: Mapping[str, float]
    ports: Mapping[Edge, float]

    def of(self, slot: Slot) -> float:
        return self.nodes[slot] if isinstance(slot, str) else BEND

    def port(self, slot: Slot, end: Slot) -> float:
        """Where the edge from the slot to that end leaves, from the slot's upper side."""
        if not isinstance(slot, str):
            return BEND / 2
        target = end if isinstance(end, str) else end[1]
        return self.ports.get((slot, target), self.nodes[slot] / 2)


def _tops(layers: _Layers, heights: _Heights) -> dict[Slot, float]:
    tops: dict[Slot, float] = {}
    for row in layers.rows:
        top = 0.0
        for slot in row:
            tops[slot] = top
            top += heights.of(slot)
    for sweep in range(2 * SWEEPS):
        both = sweep >= SWEEPS
        for row in layers.rows if sweep % 2 == 0 else layers.rows[::-1]:
            wanted = [_wanted(layers, heights, tops, slot, sweep % 2 == 0, both) for slot in row]
            weights = [1.0 if isinstance(slot, str) else 3.0 for slot in row]
            found = pooled(wanted, [heights.of(slot) for slot in row], weights)
            tops.update(zip(row, found, strict=True))
    return tops


def _wanted(
    layers: _Layers,
    heights: _Heights,
    tops: Mapping[Slot, float],
    slot: Slot,
    forwards: bool,
    both: bool,
) -> float:
    """The top at which the slot's edges would be straight, on one side or on both."""
    middle = heights.of(slot) / 2
    before = [tops[one] + heights.port(one, slot) - middle for one in layers.before[slot]]
    after = [
        tops[one] + heights.of(one) / 2 - heights.port(slot, one) for one in layers.after[slot]
    ]
    sides = before + after if both else before if forwards else after
    return sum(sides) / len(sides) if sides else tops[slot]


def pooled(
    wanted: Sequence[float], heights: Sequence[float], weights: Sequence[float]
) -> list[float]:
    """Tops that keep the order without overlap, and are the closest to those wanted by the
    weighted sum of squares."""
    pools: list[tuple[float, float, int]] = []
    offset = 0.0
    offsets = []
    for want, height, weight in zip(wanted, heights, weights, strict=True):
        offsets.append(offset)
        mean, mass, count = want - offset, weight, 1
        while pools and pools[-1][0] >= mean:
            other, more, others = pools.pop()
            mean = (mean * mass + other * more) / (mass + more)
            mass, count = mass + more, count + others
        pools.append((mean, mass, count))
        offset += height
    free = [mean for mean, _, count in pools for _ in range(count)]
    return [place + offset for place, offset in zip(free, offsets, strict=True)]
