"""python -m bot check: proves the content sound over every path in every language, and says
what it proved."""

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bot.content import CONTENT, load
from bot.domain.library import Library
from bot.domain.proof import Proof, prove
from bot.telegram.catalogues import LOCALES, Words, load_catalogues
from bot.telegram.limits import flow_problems, menu_problems
from bot.telegram.reader import Reader


def check(day: date, content: Path = CONTENT, locales: Path = LOCALES) -> int:
    """Prints what was proved, or every mistake; the exit code."""
    began = time.perf_counter()
    library, catalogues = load(content), load_catalogues(locales)
    proofs = [prove(flow, library.situation(day)) for flow in library.flows.values()]
    mistakes = [str(problem) for problem in library.problems]
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
    print(f"{len(mistakes)} mistakes, {time.perf_counter() - began:.1f} s")
    return 1 if mistakes or not library.flows else 0


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
    stale = sorted(fact.id for fact in library.facts.values() if fact.stale_on(day))
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
    print(f"to be looked at again ({len(stale)}): {', '.join(stale) or 'none'}")
