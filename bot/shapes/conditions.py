"""How content writes conditions and figures."""

from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any as Anything

from bot.domain.conditions import (
    All,
    Any,
    AtLeast,
    Condition,
    Counts,
    Is,
    Known,
    LongerAgoThan,
    Not,
    OnOrAfter,
    Passed,
)
from bot.domain.figures import (
    CountOfDays,
    DailyCeiling,
    DayBefore,
    DayFigure,
    DaysBetween,
    Deadline,
    Figure,
    LongestCeiling,
    Remaining,
)
from bot.shapes.base import ShapeError

Raw = dict[str, Anything]
Figures = Mapping[str, Figure]


def made_condition(raw: Raw, figures: Figures, node: str) -> Condition:
    """The condition that a TOML table says. ShapeError: it says none, or more than one."""
    match raw:
        case {"all": [_, *_] as parts, **rest} if not rest:
            return All(tuple(made_condition(part, figures, node) for part in parts))
        case {"any": [_, *_] as parts, **rest} if not rest:
            return Any(tuple(made_condition(part, figures, node) for part in parts))
        case {"not": dict() as part, **rest} if not rest:
            return Not(made_condition(part, figures, node))
        case {"passed": str(id), **rest} if not rest:
            return Passed(_day(figures, id, node))
        case {"figure": str(id), "at_least": str(fact), **rest} if not rest:
            return Counts(_count(figures, id, node), fact, more=False)
        case {"figure": str(id), "more_than": str(fact), **rest} if not rest:
            return Counts(_count(figures, id, node), fact, more=True)
        case {"known": str(id), **rest} if not rest:
            return Known(_figure(figures, id, node))
        case {"question": str(question), **rest} if len(rest) == 1:
            return _about(question, *rest.popitem(), node)
    words = sorted(raw) if isinstance(raw, dict) else raw
    raise ShapeError(node, f"no condition is written with {words}")


def _about(question: str, word: str, value: Anything, node: str) -> Condition:
    match word, value:
        case "is", str():
            return Is(question, frozenset({value}))
        case "is", [_, *_]:
            return Is(question, frozenset(map(str, value)))
        case "on_or_after", str():
            return OnOrAfter(question, value)
        case "longer_ago_than", str():
            return LongerAgoThan(question, value)
        case "at_least", str():
            return AtLeast(question, value)
    raise ShapeError(node, f"no condition about a question is written with {word!r}")


def made_figure(raw: Raw, id: str) -> Figure:
    """The figure that a TOML table says. ShapeError: it says none."""
    kind = raw.get("kind")
    words = {word: value for word, value in raw.items() if word != "kind"}
    figure = _FIGURES.get(kind) if isinstance(kind, str) else None
    if figure is None or not _says(words, figure):
        raise ShapeError(f"figures.{id}", f"no figure is written with {sorted(raw)}")
    return figure(**words)


_FIGURES: Mapping[str, type[Figure]] = {
    "deadline": Deadline,
    "day_before": DayBefore,
    "days_between": DaysBetween,
    "remaining": Remaining,
    "daily_ceiling": DailyCeiling,
    "longest_ceiling": LongestCeiling,
}


def _says(words: Raw, figure: type[Figure]) -> bool:
    """Whether the words are the names that the figure is made of."""
    known = {part.name for part in fields(figure)}
    needed = {part.name for part in fields(figure) if part.default is MISSING}
    named = all(isinstance(value, str) for value in words.values())
    return named and needed <= words.keys() <= known


def _figure(figures: Figures, id: str, node: str) -> Figure:
    if id not in figures:
        raise ShapeError(node, f"there is no figure {id!r}")
    return figures[id]


def _day(figures: Figures, id: str, node: str) -> DayFigure:
    figure = _figure(figures, id, node)
    if not isinstance(figure, DayFigure):
        raise ShapeError(node, f"the figure {id!r} is no day")
    return figure


def _count(figures: Figures, id: str, node: str) -> CountOfDays:
    figure = _figure(figures, id, node)
    if not isinstance(figure, CountOfDays):
        raise ShapeError(node, f"the figure {id!r} is no count of days")
    return figure
