"""A flow as an SVG diagram: boxes that are links, arrows with what leads along them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from textwrap import wrap

from bot.book.arrows import Bundle, arrows, bundled
from bot.book.layout import Box, Drawing, draw
from bot.book.markup import Markup, el
from bot.book.spelling import Spelling
from bot.domain.flows import Flow, Outcome
from bot.domain.graph import Graph

BOX, COLUMN, MARGIN = 230, 520, 24
"""Width of a box, distance from one layer to the next, edge of the drawing."""
LABEL = 178
"""Width of a label, which stands right of the box that it leaves."""
LINE, SMALL = 17, 14
"""Heights of a line in a box and in a label."""
GAP = 18
WIDE, NARROW = 28, 26
"""Letters of a line in a box and in a label."""
SHOWN = 3
"""Labels of one arrow that are shown; the rest is in its tooltip and in the table below."""


@dataclass(frozen=True, slots=True)
class _Label:
    """What an arrow is called, and where it stands below the top of the box it leaves."""

    bundle: Bundle
    lines: tuple[str, ...]
    top: float

    @property
    def height(self) -> float:
        return len(self.lines) * SMALL + 8


def diagram(flow: Flow, spelling: Spelling) -> Markup:
    """The whole flow. Lines of text are broken here, because SVG breaks none."""
    bundles = bundled(arrows(spelling))
    texts = {id: _broken(_said(flow, id), 5) for id in Graph(flow).order}
    labels = {
        id: _centred(list(_labels(bundles, id)), _box_height(texts[id])) for id in flow.questions
    }
    heights = {
        id: max(_box_height(lines), _stack(labels.get(id, []))) + GAP
        for id, lines in texts.items()
    }
    ports = {
        (label.bundle.source, label.bundle.target): label.top + label.height / 2
        for found in labels.values()
        for label in found
    }
    drawing = draw(list(texts), list(ports), heights, ports)
    width = drawing.layers * COLUMN - (COLUMN - BOX) + 2 * MARGIN
    shapes = [
        *(_arrow(drawing, label) for found in labels.values() for label in found),
        *(_box(flow, id, drawing.boxes[id], lines) for id, lines in texts.items()),
        *(_label(drawing, label) for found in labels.values() for label in found),
    ]
    return el(
        "svg",
        _marker(),
        el("g", *shapes, class_="world"),
        class_="diagram",
        viewBox=f"0 0 {width:.0f} {drawing.height + 2 * MARGIN:.0f}",
        data_width=f"{width:.0f}",
        data_height=f"{drawing.height + 2 * MARGIN:.0f}",
        role="group",
        aria_label=f"Diagram of the flow “{flow.title}”",
    )


def _labels(bundles: Iterable[Bundle], node: str) -> Iterator[_Label]:
    top = 0.0
    for bundle in bundles:
        if bundle.source == node:
            label = _Label(bundle, tuple(_label_lines(bundle.labels)), top)
            top += label.height + 8
            yield label


def _label_lines(labels: Sequence[str]) -> Iterator[str]:
    for label in labels[:SHOWN]:
        yield from _broken(label, 3 if len(labels) == 1 else 2, NARROW)
    if more := len(labels[SHOWN:]):
        yield f"and {more} more"


def _broken(text: str, most: int, width: int = WIDE) -> list[str]:
    return wrap(text, width, max_lines=most, placeholder=" …")


def _said(flow: Flow, id: str) -> str:
    node = flow.node(id)
    return node.title if isinstance(node, Outcome) else node.ask


def _box_height(lines: Sequence[str]) -> float:
    return len(lines) * LINE + SMALL + 20


def _stack(labels: Sequence[_Label]) -> float:
    return labels[-1].top + labels[-1].height if labels else 0.0


def _centred(labels: Sequence[_Label], height: float) -> list[_Label]:
    """The labels beside the middle of a box that is higher than they are."""
    room = max(height - _stack(labels), 0) / 2
    return [replace(label, top=label.top + room) for label in labels]


def _marker() -> Markup:
    tip = el("path", d="M0 0 8 4 0 8z", class_="tip")
    return el(
        "defs",
        el(
            "marker",
            tip,
            id="tip",
            viewBox="0 0 8 8",
            refX=7,
            refY=4,
            markerWidth=9,
            markerHeight=9,
            markerUnits="userSpaceOnUse",
            orient="auto-start-reverse",
        ),
    )


def _left(box: Box) -> float:
    return MARGIN + box.layer * COLUMN


def _box(flow: Flow, id: str, box: Box, lines: Sequence[str]) -> Markup:
    kind = "outcome" if id in flow.outcomes else "question"
    height = _box_height(lines)
    top = MARGIN + box.top + (box.height - GAP - height) / 2
    left = _left(box)
    caption = f"{id} · {kind}"
    texts = [
        el("text", line, x=left + 12, y=top + 21 + at * LINE, class_="said")
        for at, line in enumerate(lines)
    ]
    return el(
        "a",
        el("title", _said(flow, id)),
        el("rect", x=left, y=top, width=BOX, height=height, rx=8 if kind == "question" else 0),
        *texts,
        el("text", caption, x=left + 12, y=top + height - 10, class_="caption"),
        href=f"{flow.id}/{id}.html",
        class_=f"node {kind}",
        data_node=id,
    )


def _box_middle(box: Box) -> float:
    return MARGIN + box.top + (box.height - GAP) / 2


def _label_top(drawing: Drawing, label: _Label) -> float:
    return MARGIN + drawing.boxes[label.bundle.source].top + label.top


def _label(drawing: Drawing, label: _Label) -> Markup:
    left = _left(drawing.boxes[label.bundle.source]) + BOX + 26
    top = _label_top(drawing, label)
    texts = [
        el("text", line, x=left + 6, y=top + 15 + at * SMALL)
        for at, line in enumerate(label.lines)
    ]
    return el(
        "g",
        el("title", "\n".join(label.bundle.labels)),
        el("rect", x=left, y=top, width=LABEL, height=label.height, rx=4),
        *texts,
        class_="label",
        data_from=label.bundle.source,
        data_to=label.bundle.target,
    )


def _arrow(drawing: Drawing, label: _Label) -> Markup:
    """From the box through its label, past the layers between, to the box it leads to."""
    source, target = drawing.boxes[label.bundle.source], drawing.boxes[label.bundle.target]
    port = _label_top(drawing, label) + label.height / 2
    right = _left(source) + BOX
    points = [(right + 26.0 + LABEL, port)]
    bends = drawing.bends[label.bundle.source, label.bundle.target]
    for number, bend in enumerate(bends, source.layer + 1):
        left = MARGIN + number * COLUMN
        points += [(float(left), MARGIN + bend), (left + BOX + 26.0 + LABEL, MARGIN + bend)]
    points.append((_left(target) - 3.0, _box_middle(target)))
    middle = _box_middle(source)
    parts = [
        f"M{right} {middle:.0f}",
        _curve((right, middle), (right + 26, port)),
        f"H{points[0][0]:.0f}",
        *(_curve(one, other) for one, other in pairwise(points)),
    ]
    return el(
        "path",
        d="".join(parts),
        class_="arrow",
        marker_end="url(#tip)",
        data_from=label.bundle.source,
        data_to=label.bundle.target,
    )


def _curve(one: tuple[float, float], other: tuple[float, float]) -> str:
    """From one point to the next, level at both."""
    (x, y), (to_x, to_y) = one, other
    if abs(y - to_y) < 1:
        return f"L{to_x:.0f} {to_y:.0f}"
    middle = (x + to_x) / 2
    return f"C{middle:.0f} {y:.0f} {middle:.0f} {to_y:.0f} {to_x:.0f} {to_y:.0f}"
