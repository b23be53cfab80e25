"""python -m bot check: proves the content sound over every path in every language, and says
what it proved."""

import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from bot.content import CONTENT, editorial_problems, load
from bot.domain.library import Library
from bot.domain.proof import Proof, prove
from bot.telegram.catalogues import LOCALES, Words, load_catalogues
from bot.telegram.limits import flow_problems, menu_problems
from bot.telegram.reader import Reader
from bot.telegram.signing import void_reviews

SOON = 30
"""Days ahead for which facts to look at again are listed."""


def check(day: date, content: Path = CONTENT, locales: Path = LOCALES) -> int:
    """Prints what was proved, or every mistake; the exit code."""
    began = time.perf_counter()
    library, catalogues = load(content), load_catalogues(locales)
    proofs = [prove(flow, library.situation(day)) for flow in library.flows.values()]
    mistakes = [str(one) for one in (*library.problems, *editorial_problems(library, content))]
    mistakes += _unreached(proofs, day)
    readers = [Reader(words, library, day) for words in catalogues.values()]
    mistakes += _too_long(proofs, readers)
    for reader in readers:
        mistakes += [f"menus: {what}" for what in menu_problems(reader, list(catalogues))]
    for mistake in mistakes:
        print(mistake)
    if not library.flows and not mistakes:
        print("there is no flow")
    elif not mistakes:
        _report(proofs, library, catalogues, day)
    _print_reviews(readers)
    print(f"{len(mistakes)} mistakes, {time.perf_counter() - began:.1f} s")
    return 1 if mistakes or not library.flows else 0


def stale(day: date, content: Path = CONTENT) -> int:
    """Prints the facts to look at again by date, with their sources; 1 if one is overdue."""
    library = load(content)
    soon = day + timedelta(days=SOON)
    due = [fact for fact in library.facts.values() if fact.review_by <= soon]
    for fact in sorted(due, key=lambda fact: (fact.review_by, fact.id)):
        late = "overdue" if fact.stale_on(day) else "by"
        print(f"{late} {fact.review_by}: {fact.id} (seen {fact.seen}, {fact.confidence})")
        for id in (fact.on(day) or fact.periods[-1]).sources:
            source = library.sources[id]
            print(f"    {source.citation or source.title}: {source.url}")
    overdue = sum(fact.stale_on(day) for fact in due)
    print(f"As of {day}: {overdue} overdue, {len(due) - overdue} due by {soon}")
    return 1 if overdue else 0


def _print_reviews(readers: list[Reader]) -> None:
    """How many texts somebody has read as they are today, and which signatures are void."""
    void = list(void_reviews(readers))
    held = set(readers[0].library.reviews) - set(void)
    print(
        f"read by a lawyer: {len({(one.flow, one.outcome, one.language) for one in held})} texts"
    )
    for review in void:
        where = f"{review.flow}/{review.outcome} [{review.language}]"
        print(f"void: {where} is not what {review.by} read on {review.on}")


def _unreached(proofs: list[Proof], day: date) -> Iterator[str]:
    for proof in proofs:
        for node in sorted(proof.unreached):
            yield f"flows/{proof.flow.id}.toml: {node}: no answers lead here as of {day}"


def _too_long(proofs: list[Proof], readers: list[Reader]) -> Iterator[str]:
    for proof in proofs:
        for node, what in flow_problems(proof, readers):
            yield f"flows/{proof.flow.id}.toml: {node}: {what}"


def _report(
    proofs: list[Proof], library: Library, catalogues: dict[str, Words], day: date
) -> None:
    overdue = sorted(fact.id for fact in library.facts.values() if fact.stale_on(day))
    unsettled = sorted(fact.id for fact in library.facts.values() if not fact.settled_on(day))
    print(f"As of {day}, in {', '.join(catalogues)}:")
    for proof in proofs:
        flow = proof.flow
        print(
            f"{flow.id}: {len(flow.questions)} questions, {len(flow.outcomes)} outcomes, "
            f"{proof.paths:,} paths; each ends in an outcome with a source and somebody who "
            "can help; every text and button fits"
        )
    print(f"{len(library.facts)} facts, {len(library.sources)} sources")
    print(f"not settled ({len(unsettled)}): {', '.join(unsettled) or 'none'}")
    print(f"to be looked at again ({len(overdue)}): {', '.join(overdue) or 'none'}")
