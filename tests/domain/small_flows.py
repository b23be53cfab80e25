"""Small flows for tests: one by hand, and any that hypothesis makes up."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from bot.domain.answers import NOT_SURE, Answer, Day, NotSure, Number
from bot.domain.classes import every_answer
from bot.domain.conditions import AtLeast, Condition, Is, OnOrAfter
from bot.domain.facts import Unit
from bot.domain.figures import Situation
from bot.domain.flows import Branch, Change, Flow, Kind, Option, Outcome, Question, Route
from bot.domain.replay import Place, answer, begin
from tests.domain.situations import HOLIDAYS, fact

TODAY = date(2026, 1, 5)
"""With dates from this year on, five days can be answered."""
FACTS = {
    "border": fact("border", date(2026, 1, 3), Unit.DATE),
    "two": fact("two", 2, Unit.COUNT),
}
SITUATION = Situation({}, FACTS, HOLIDAYS, TODAY)
ENDS = ("good", "bad")


def words(id: str) -> str:
    """A sentence of its own for the id, without digits: those come from facts only."""
    return id.translate(str.maketrans("0123456789", "abcdefghij"))


def to(target: str, *branches: Branch) -> Route:
    return Route(branches, target)


def choice(id: str, targets: Iterable[str]) -> Question:
    """A choice with an option for each target; the last says "I don't know"."""
    ways = list(targets)
    names = [*(f"o{n}" for n in range(len(ways) - 1)), NOT_SURE]
    options = tuple(
        Option(name, words(name), route=to(way)) for name, way in zip(names, ways, strict=True)
    )
    return Question(id, words(f"{id}?"), Kind.CHOICE, options)


def ticks(id: str, count: int, route: Route) -> Question:
    options = [Option(f"o{n}", words(f"o{n}")) for n in range(count)]
    return Question(
        id, words(f"{id}?"), Kind.SEVERAL, (*options, Option(NOT_SURE, "?", alone=True)), route
    )


def dated(id: str, route: Route, not_sure: str) -> Question:
    return Question(
        id, words(f"{id}?"), Kind.DATE, route=route, not_sure=to(not_sure), earliest=2026
    )


def numbered(id: str, route: Route, not_sure: str) -> Question:
    return Question(id, words(f"{id}?"), Kind.NUMBER, route=route, not_sure=to(not_sure), most=3)


def flow_of(*questions: Question) -> Flow:
    """A flow from the first question to the outcomes "good" and "bad"."""
    outcomes = {end: Outcome(end, end, (), (), (), ("border",), ("desk",)) for end in ENDS}
    return Flow(
        id="small",
        code="sm",
        title="Small",
        start=questions[0].id,
        questions={question.id: question for question in questions},
        outcomes=outcomes,
        figures={},
        changes=(Change(TODAY, "First version."),),
    )


def with_question(flow: Flow, id: str, **changes: object) -> Flow:
    """The flow with one of its questions changed."""
    question = replace(flow.questions[id], **changes)  # type: ignore[arg-type]  # a test's own
    return replace(flow, questions={**flow.questions, id: question})


@st.composite
def flows(draw: st.DrawFn, most: int = 4) -> Flow:
    """Any flow without cycles: each question leads to a later one or to an outcome."""
    count = draw(st.integers(1, most))
    ids = [f"q{n}" for n in range(count)]
    made: list[Question] = []
    for n, id in enumerate(ids):
        onward = ids[n + 1 : n + 2] or [ENDS[0]]
        targets = st.sampled_from([*ids[n + 1 :], *ENDS])
        made.append(_question(draw, id, onward[0], targets, made))
    return flow_of(*made)


def _question(
    draw: st.DrawFn, id: str, onward: str, targets: st.SearchStrategy[str], before: list[Question]
) -> Question:
    """A question with one answer at least that leads on to the next."""
    kind = draw(st.sampled_from(Kind))
    if kind is Kind.CHOICE:
        others = draw(st.lists(targets, min_size=1, max_size=2))
        return choice(id, [onward, *others])
    route = to(onward, *_branches(draw, id, kind, targets, before))
    if kind is Kind.SEVERAL:
        return ticks(id, draw(st.integers(1, 3)), route)
    return (dated if kind is Kind.DATE else numbered)(id, route, draw(targets))


def _branches(
    draw: st.DrawFn, id: str, kind: Kind, targets: st.SearchStrategy[str], before: list[Question]
) -> list[Branch]:
    about = [(id, kind), *((question.id, question.kind) for question in before)]
    asked = draw(st.lists(st.sampled_from(about), max_size=2))
    return [Branch(_condition(*one), draw(targets), draw(targets)) for one in asked]


def _condition(id: str, kind: Kind) -> Condition:
    match kind:
        case Kind.DATE:
            return OnOrAfter(id, "border")
        case Kind.NUMBER:
            return AtLeast(id, "two")
        case _:
            return Is(id, frozenset({"o0"}))


def every_path(flow: Flow, situation: Situation = SITUATION) -> Iterable[Place]:
    """Every path to an outcome, walked one by one."""
    waiting = [begin(flow)]
    while waiting:
        place = waiting.pop()
        if isinstance(place.node, Outcome):
            yield place
        else:
            answers = every_answer(place.node, situation.today)
            waiting += [answer(place, given, situation) for given in answers]


@st.composite
def walks(draw: st.DrawFn, flow: Flow, situation: Situation = SITUATION) -> Place:
    """A place that some answers lead to, the first question and outcomes too."""
    place = begin(flow)
    for _ in range(draw(st.integers(0, 24))):
        if isinstance(place.node, Outcome):
            break
        place = answer(place, draw(answers(place.node, situation.today)), situation)
    return place


def answers(question: Question, today: date) -> st.SearchStrategy[Answer]:
    not_sure = st.just(NotSure()) if question.not_sure else st.nothing()
    match question.kind:
        case Kind.DATE:
            first = date(question.earliest, 1, 1)
            return st.builds(Day, st.dates(first, question.last_day(today))) | not_sure
        case Kind.NUMBER:
            return st.builds(Number, st.integers(0, question.most)) | not_sure
        case _:
            return st.sampled_from(list(every_answer(question, today)))
