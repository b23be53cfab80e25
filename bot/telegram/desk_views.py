"""The moderators' desk: lists, one alert with what it still lacks, and the steps that are open."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum

from bot.clock import WASHINGTON
from bot.domain.alerts import Alert, AlertState, Urgency
from bot.domain.approval import SOURCE
from bot.domain.deliveries import DeliveryState
from bot.telegram.callbacks import Callback, data
from bot.telegram.catalogues import NAMES, message
from bot.telegram.reader import Reader
from bot.telegram.view import Button, Row, View, bold, grid, italic, paragraphs, plain


class DeskAct(StrEnum):
    """The second part of a desk button."""

    NEW = "new"
    OPEN = "open"
    WRITE = "write"
    PREVIEW = "preview"
    URGENCY = "urgency"
    SUBMIT = "submit"
    APPROVE = "approve"
    SEND = "send"
    STOP = "stop"
    CANCEL = "cancel"


class SendTime(StrEnum):
    NOW = "now"
    HOUR = "hour"
    MORNING = "morning"


STATES = {
    AlertState.DRAFT: message("draft"),
    AlertState.APPROVED: message("approved"),
    AlertState.SCHEDULED: message("scheduled"),
    AlertState.SENDING: message("being sent"),
    AlertState.DONE: message("sent"),
    AlertState.STOPPED: message("stopped"),
}
RESULTS = {
    DeliveryState.SENT: message("arrived"),
    DeliveryState.SENDING: message("on the way"),
    DeliveryState.RETRY: message("to be tried again"),
    DeliveryState.BLOCKED: message("cannot be reached"),
    DeliveryState.FAILED: message("failed"),
    DeliveryState.UNKNOWN: message("may or may not have arrived"),
}
SEEN = 16
"""Symbols of the content hash that an approve button carries."""


def act(what: DeskAct, *arguments: str | int) -> str:
    return data(Callback.DESK, what, *arguments)


def desk_view(
    reader: Reader, waiting: Sequence[Alert], drafts: Sequence[Alert], going: Sequence[Alert]
) -> View:
    say = reader.words
    parts: list[str] = [bold(say("Moderators’ desk"))]
    rows: list[Row] = []
    for title, alerts in (
        (say("Waiting for your approval"), waiting),
        (say("Drafts"), drafts),
        (say("Approved and on the way"), going),
    ):
        if alerts:
            parts.append(f"{bold(title)}\n" + "\n".join(plain(_named(reader, a)) for a in alerts))
            rows += [(Button(_named(reader, a), act(DeskAct.OPEN, a.id)),) for a in alerts]
    rows.append((Button(say("New alert"), act(DeskAct.NEW)),))
    rows.append((Button(say("Menu"), data(Callback.MENU)),))
    return View(paragraphs(*parts), tuple(rows))


def _named(reader: Reader, alert: Alert) -> str:
    state = reader.words(STATES[alert.state])
    return f"{alert.id} · {_topic(reader, alert.topic)[:20]} · {state[:14]}"


def _topic(reader: Reader, topic: str) -> str:
    known = reader.library.topics.get(topic)
    return reader.words(known.title) if known else topic


def topics_view(reader: Reader) -> View:
    rows = [
        (Button(reader.words(topic.title), act(DeskAct.NEW, topic.id)),)
        for topic in reader.library.topics.values()
    ]
    return View(bold(reader.words("What is the alert about?")), (*rows, (_desk(reader),)))


def _desk(reader: Reader) -> Button:
    return Button(reader.words("Desk"), data(Callback.DESK))


def draft_view(
    reader: Reader,
    alert: Alert,
    languages: Sequence[str],
    audience: int,
    results: Mapping[DeliveryState, int],
    *,
    may_approve: bool,
    notice: str = "",
) -> View:
    """One alert: what it has, what it lacks, who will get it, and the steps that are open."""
    say = reader.words
    due = _due(reader, alert)
    html = paragraphs(
        plain(notice),
        bold(_named(reader, alert)),
        "\n".join(_parts(reader, alert, languages)),
        plain(say.plural("{number} subscriber now.", "{number} subscribers now.", audience)),
        plain(due),
        "\n".join(_results(reader, results)),
        italic(say("Whoever wrote any part of it cannot approve it.")),
    )
    steps = _steps(reader, alert, languages, may_approve=may_approve)
    return View(html, (*steps, (_desk(reader),)))


def _parts(reader: Reader, alert: Alert, languages: Sequence[str]) -> list[str]:
    say = reader.words
    there, missing = say("written"), say("missing")
    lines = [
        f"{NAMES[language]}: {there if language in alert.texts else missing}"
        for language in languages
    ]
    lines.append(f"{say('Source')}: {alert.source or missing}")
    urgent = alert.urgency is Urgency.URGENT
    lines.append(say("Urgent: is sent again after a crash") if urgent else say("Routine"))
    return [plain(line) for line in lines]


def _due(reader: Reader, alert: Alert) -> str:
    if alert.due_at is None:
        return ""
    return reader.words("Goes out at {time}, Washington time.", time=clock_time(alert.due_at))


def clock_time(moment: datetime) -> str:
    return moment.astimezone(WASHINGTON).strftime("%Y-%m-%d %H:%M")


def _results(reader: Reader, results: Mapping[DeliveryState, int]) -> list[str]:
    return [
        plain(f"{reader.words(RESULTS[state])}: {count}")
        for state, count in results.items()
        if count and state in RESULTS
    ]


def _steps(
    reader: Reader, alert: Alert, languages: Sequence[str], *, may_approve: bool
) -> list[Row]:
    match alert.state:
        case AlertState.DRAFT:
            return _draft_steps(reader, alert, languages, may_approve=may_approve)
        case AlertState.APPROVED:
            return [*_previews(reader, alert, languages), *_times(reader, alert)]
        case AlertState.SCHEDULED | AlertState.SENDING:
            stop = Button(reader.words("Stop it"), act(DeskAct.STOP, alert.id))
            look = Button(reader.words("Refresh"), act(DeskAct.OPEN, alert.id))
            return [*_previews(reader, alert, languages), (stop, look)]
    return _previews(reader, alert, languages)


def _draft_steps(
    reader: Reader, alert: Alert, languages: Sequence[str], *, may_approve: bool
) -> list[Row]:
    say = reader.words
    write = [
        Button(say("Write: {what}", what=NAMES[one]), act(DeskAct.WRITE, alert.id, one))
        for one in languages
    ]
    source = say("Write: {what}", what=say("Source"))
    write.append(Button(source, act(DeskAct.WRITE, alert.id, SOURCE)))
    rows = [*grid(write, 2), *_previews(reader, alert, languages)]
    rows.append((Button(say("Urgent or routine"), act(DeskAct.URGENCY, alert.id)),))
    if not alert.submitted:
        rows.append((Button(say("Ask for approval"), act(DeskAct.SUBMIT, alert.id)),))
    elif may_approve:
        seen = alert.content_hash[:SEEN]
        rows.append((Button(say("Approve"), act(DeskAct.APPROVE, alert.id, seen)),))
    rows.append((Button(say("Drop it"), act(DeskAct.STOP, alert.id)),))
    return rows


def _previews(reader: Reader, alert: Alert, languages: Sequence[str]) -> list[Row]:
    buttons = [
        Button(
            reader.words("As a reader: {what}", what=NAMES[language]),
            act(DeskAct.PREVIEW, alert.id, language),
        )
        for language in languages
        if language in alert.texts
    ]
    return list(grid(buttons, 2))


def _times(reader: Reader, alert: Alert) -> list[Row]:
    say = reader.words
    return [
        (Button(say("Send now"), act(DeskAct.SEND, alert.id, SendTime.NOW)),),
        (Button(say("Send in one hour"), act(DeskAct.SEND, alert.id, SendTime.HOUR)),),
        (Button(say("Send next morning"), act(DeskAct.SEND, alert.id, SendTime.MORNING)),),
        (Button(say("Stop it"), act(DeskAct.STOP, alert.id)),),
    ]


def write_view(reader: Reader, alert: Alert, part: str) -> View:
    say = reader.words
    if part == SOURCE:
        ask = say("Send the address of the official source. It begins with https://")
    else:
        ask = say(
            "Send the text in this language: {language}. Bold, italics and links are kept.",
            language=NAMES[part],
        )
    return View(plain(ask), ((Button(say("Do not write now"), act(DeskAct.CANCEL, alert.id)),),))
