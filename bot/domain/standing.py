"""What facts and outcomes say on a day, and what has changed since it was last looked at."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from bot.domain.dependencies import facts_of_outcome
from bot.domain.flows import Flow, Outcome, OutcomeId
from bot.domain.library import Library


class Said(NamedTuple):
    """`key` changes when what is said changes; `shown` is how an English reader saw it."""

    key: str
    shown: str


Standing: TypeAlias = Mapping[str, tuple[Said, ...]]
"""By node: a fact or an outcome."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a node no longer says, and what it says instead."""

    node: str
    said: tuple[str, ...]
    says: tuple[str, ...]


def fact_node(id: str) -> str:
    return f"fact:{id}"


def outcome_node(id: OutcomeId) -> str:
    return f"outcome:{id.flow}/{id.outcome}"


def outcomes(library: Library) -> Iterator[tuple[OutcomeId, Flow, Outcome]]:
    for flow in library.flows.values():
        for outcome in flow.outcomes.values():
            yield OutcomeId(flow.id, outcome.id), flow, outcome


def followed_node(node: str) -> OutcomeId | None:
    """The outcome that a node is, or None for a fact."""
    kind, _, name = node.partition(":")
    flow, _, outcome = name.partition("/")
    return OutcomeId(flow, outcome) if kind == "outcome" else None


def dependents(library: Library, node: str) -> frozenset[OutcomeId]:
    """The outcomes that a change of the node changes: itself, or all that rest on the fact."""
    own = followed_node(node)
    if own is not None:
        return frozenset({own})
    fact = node.removeprefix("fact:")
    return frozenset(
        id
        for id, flow, outcome in outcomes(library)
        if fact in facts_of_outcome(library, flow, outcome)
    )


def changes(before: Standing, now: Standing, *, complete: bool = True) -> Iterator[Change]:
    """Nodes that say something else than before. A new one is no change; an outcome that is gone
    is one, unless the content is not `complete` because some of it could not be read."""
    for node, was in before.items():
        if node in now:
            change = _between(node, was, now[node])
        elif complete and followed_node(node) is not None:
            change = Change(node, tuple(one.shown for one in was), ())
        else:
            continue
        if change.said or change.says:
            yield change


def _between(node: str, was: tuple[Said, ...], now: tuple[Said, ...]) -> Change:
    old, new = {one.key for one in was}, {one.key for one in now}
    return Change(
        node,
        tuple(one.shown for one in was if one.key not in new),
        tuple(one.shown for one in now if one.key not in old),
    )
