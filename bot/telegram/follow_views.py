"""Following an answer: the button under it, and the list of those that a reader follows."""

from collections.abc import Sequence

from bot.domain.codec import outcome_code
from bot.domain.flows import Flow, Outcome, OutcomeId
from bot.domain.library import Library
from bot.telegram.callbacks import Callback, data, link_data
from bot.telegram.reader import Reader, Wording
from bot.telegram.view import Button, Row, View, bold, paragraphs, plain

GONE = "gone"
"""Stands in a button for every followed answer that the content no longer has."""


def follow_button(reader: Reader, flow: Flow, outcome: Outcome) -> Button:
    """Carries the outcome, and nothing of the path that led to it."""
    return Button(reader.words("Follow this answer"), _data(Callback.FOLLOW, flow, outcome))


def _data(callback: Callback, flow: Flow, outcome: Outcome) -> str:
    return data(callback, flow.code, outcome_code(flow, outcome.id))


def named(library: Library, arguments: Sequence[str]) -> OutcomeId | None:
    """The outcome that such a button carries; None for a forged or an old one."""
    if len(arguments) != 2 or (flow := library.flows_by_code.get(arguments[0])) is None:
        return None
    found = (id for id in flow.outcomes if outcome_code(flow, id) == arguments[1])
    return next((OutcomeId(flow.id, id) for id in found), None)


def followed_view(reader: Reader, ids: Sequence[OutcomeId], notice: str = "") -> View:
    say = reader.words
    there = [
        (flow, outcome)
        for id in ids
        if (flow := reader.library.flows.get(id.flow))
        if (outcome := flow.outcomes.get(id.outcome))
    ]
    lines = [
        f"{number}. {plain(_title(reader, outcome))}"
        for number, (_, outcome) in enumerate(there, 1)
    ]
    html = paragraphs(
        plain(notice),
        bold(say("Answers you follow")),
        "\n".join(lines) or plain(say("You follow no answer.")),
        plain(
            say(
                "When what an answer says has changed, you are told what it said and what it "
                "says now. Only the answer is kept, not how you came to it."
            )
        ),
    )
    return View(html, _rows(reader, there, gone=len(there) < len(ids)))


def _rows(reader: Reader, there: Sequence[tuple[Flow, Outcome]], *, gone: bool) -> tuple[Row, ...]:
    say = reader.words
    rows: list[Row] = [
        (
            Button(say("Open {number}", number=number), link_data(flow, outcome.id)),
            Button(say("Stop {number}", number=number), _data(Callback.UNFOLLOW, flow, outcome)),
        )
        for number, (flow, outcome) in enumerate(there, 1)
    ]
    if gone:
        label = say("Stop what is no longer there")
        rows.append((Button(label, data(Callback.UNFOLLOW, GONE)),))
    rows.append((Button(say("Alerts about changes"), data(Callback.ALERTS)),))
    rows.append((Button(say("Menu"), data(Callback.MENU)),))
    return tuple(rows)


def _title(reader: Reader, outcome: Outcome) -> str:
    return Wording.of(reader, {}, {}).sentence(outcome.title)
