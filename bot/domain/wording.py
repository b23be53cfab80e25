"""Wording rules: placeholders bound to facts, figures with a way out, legal terms explained."""

import re
from collections.abc import Iterator

from bot.domain.facts import Fact
from bot.domain.flows import Flow, Line, Question
from bot.domain.library import Library
from bot.domain.texts import PLACEHOLDER, placeholders, stray_braces

Mistake = tuple[str, str]

_NAMES = re.compile(
    r"\b[A-Z]{1,5}-\d+[A-Z]{0,2}\b"  # forms and statuses: I-220A, F-1, EOIR-33
    r"|\b\d+ (?:CFR|U\.S\.C\.)(?: part)? \d+[\w.()-]*"  # 8 CFR 281.1
    r"|\bINA \d+[A-Z]?|\bH\.R\. ?1\b|\bSection \d+[A-Z]?\b"
)
_NUMBER = re.compile(r"\$?\d[\d.,:-]*")
"""Amounts, dates and counts: they reach a text through a fact only."""


def fact_problems(fact: Fact, library: Library) -> Iterator[str]:
    yield from _text_problems(fact.statement, set(library.facts), set())


def flow_problems(flow: Flow, library: Library) -> Iterator[Mistake]:
    for clash in sorted(flow.figures.keys() & library.facts.keys()):
        yield f"figures.{clash}", "is also the id of a fact"
    for what in fixed_problems(flow.title, library):
        yield "title", what
    for question in flow.questions.values():
        for what in _question_problems(question, flow, library):
            yield question.id, what
    for outcome in flow.outcomes.values():
        for what in _plain_problems(outcome.title, library):
            yield outcome.id, what
        for line in outcome.lines():
            for what in _line_problems(line, flow, library):
                yield outcome.id, what


def _question_problems(question: Question, flow: Flow, library: Library) -> Iterator[str]:
    asked = [question.ask]
    for option in question.options:
        asked += [option.label, option.hint]
    for text in asked:
        yield from fixed_problems(text, library)
    yield from _plain_problems(question.why, library)
    for line in question.lines:
        yield from _line_problems(line, flow, library)
    yield from _unexplained(question, library)


def fixed_problems(text: str, library: Library) -> Iterator[str]:
    """Texts that only an edit changes: a button's mark is made of them, or they are a label."""
    yield from _plain_problems(text, library)
    if names := [place.name for place in placeholders(text)]:
        yield f"holds {names}, but this text must stay as it is: say values in `lines`"


def _plain_problems(text: str, library: Library) -> Iterator[str]:
    yield from _text_problems(text, set(library.facts), set())


def _line_problems(line: Line, flow: Flow, library: Library) -> Iterator[str]:
    facts, figures = set(library.facts), set(flow.figures)
    yield from _text_problems(line.text, facts, figures)
    needs = {place.name for place in placeholders(line.text)} & figures
    if needs and line.otherwise is None:
        yield f"says {sorted(needs)} but not what to say where that is not known (`otherwise`)"
    if line.otherwise is not None:
        yield from _text_problems(line.otherwise, facts, set())


def _text_problems(text: str, facts: set[str], figures: set[str]) -> Iterator[str]:
    if stray_braces(text):
        yield f"has a brace that is no placeholder: {text[:60]!r}"
    for place in placeholders(text):
        if place.name not in facts | figures:
            yield f"has the placeholder {place.name!r}, which is neither a fact nor a figure here"
        elif place.aspect != "value" and place.name not in facts:
            yield f"asks for the dates of {place.name!r}, which is no fact"
    if match := _NUMBER.search(_NAMES.sub("", PLACEHOLDER.sub("", text))):
        yield f"writes {match[0]!r}: amounts, dates and counts come from facts only"


def _unexplained(question: Question, library: Library) -> Iterator[str]:
    """Legal words in the question that it does not explain, or that nobody has explained."""
    sentence = " ".join([question.ask, *(option.label for option in question.options)]).lower()
    for word in library.legal_words:
        if re.search(rf"\b{re.escape(word)}\b", sentence):
            named = [id for id, term in library.terms.items() if word in term.words]
            if not named:
                yield f"uses the legal term {word!r}, which has no glossary entry"
            elif not set(named) & set(question.terms):
                yield f"uses the legal term {word!r} but does not explain it: terms = {named}"
