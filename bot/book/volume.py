"""What the book is made of: the library on one day, in every language, proved and counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bot.book.spelling import Spelling
from bot.domain.dependencies import facts_of_outcome, facts_of_question
from bot.domain.flows import Flow, Outcome
from bot.domain.library import Library, Problem, Review
from bot.domain.proof import Proof, Reached, prove
from bot.telegram.catalogues import NAMES, SOURCE, Words
from bot.telegram.reader import Reader
from bot.telegram.signing import signed_hash, standing, void_reviews

Place = tuple[str, str]
"""A flow and a node of it."""


@dataclass(frozen=True, slots=True)
class Signature:
    """The state of one outcome in one language."""

    language: str
    hash: str
    review: Review | None
    void: tuple[Review, ...]


@dataclass(frozen=True)
class Volume:
    library: Library
    catalogues: Mapping[str, Words]
    day: date
    problems: tuple[Problem, ...] = ()

    @cached_property
    def readers(self) -> tuple[Reader, ...]:
        """One of each language, English first."""
        return tuple(Reader(words, self.library, self.day) for words in self.catalogues.values())

    @property
    def english(self) -> Reader:
        return next(reader for reader in self.readers if reader.language == SOURCE)

    @cached_property
    def proofs(self) -> Mapping[str, Proof]:
        situation = self.library.situation(self.day)
        return {id: prove(flow, situation, by_way=True) for id, flow in self.library.flows.items()}

    def ways(self, flow: Flow, node: str) -> list[Reached]:
        """The ways to a node, the shortest first; each with how many paths take it."""
        found = self.proofs[flow.id].reached.get(node, ())
        return sorted(found, key=lambda way: (len(way.place.steps), -way.paths))

    def spelling(self, flow: Flow, *, short: bool = False) -> Spelling:
        return Spelling(self.english, flow, short)

    @cached_property
    def void(self) -> tuple[Review, ...]:
        return tuple(void_reviews(self.readers))

    def signatures(self, flow: Flow, outcome: Outcome) -> list[Signature]:
        return [
            Signature(
                reader.language,
                signed_hash(reader, flow, outcome),
                standing(reader, flow, outcome),
                tuple(
                    review
                    for review in self.void
                    if (review.flow, review.outcome, review.language)
                    == (flow.id, outcome.id, reader.language)
                ),
            )
            for reader in self.readers
        ]

    @cached_property
    def resting(self) -> Mapping[str, tuple[Place, ...]]:
        """For each fact, the outcomes and questions that rest on it."""
        found: dict[str, list[Place]] = {fact: [] for fact in self.library.facts}
        for flow in self.library.flows.values():
            for outcome in flow.outcomes.values():
                for fact in sorted(facts_of_outcome(self.library, flow, outcome)):
                    found[fact].append((flow.id, outcome.id))
            for question in flow.questions.values():
                for fact in sorted(facts_of_question(flow, question)):
                    found[fact].append((flow.id, question.id))
        return {fact: tuple(places) for fact, places in found.items()}


def language_name(code: str) -> str:
    return NAMES.get(code, code)
