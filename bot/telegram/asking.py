"""Asking: one question at one place, and what its buttons carry."""

from dataclasses import dataclass

from bot.domain.answers import Answer, Path, Step
from bot.domain.flows import Flow, Outcome, Question
from bot.domain.replay import Place
from bot.telegram.callbacks import FlowView, flow_data


@dataclass(frozen=True, slots=True)
class Asking:
    """A question after `before`. When an earlier answer is changed, `after` holds the steps that
    followed it, and they are kept where they still fit."""

    flow: Flow
    before: Path
    question: Question
    pending: str = ""
    whole: Path | None = None

    @classmethod
    def at(cls, place: Place, pending: str = "") -> "Asking":
        if isinstance(place.node, Outcome):
            raise TypeError(f"{place.node.id} is an outcome")
        return cls(place.flow, place.steps, place.node, pending)

    @classmethod
    def again(cls, place: Place, index: int, pending: str = "") -> "Asking":
        """The question of an earlier step once more. IndexError: there is no such step."""
        question = place.flow.questions[place.steps[index].question]
        return cls(place.flow, place.steps[:index], question, pending, place.steps)

    def answered(self, given: Answer) -> str:
        """What a button carries that gives the answer."""
        step = Step(self.question.id, given)
        if self.whole is None:
            return flow_data(FlowView.PLACE, self.flow, (*self.before, step))
        kept = self.whole[len(self.before) + 1 :]
        return flow_data(FlowView.KEPT, self.flow, (*self.before, step, *kept))

    def partly(self, pending: str) -> str:
        """What a button carries that chooses a part of the answer."""
        if self.whole is None:
            return flow_data(FlowView.PART, self.flow, self.before, pending)
        return flow_data(FlowView.CHANGE, self.flow, self.whole, f"{len(self.before)}!{pending}")
