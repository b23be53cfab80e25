"""Answers: what a person can say to a question. They live in buttons only, never on a server."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Chosen:
    option: str


@dataclass(frozen=True, slots=True)
class Ticked:
    options: frozenset[str]


@dataclass(frozen=True, slots=True)
class Day:
    day: date


@dataclass(frozen=True, slots=True)
class Number:
    number: int


@dataclass(frozen=True, slots=True)
class NotSure:
    """ "I don't know", which is always an answer."""


Answer = Chosen | Ticked | Day | Number | NotSure

NOT_SURE = "not_sure"
"""The id of the option that says "I don't know" in every choice."""


@dataclass(frozen=True, slots=True)
class Step:
    """One answered question of a path."""

    question: str
    answer: Answer


Path = tuple[Step, ...]
