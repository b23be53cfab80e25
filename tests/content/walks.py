"""Walks through a flow of the real content: answers in, the node or the rendered outcome out."""

from dataclasses import dataclass
from datetime import date

from bot.content import load
from bot.domain.answers import Answer, Chosen, Day, NotSure, Number, Ticked
from bot.domain.flows import Flow, Outcome
from bot.domain.replay import Place, replay
from bot.telegram.catalogues import SOURCE, load_catalogues
from bot.telegram.outcome_views import outcome_view
from bot.telegram.reader import Reader
from bot.telegram.view import visible

TODAY = date(2026, 11, 21)
LIBRARY = load()
ENGLISH = load_catalogues()[SOURCE]

Given = str | date | int | set[str] | None


def answered(given: Given) -> Answer:
    match given:
        case None:
            return NotSure()
        case date():
            return Day(given)
        case int():
            return Number(given)
        case set():
            return Ticked(frozenset(given))
    return Chosen(given)


@dataclass(frozen=True)
class Walk:
    """One flow. Every walk has answered the safety question with "none" before."""

    flow: Flow

    @classmethod
    def of(cls, flow: str) -> "Walk":
        return cls(LIBRARY.flows[flow])

    def to(self, *given: Given, today: date = TODAY) -> Place:
        answers = [Chosen("none"), *map(answered, given)]
        return replay(self.flow, answers, LIBRARY.situation(today))

    def node(self, *given: Given, today: date = TODAY) -> str:
        return self.to(*given, today=today).node.id

    def figure(self, name: str, *given: Given, today: date = TODAY) -> int | date | None:
        situation = LIBRARY.situation(today, self.to(*given, today=today).answers)
        return self.flow.figures[name].compute(situation)

    def page(self, *given: Given, today: date = TODAY) -> str:
        """The outcome at the end of the walk as a reader of English sees it."""
        place = self.to(*given, today=today)
        assert isinstance(place.node, Outcome), f"{place.node.id} is a question"
        reader = Reader(ENGLISH, LIBRARY, today)
        return visible(outcome_view(reader, place, place.node).html)
