"""What facts and outcomes say on a day in English, and the draft of an alert when it changes."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.facts import Fact, LegalStatus
from bot.domain.flows import Flow, Outcome
from bot.domain.library import Library
from bot.domain.standing import (
    Change,
    Said,
    Standing,
    dependents,
    fact_node,
    followed_node,
    outcome_node,
    outcomes,
)
from bot.domain.texts import fill, placeholders
from bot.services.changes import NewDraft
from bot.telegram.outcome_views import STATUS
from bot.telegram.reader import Reader, Wording
from bot.telegram.view import bold, paragraphs, plain

LONGEST = 1200
"""Symbols of each side in a draft, so that it fits into a message with room to spare."""
UNKNOWN = "…"
"""Stands for a value that depends on a person's answers, or that is not known."""


@dataclass(frozen=True, slots=True)
class ContentWords:
    """`reader` makes the English reader of a day."""

    library: Library
    reader: Callable[[date], Reader]

    @property
    def complete(self) -> bool:
        return not self.library.problems

    def standing(self, day: date) -> Standing:
        reader = self.reader(day)
        facts = {fact_node(id): (_fact(reader, f),) for id, f in self.library.facts.items()}
        texts = {outcome_node(id): _outcome(reader, o) for id, _, o in outcomes(self.library)}
        return facts | texts

    def draft(self, day: date, change: Change) -> NewDraft | None:
        concerned = dependents(self.library, change.node)
        if not concerned:
            return None
        reader, fact = self.reader(day), _fact_of(self.library, change)
        period = fact.on(day) if fact else None
        since = period.since if period and period.since else day
        return NewDraft(draft_html(reader, change, since), _source(reader, fact), concerned)


def _fact(reader: Reader, fact: Fact) -> Said:
    period = fact.on(reader.today)
    standing = [str(period.value), period.status, str(period.since)] if period else []
    statement = Wording.of(reader, {}, {}).sentence(fact.statement)
    return Said(json.dumps([fact.statement, *standing]), f"{statement} {_status(reader, fact)}")


def _status(reader: Reader, fact: Fact) -> str:
    say, period = reader.words, fact.on(reader.today)
    status = say(STATUS[period.status if period else LegalStatus.UNKNOWN])
    if period is None or period.since is None:
        return say("Status: {status}.", status=status)
    return say("Status: {status} since {since}.", status=status, since=reader.day(period.since))


def _outcome(reader: Reader, outcome: Outcome) -> tuple[Said, ...]:
    return tuple(Said(text, _filled(reader, text)) for text in outcome.sentences())


def _filled(reader: Reader, text: str) -> str:
    """With the values of facts, which are the same for everybody, and of nothing else."""
    wording = Wording.of(reader, {}, {})
    values = {}
    for place in placeholders(text):
        name = place.name if place.aspect == "value" else f"{place.aspect}:{place.name}"
        known = place.name in reader.library.facts
        values[place] = (wording.filled(f"{{{name}}}") if known else None) or UNKNOWN
    return fill(text, values)


def draft_html(reader: Reader, change: Change, since: date) -> str:
    """What it said, what it says now, since when; the source stands under every alert."""
    say = reader.words
    return paragraphs(
        bold(_title(reader, change)),
        _listed(say("It said"), change.said),
        _listed(say("It says now"), change.says),
        "" if change.says else plain(say("We no longer give this answer.")),
        plain(say("Since {day}.", day=reader.day(since))),
    )


def _title(reader: Reader, change: Change) -> str:
    own = followed_node(change.node)
    flow: Flow | None = reader.library.flows.get(own.flow) if own else None
    outcome = flow.outcomes.get(own.outcome) if own and flow else None
    return Wording.of(reader, {}, {}).sentence(outcome.title) if outcome else ""


def _listed(title: str, sentences: Sequence[str]) -> str:
    lines = "\n".join(plain(sentence) for sentence in _cut(sentences))
    return f"{bold(title)}\n{lines}" if lines else ""


def _cut(sentences: Iterable[str]) -> list[str]:
    kept: list[str] = []
    for sentence in sentences:
        if sum(map(len, kept)) + len(sentence) > LONGEST:
            return [*kept, UNKNOWN]
        kept.append(sentence)
    return kept


def _fact_of(library: Library, change: Change) -> Fact | None:
    """The fact that changed, or the first one under the outcome."""
    own = followed_node(change.node)
    if own is None:
        return library.facts.get(change.node.removeprefix("fact:"))
    flow = library.flows.get(own.flow)
    outcome = flow.outcomes.get(own.outcome) if flow else None
    return library.facts.get(outcome.facts[0]) if outcome and outcome.facts else None


def _source(reader: Reader, fact: Fact | None) -> str:
    if fact is None:
        return ""
    period = fact.on(reader.today) or fact.periods[-1]
    return reader.library.sources[period.sources[0]].url
