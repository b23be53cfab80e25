"""The index of the search: a script, because a page from disk may not fetch a file."""

import json
from collections.abc import Iterator
from typing import TypedDict

from bot.book.volume import Volume
from bot.domain.flows import Outcome, Question


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
    for flow in volume.library.flows.values():
        yield _entry(flow.title, "flow", f"flows/{flow.id}.html", flow.id)
        nodes: list[Question | Outcome] = [*flow.outcomes.values(), *flow.questions.values()]
        for node in nodes:
            outcome = isinstance(node, Outcome)
            title = node.title if isinstance(node, Outcome) else node.ask
            kind = f"{'outcome' if outcome else 'question'} in {flow.title}"
            yield _entry(title, kind, f"flows/{flow.id}/{node.id}.html", _text(volume, node))
    for fact in volume.library.facts.values():
        sources = [volume.library.sources[id] for one in fact.periods for id in one.sources]
        text = [fact.statement, fact.note]
        text += [part for source in sources for part in (source.title, source.citation)]
        yield _entry(fact.id, "fact", f"facts.html#{fact.id}", " ".join(text))


def _text(volume: Volume, node: Question | Outcome) -> str:
    sentences = list(node.sentences())
    texts = [reader.words(text) for reader in volume.readers for text in sentences]
    return " ".join([node.id, *dict.fromkeys(texts)])


def _entry(title: str, kind: str, address: str, text: str) -> Entry:
    return {"t": title, "k": kind, "u": address, "x": text}
