"""How content writes conditions and figures."""

from collections.abc import Mapping
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
    raise ShapeError(node, f"no condition is written with {sorted(raw)}")


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
    match raw:
        case {"kind": "deadline", "after": str(after), "term": str(term), **rest} if not rest:
            return Deadline(after, term)
        case {"kind": "day_before", "before": str(before), "term": str(term), **rest} if not rest:
            return DayBefore(before, term)
        case {"kind": "days_between", "since": str(since), **rest} if rest.keys() <= {"until"}:
            return DaysBetween(since, rest.get("until"))
        case {"kind": "remaining", "limit": str(limit), "used": str(used), **rest} if not rest:
            return Remaining(limit, used)
        case {"kind": "daily_ceiling", "since": str(since), **rest} if rest.keys() == _CEILING:
            return DailyCeiling(since, **rest)
        case {"kind": "longest_ceiling", **rest} if rest.keys() == _CEILING:
            return LongestCeiling(**rest)
    raise ShapeError(f"figures.{id}", f"no figure is written with {sorted(raw)}")


_CEILING = {"daily", "limit"}


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
