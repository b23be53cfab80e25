"""The library: everything that content holds, bound together and checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bot.domain.answers import Answer
from bot.domain.calendar import Holidays
from bot.domain.facts import Fact, Source
from bot.domain.figures import Situation
from bot.domain.flows import Flow


@dataclass(frozen=True, slots=True)
class Help:
    """Somebody a person can turn to. `caution` warns those for whom contact may be a danger;
    `listed`: also under /help, not only at the outcomes that name it."""

    id: str
    name: str
    what: str
    phone: str
    url: str
    seen: date
    caution: str = ""
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Term:
    """A legal term: the official English name, plain words, and the forms it takes in English."""

    id: str
    name: str
    plain: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Review:
    """That somebody read an outcome in a language, and the hash of the text they read."""

    flow: str
    outcome: str
    language: str
    by: str
    on: date
    hash: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A mistake in the content: the file, the node in it, and what is wrong."""

    file: str
    node: str
    what: str

    def __str__(self) -> str:
        return (
            f"{self.file}: {self.node}: {self.what}" if self.node else f"{self.file}: {self.what}"
        )


@dataclass(frozen=True)
class Library:
    flows: Mapping[str, Flow]
    facts: Mapping[str, Fact]
    sources: Mapping[str, Source]
    help: Mapping[str, Help]
    terms: Mapping[str, Term]
    topics: Mapping[str, Topic]
    holidays: Holidays
    legal_words: tuple[str, ...] = ()
    reviews: tuple[Review, ...] = ()
    problems: tuple[Problem, ...] = ()

    def situation(self, today: date, answers: Mapping[str, Answer] | None = None) -> Situation:
        return Situation(answers or {}, self.facts, self.holidays, today)

    @cached_property
    def flows_by_code(self) -> Mapping[str, Flow]:
        return {flow.code: flow for flow in self.flows.values()}
