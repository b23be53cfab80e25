"""Plain language: short sentences of one idea, and no office words. For English only, which is
what translators start from."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from bot.domain.flows import Outcome, Question
from bot.domain.library import Library, Problem

_END = re.compile(r"(?<!\bv)(?<!U\.S)(?<!\bNo)[.!?][”)]*\s+(?=[A-Z“(•{])")
_QUOTED = re.compile(r"“[^”]*”")
"""Words of others: names of papers, buttons and what somebody said."""


@dataclass(frozen=True, slots=True)
class PlainRules:
    """`longest`: words of a sentence; `breaks`: semicolons of a sentence, or colons,
    each of which begins another idea; `office`: office words and what to say instead."""

    longest: int = 28
    breaks: int = 1
    office: Mapping[str, str] = field(default_factory=dict)


def sentences(text: str) -> list[str]:
    return [sentence for sentence in _END.split(text) if sentence]


def plain_problems(text: str, rules: PlainRules) -> Iterator[str]:
    """Why a reader in a hurry would stumble over the text."""
    for sentence in sentences(text):
        words = len(sentence.split())
        if words > rules.longest:
            yield f"a sentence of {words} words (at most {rules.longest}): {sentence[:60]!r}"
        own = _QUOTED.sub("", sentence)
        if max(own.count(";"), own.count(": ")) > rules.breaks:
            yield f"a sentence with more than one idea, split it: {sentence[:60]!r}"
    yield from _office_words(_QUOTED.sub("", text), rules)


def _office_words(text: str, rules: PlainRules) -> Iterator[str]:
    for word in _pattern(tuple(rules.office)).findall(text) if rules.office else ():
        instead = rules.office[word.lower()]
        yield f"the office word {word!r}: say {instead!r}"


@lru_cache(maxsize=8)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


def library_plain_problems(library: Library, rules: PlainRules) -> Iterator[Problem]:
    """Everything in English that a person can read, by file and node; each sentence once."""
    seen = set[str]()
    for file, node, texts in _texts(library):
        for text in texts:
            if text not in seen:
                seen.add(text)
                for what in plain_problems(text, rules):
                    yield Problem(file, node, what)


def _texts(library: Library) -> Iterator[tuple[str, str, Iterable[str]]]:
    for fact in library.facts.values():
        yield "facts.toml", fact.id, [fact.statement]
    for help in library.help.values():
        yield "help.toml", help.id, [help.what, help.caution]
    for term in library.terms.values():
        yield "glossary.toml", term.id, [term.plain]
    for flow in library.flows.values():
        nodes: list[Question | Outcome] = [*flow.questions.values(), *flow.outcomes.values()]
        for node in nodes:
            yield f"flows/{flow.id}.toml", node.id, node.sentences()
