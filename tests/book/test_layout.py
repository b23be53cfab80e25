"""The layered drawing: what leads to a box stands left of it, and nothing overlaps."""

from collections import defaultdict
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.book.arrows import arrows, bundled
from bot.book.layout import Drawing, draw, pooled
from bot.domain.graph import Graph
from tests.book.volumes import real_volume
from tests.properties import bounded

Graphs = tuple[list[str], list[tuple[str, str]]]


@st.composite
def graphs(draw: st.DrawFn) -> Graphs:
    """Nodes in an order, and edges that follow it."""
    nodes = [f"n{at}" for at in range(draw(st.integers(1, 12)))]
    pairs = [(a, b) for a, b in product(nodes, nodes) if nodes.index(a) < nodes.index(b)]
    chosen = st.lists(st.sampled_from(pairs), unique=True, max_size=25) if pairs else st.just([])
    return nodes, draw(chosen)


def drawn(graph: Graphs, height: float = 40) -> Drawing:
    nodes, edges = graph
    return draw(nodes, edges, dict.fromkeys(nodes, height), {})


def overlaps(drawing: Drawing) -> list[tuple[str, str]]:
    layers = defaultdict(list)
    for node, box in drawing.boxes.items():
        layers[box.layer].append((box.top, box.top + box.height, node))
    return [
        (one[2], other[2])
        for row in layers.values()
        for one, other in pairwise(sorted(row))
        if other[0] < one[1] - 0.01
    ]


@bounded
@given(graphs())
def test_every_edge_goes_to_the_right(graph: Graphs) -> None:
    boxes = drawn(graph).boxes
    assert all(boxes[source].layer < boxes[target].layer for source, target in graph[1])


@bounded
@given(graphs())
def test_no_box_lies_on_another(graph: Graphs) -> None:
    assert overlaps(drawn(graph)) == []


@bounded
@given(graphs())
def test_a_long_edge_bends_in_each_layer_between(graph: Graphs) -> None:
    drawing = drawn(graph)
    for (source, target), bends in drawing.bends.items():
        between = drawing.boxes[target].layer - drawing.boxes[source].layer - 1
        assert len(bends) == between


def test_a_chain_is_a_straight_line() -> None:
    boxes = drawn((["a", "b", "c"], [("a", "b"), ("b", "c")])).boxes
    assert len({round(box.middle, 3) for box in boxes.values()}) == 1


def test_the_ends_of_arrows_stand_in_the_order_of_the_answers() -> None:
    nodes = ["q", "x", "y", "z"]
    boxes = drawn((nodes, [("q", "z"), ("q", "x"), ("q", "y")])).boxes
    assert boxes["z"].top < boxes["x"].top < boxes["y"].top


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ([0, 100, 200], [0, 100, 200]),
        ([0, 0], [-5, 5]),
        ([20, 0, 50], [5, 15, 50]),
        ([0, 0, 0], [-10, 0, 10]),
    ],
)
def test_tops_are_the_closest_without_overlap(wanted: list[float], found: list[float]) -> None:
    assert pooled(wanted, [10] * len(wanted), [1] * len(wanted)) == pytest.approx(found)


def test_every_flow_is_drawn_without_overlap() -> None:
    volume = real_volume()
    for flow in volume.library.flows.values():
        edges = [(one.source, one.target) for one in bundled(arrows(volume.spelling(flow)))]
        nodes = list(Graph(flow).order)
        assert overlaps(draw(nodes, edges, dict.fromkeys(nodes, 60), {})) == []
