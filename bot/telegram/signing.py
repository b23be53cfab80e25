"""What a lawyer signs: the text of an outcome in one language, and its hash.

The text is spelled so that it changes when the meaning does, and only then: facts stand in it with
their bare values (`{fine=998 usd}`), figures by name with how they are computed, conditions by
the ids in them. The day on which a source was last read is not a part of it."""

import dataclasses
import hashlib
from collections.abc import Iterable, Iterator
from enum import Enum

from bot.domain.conditions import Condition
from bot.domain.dependencies import facts_of_condition, facts_of_figure
from bot.domain.facts import Fact
from bot.domain.flows import Flow, Line, Outcome
from bot.domain.library import Help, Review
from bot.domain.texts import Placeholder, fill, placeholders
from bot.telegram.reader import Reader

LENGTH = 16
"""Hexadecimal digits of a hash."""


def signed_hash(reader: Reader, flow: Flow, outcome: Outcome) -> str:
    text = "\n".join(signed_text(reader, flow, outcome))
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]


def signed_text(reader: Reader, flow: Flow, outcome: Outcome) -> Iterator[str]:
    """The outcome as it is signed, line by line."""
    spelled = _Spelled(reader, flow)
    yield f"# {spelled.filled(outcome.title)}"
    yield from spelled.lines("meaning", outcome.meaning)
    yield from spelled.lines("now", outcome.now)
    yield from spelled.lines("avoid", outcome.avoid)
    yield from spelled.figures(outcome)
    for fact in outcome.facts:
        yield from spelled.fact(reader.library.facts[fact])
    for help in outcome.help:
        yield spelled.help(reader.library.help[help])


def standing(reader: Reader, flow: Flow, outcome: Outcome) -> Review | None:
    """The newest review of the text as it is today in the reader's language. Without a review of
    the outcome no text is put together."""
    reviews = _reviews(reader, flow, outcome)
    if not reviews:
        return None
    today = signed_hash(reader, flow, outcome)
    held = [review for review in reviews if review.hash == today]
    return max(held, key=lambda review: review.on, default=None)


def _reviews(reader: Reader, flow: Flow, outcome: Outcome) -> list[Review]:
    place = (flow.id, outcome.id, reader.language)
    return [
        review
        for review in reader.library.reviews
        if (review.flow, review.outcome, review.language) == place
    ]


def void_reviews(readers: Iterable[Reader]) -> Iterator[Review]:
    """The reviews whose text is no longer what was read, or no longer there."""
    by_language = {reader.language: reader for reader in readers}
    library = next(iter(by_language.values())).library
    for review in library.reviews:
        reader = by_language.get(review.language)
        if reader is None or review.hash != _hash_today(reader, review):
            yield review


def _hash_today(reader: Reader, review: Review) -> str | None:
    flow = reader.library.flows.get(review.flow)
    outcome = flow.outcomes.get(review.outcome) if flow else None
    return signed_hash(reader, flow, outcome) if flow and outcome else None


@dataclasses.dataclass(frozen=True, slots=True)
class _Spelled:
    reader: Reader
    flow: Flow

    def lines(self, part: str, lines: tuple[Line, ...]) -> Iterator[str]:
        for line in lines:
            when = f" [if {self.condition(line.when)}]" if line.when else ""
            yield f"{part}{when}: {self.filled(line.text)}"
            if line.otherwise:
                yield f"{part}, otherwise: {self.filled(line.otherwise)}"

    def filled(self, text: str) -> str:
        values = {place: self._value(place) for place in placeholders(text)}
        return fill(self.reader.words(text), values)

    def _value(self, place: Placeholder) -> str:
        if place.name in self.flow.figures:
            return f"{{{place.name}}}"
        if place.aspect == "seen":
            return f"{{seen:{place.name}}}"
        fact = self.reader.library.facts[place.name]
        if place.aspect == "value":
            return f"{{{self.value(fact)}}}"
        period = fact.on(self.reader.today)
        return f"{{since:{fact.id}={period and period.since}}}"

    def value(self, fact: Fact) -> str:
        value = fact.value_on(self.reader.today)
        return f"{fact.id}={'not known' if value is None else f'{value} {fact.unit}'}"

    def condition(self, condition: Condition) -> str:
        return f"{spelled(condition)}{self._where(facts_of_condition(condition))}"

    def figures(self, outcome: Outcome) -> Iterator[str]:
        texts = [text for line in outcome.lines() for text in (line.text, line.otherwise or "")]
        named = {place.name for text in texts for place in placeholders(text)}
        for id in sorted(named & self.flow.figures.keys()):
            figure = self.flow.figures[id]
            yield f"figure {id}: {spelled(figure)}{self._where(facts_of_figure(figure))}"

    def _where(self, facts: frozenset[str]) -> str:
        """What the facts say today, after a condition or a figure that names them."""
        values = [self.value(self.reader.library.facts[id]) for id in sorted(facts)]
        return f" where {', '.join(values)}" if values else ""

    def fact(self, fact: Fact) -> Iterator[str]:
        period = fact.on(self.reader.today)
        status = period.status if period else "not known"
        since = period and period.since
        yield f"fact {fact.id}: {self.filled(fact.statement)}"
        value = f"{self.value(fact)}, " if fact.unit else ""
        yield f"fact {fact.id}: {value}{status} since {since}, {fact.confidence}"
        for id in (period or fact.periods[-1]).sources:
            source = self.reader.library.sources[id]
            mark = "official" if source.official else "not official"
            yield f"source: {source.title} | {source.citation} | {source.url} | {mark}"

    def help(self, help: Help) -> str:
        say = self.reader.words
        texts = (help.name, say(help.what), help.phone, help.url, say(help.caution))
        return f"help: {' | '.join(texts)}"


def spelled(value: object) -> str:
    """A condition or a figure in a form that is the same in every process."""
    if isinstance(value, frozenset | tuple):
        return "|".join(sorted(map(spelled, value)))
    if isinstance(value, Enum) or not dataclasses.is_dataclass(value):
        return str(value)
    fields = [spelled(getattr(value, one.name)) for one in dataclasses.fields(value)]
    return f"{type(value).__name__}({', '.join(fields)})"
