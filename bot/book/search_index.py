"""The index of the search: a script, because a page from disk may not fetch a file."""

import json
from collections.abc import Iterator
from typing import TypedDict

from bot.book.volume import Volume
from bot.domain.flows import Flow, Outcome, Question


class Entry(TypedDict):
    """`t`: title; `k`: kind; `u`: address from the index; `x`: what is searched."""

    t: str
    k: str
    u: str
    x: str


def search_index(volume: Volume) -> str:
    entries = json.dumps(list(_entries(volume)), ensure_ascii=False, separators=(",", ":"))
    return f"window.bookIndex = {entries};\n"


def _entries(volume: Volume) -> Iterator[Entry]:
    """Flows and outcomes first, then facts, then questions: in the order of what is sought."""
    for flow in volume.library.flows.values():
        yield _entry(flow.title, "flow", f"flows/{flow.id}.html", flow.id)
        for outcome in flow.outcomes.values():
            yield _node(volume, flow, outcome, outcome.title, "outcome")
    for fact in volume.library.facts.values():
        sources = [volume.library.sources[id] for one in fact.periods for id in one.sources]
        text = [fact.statement, fact.note]
        text += [part for source in sources for part in (source.title, source.citation)]
        yield _entry(fact.id, "fact", f"facts.html#{fact.id}", " ".join(text))
    for flow in volume.library.flows.values():
        for question in flow.questions.values():
            yield _node(volume, flow, question, question.ask, "question")


def _node(volume: Volume, flow: Flow, node: Question | Outcome, title: str, kind: str) -> Entry:
    address = f"flows/{flow.id}/{node.id}.html"
    return _entry(title, f"{kind} in {flow.title}", address, _text(volume, node))


def _text(volume: Volume, node: Question | Outcome) -> str:
    sentences = list(node.sentences())
    texts = [reader.words(text) for reader in volume.readers for text in sentences]
    return " ".join([node.id, *dict.fromkeys(texts)])


def _entry(title: str, kind: str, address: str, text: str) -> Entry:
    return {"t": title, "k": kind, "u": address, "x": text}
