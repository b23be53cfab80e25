"""The shape of a flow's file, and of the parts that several flows share."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, TypeVar

from pydantic import Field

from bot.domain.codec import EPOCH
from bot.domain.figures import Figure
from bot.domain.flows import Branch, Change, Flow, Kind, Line, Option, Outcome, Question, Route
from bot.shapes.base import Id, Sentence, Shape, ShapeError
from bot.shapes.conditions import Raw, made_condition, made_figure

_Node = TypeVar("_Node", Figure, Question, Outcome)

AFTER = "@after"
"""Where a part leads back into the flow that uses it."""
MOST = 999
"""The largest number that a question can offer: a button for each ten must fit on a screen."""


class LineShape(Shape):
    text: Sentence
    when: Raw | None = None
    otherwise: Sentence | None = None


class BranchShape(Shape):
    to: str
    when: Raw | None = None
    unknown: str | None = None


RouteShape = str | Annotated[list[BranchShape], Field(min_length=1)]


class OptionShape(Shape):
    id: Id
    label: Sentence
    hint: str = ""
    to: RouteShape | None = None
    alone: bool = False


class QuestionShape(Shape):
    ask: Sentence
    kind: Kind = Kind.CHOICE
    why: str = ""
    terms: list[Id] = []
    lines: list[Sentence | LineShape] = []
    options: list[OptionShape] = []
    to: RouteShape | None = None
    not_sure: RouteShape | None = None
    earliest: int = Field(default=1990, ge=EPOCH.year, le=2100)
    ahead: int = Field(default=0, ge=0, le=50)
    most: int = Field(default=99, ge=1, le=MOST)
    certain: str = ""


class OutcomeShape(Shape):
    title: Sentence
    meaning: list[Sentence | LineShape] = Field(min_length=1)
    now: list[Sentence | LineShape] = Field(min_length=1)
    avoid: list[Sentence | LineShape] = []
    facts: list[Id]
    help: list[Id]
    topics: list[Id] = []
    next: list[str] = []


class ChangeShape(Shape):
    on: date
    what: Sentence


class PartFile(Shape):
    """Questions and outcomes that several flows share; they lead on through `@after`."""

    start: Id
    figures: dict[Id, Raw] = {}
    questions: dict[Id, QuestionShape]
    outcomes: dict[Id, OutcomeShape]


class FlowFile(PartFile):
    id: Id
    code: str = Field(pattern=r"^[a-z0-9]{2}$")
    title: Sentence
    order: int = 50
    topics: list[Id] = []
    changes: list[ChangeShape] = Field(min_length=1)
    parts: dict[Id, Id] = {}

    def made(self, parts: Mapping[str, PartFile]) -> Flow:
        """The flow with its parts built in. ShapeError: names the node at fault."""
        pieces = [_Piece(self, ""), *(self._part(parts, id) for id in self.parts)]
        return Flow(
            id=self.id,
            code=self.code,
            title=self.title,
            order=self.order,
            start=self.start,
            questions=_merged([piece.questions() for piece in pieces]),
            outcomes=_merged([piece.outcomes() for piece in pieces]),
            figures=_merged([piece.figures() for piece in pieces]),
            changes=tuple(Change(change.on, change.what) for change in self.changes),
            topics=tuple(self.topics),
        )

    def _part(self, parts: Mapping[str, PartFile], id: str) -> "_Piece":
        if id not in parts:
            raise ShapeError(f"parts.{id}", "there is no sound part of that name")
        return _Piece(parts[id], self.parts[id])


@dataclass(frozen=True)
class _Piece:
    """One file's share of a flow, and where its `@after` leads."""

    file: PartFile
    after: str

    def figures(self) -> dict[str, Figure]:
        return {id: made_figure(raw, id) for id, raw in self.file.figures.items()}

    def questions(self) -> dict[str, Question]:
        return {id: self._question(id, shape) for id, shape in self.file.questions.items()}

    def outcomes(self) -> dict[str, Outcome]:
        return {id: self._outcome(id, shape) for id, shape in self.file.outcomes.items()}

    def _question(self, id: str, shape: QuestionShape) -> Question:
        node = f"questions.{id}"
        return Question(
            id=id,
            ask=shape.ask,
            kind=shape.kind,
            options=tuple(self._option(node, option) for option in shape.options),
            route=self._route(node, shape.to),
            not_sure=self._route(f"{node}.not_sure", shape.not_sure),
            why=shape.why,
            terms=tuple(shape.terms),
            lines=self._lines(node, shape.lines),
            earliest=shape.earliest,
            ahead=shape.ahead,
            most=shape.most,
            certain=shape.certain,
        )

    def _option(self, node: str, shape: OptionShape) -> Option:
        route = self._route(f"{node}.options.{shape.id}", shape.to)
        return Option(shape.id, shape.label, shape.hint, route, shape.alone)

    def _outcome(self, id: str, shape: OutcomeShape) -> Outcome:
        node = f"outcomes.{id}"
        return Outcome(
            id=id,
            title=shape.title,
            meaning=self._lines(f"{node}.meaning", shape.meaning),
            now=self._lines(f"{node}.now", shape.now),
            avoid=self._lines(f"{node}.avoid", shape.avoid),
            facts=tuple(shape.facts),
            help=tuple(shape.help),
            topics=tuple(shape.topics),
            next=tuple(shape.next),
        )

    def _lines(self, node: str, shapes: list[Sentence | LineShape]) -> tuple[Line, ...]:
        return tuple(
            Line(shape) if isinstance(shape, str) else self._line(f"{node}.{place}", shape)
            for place, shape in enumerate(shapes)
        )

    def _line(self, node: str, shape: LineShape) -> Line:
        when = None if shape.when is None else made_condition(shape.when, self.figures(), node)
        return Line(shape.text, when, shape.otherwise)

    def _route(self, node: str, shape: RouteShape | None) -> Route | None:
        if shape is None:
            return None
        if isinstance(shape, str):
            return Route((), self._target(shape))
        *branches, last = shape
        if last.when is not None or last.unknown is not None:
            raise ShapeError(node, "the last branch must be plain: it takes what is left")
        return Route(tuple(self._branch(node, one) for one in branches), self._target(last.to))

    def _branch(self, node: str, shape: BranchShape) -> Branch:
        if shape.when is None or shape.unknown is None:
            raise ShapeError(node, "a branch but the last says `when` and `unknown`")
        when = made_condition(shape.when, self.figures(), node)
        return Branch(when, self._target(shape.to), self._target(shape.unknown))

    def _target(self, target: str) -> str:
        return self.after if target == AFTER else target


def _merged(pieces: list[dict[str, _Node]]) -> dict[str, _Node]:
    merged: dict[str, _Node] = {}
    for piece in pieces:
        for id, node in piece.items():
            if id in merged:
                raise ShapeError(id, "is written twice: in the flow and in a part")
            merged[id] = node
    return merged
