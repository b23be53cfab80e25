"""What rests on which fact: conditions, figures, sentences, outcomes."""

from collections.abc import Iterable, Iterator, Mapping

from bot.domain.conditions import (
    All,
    Any,
    AtLeast,
    Condition,
    Counts,
    Known,
    LongerAgoThan,
    Not,
    OnOrAfter,
    Passed,
)
from bot.domain.figures import DailyCeiling, DayBefore, Deadline, Figure, LongestCeiling, Remaining
from bot.domain.flows import Flow, Line, Outcome, Question
from bot.domain.library import Library
from bot.domain.texts import placeholders


def facts_of_figure(figure: Figure) -> frozenset[str]:
    match figure:
        case Deadline(term=fact) | DayBefore(term=fact) | Remaining(limit=fact):
            return frozenset({fact})
        case DailyCeiling(daily=daily, limit=limit) | LongestCeiling(daily=daily, limit=limit):
            return frozenset({daily, limit})
    return frozenset()


def facts_of_condition(condition: Condition) -> frozenset[str]:
    match condition:
        case All(parts) | Any(parts):
            return frozenset().union(*map(facts_of_condition, parts))
        case Not(part):
            return facts_of_condition(part)
        case OnOrAfter(fact=fact) | LongerAgoThan(term=fact) | AtLeast(fact=fact):
            return frozenset({fact})
        case Counts(figure=figure, fact=fact):
            return facts_of_figure(figure) | {fact}
        case Passed(figure) | Known(figure):
            return facts_of_figure(figure)
    return frozenset()


def facts_of_sentence(text: str, figures: Mapping[str, Figure]) -> Iterator[str]:
    """The facts whose values stand in a sentence, or in a figure of it."""
    for place in placeholders(text):
        if place.name in figures:
            yield from facts_of_figure(figures[place.name])
        elif place.aspect != "seen":
            yield place.name


def _facts_of_lines(lines: Iterable[Line], figures: Mapping[str, Figure]) -> Iterator[str]:
    for line in lines:
        yield from facts_of_sentence(line.text, figures)
        yield from facts_of_sentence(line.otherwise or "", figures)
        if line.when is not None:
            yield from facts_of_condition(line.when)


def facts_of_outcome(library: Library, flow: Flow, outcome: Outcome) -> frozenset[str]:
    """Every fact whose change changes what the outcome says: those it stands on, those in its
    sentences, figures and conditions, and those that the statements of the first quote."""
    named = {
        *outcome.facts,
        *facts_of_sentence(outcome.title, flow.figures),
        *_facts_of_lines(outcome.lines(), flow.figures),
    }
    quoted = {
        fact for id in outcome.facts for fact in facts_of_sentence(library.facts[id].statement, {})
    }
    return frozenset(named | quoted)


def facts_of_question(flow: Flow, question: Question) -> frozenset[str]:
    """Every fact whose change changes what the question says or where it leads."""
    routed = {
        fact
        for route in question.routes()
        for branch in route.branches
        for fact in facts_of_condition(branch.when)
    }
    said = facts_of_sentence(question.why, flow.figures)
    return frozenset({*routed, *said, *_facts_of_lines(question.lines, flow.figures)})
