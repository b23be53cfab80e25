"""The moderators' desk: lists, one alert with what it still lacks, and the steps that are open."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum

from bot.clock import WASHINGTON
from bot.domain.alerts import Alert, AlertState, Urgency
from bot.domain.approval import parts, written_languages
from bot.domain.deliveries import DeliveryState
from bot.telegram.callbacks import Callback, data
from bot.telegram.catalogues import NAMES, message
from bot.telegram.choosing_views import switch
from bot.telegram.desk_amendments import about, can_be_amended
from bot.telegram.desk_parts import asked_for, part_lines, part_name
from bot.telegram.desk_progress import audience_line, pause_line, result_lines
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
    PAUSE = "pause"
    RESUME = "resume"
    STOP = "stop"
    CANCEL = "cancel"
    SENT = "sent"
    CORRECT = "correct"
    RECALL = "recall"


class SendTime(StrEnum):
    NOW = "now"
    HOUR = "hour"
    MORNING = "morning"


STATES = {
    AlertState.DRAFT: message("draft"),
    AlertState.APPROVED: message("approved"),
    AlertState.SCHEDULED: message("scheduled"),
    AlertState.SENDING: message("being sent"),
    AlertState.PAUSED: message("paused"),
    AlertState.DONE: message("sent"),
    AlertState.STOPPED: message("stopped"),
}
URGENCIES = {
    Urgency.MINOR: message("Minor: in digests alone"),
    Urgency.ROUTINE: message("Major: at the reader’s hour"),
    Urgency.URGENT: message("Urgent: at once, day and night"),
}
LISTED = 20
"""Alerts of one list."""
PARTLY = "partly"
"""The argument of the submit button that leaves out the languages without a text."""
SEEN = 16
"""Symbols of the content hash that an approve button carries."""


def act(what: DeskAct, *arguments: str | int) -> str:
    return data(Callback.DESK, what, *arguments)


def desk_view(
    reader: Reader, waiting: Sequence[Alert], drafts: Sequence[Alert], going: Sequence[Alert]
) -> View:
    say = reader.words
    texts: list[str] = [bold(say("Moderators’ desk"))]
    rows: list[Row] = []
    for title, alerts in (
        (say("Waiting for your approval"), waiting),
        (say("Drafts"), drafts),
        (say("Approved and on the way"), going),
    ):
        if alerts:
            texts.append(f"{bold(title)}\n" + "\n".join(_lines(reader, alerts)))
            rows += _openers(reader, alerts)
    rows.append((Button(say("New alert"), act(DeskAct.NEW)),))
    rows.append((Button(say("Sent already: correct, take back"), act(DeskAct.SENT)),))
    rows.append((Button(say("Menu"), data(Callback.MENU)),))
    return View(paragraphs(*texts), tuple(rows))


def _lines(reader: Reader, alerts: Sequence[Alert]) -> list[str]:
    """So many as fit into a message; the rest come up when these are done."""
    lines = [plain(_named(reader, alert)) for alert in alerts[:LISTED]]
    if more := len(alerts[LISTED:]):
        lines.append(plain(reader.words.plural("{number} more", "{number} more", more)))
    return lines


def _openers(reader: Reader, alerts: Sequence[Alert]) -> list[Row]:
    return [(Button(_named(reader, a), act(DeskAct.OPEN, a.id)),) for a in alerts[:LISTED]]


def _named(reader: Reader, alert: Alert) -> str:
    state = reader.words(STATES[alert.state])
    return f"{alert.id} · {about(reader, alert)[:20]} · {state[:14]}"


def sent_view(reader: Reader, alerts: Sequence[Alert]) -> View:
    """The last alerts that began, to be opened and put right."""
    title = bold(reader.words("Sent already"))
    nothing = plain(reader.words("No alert has been sent yet."))
    html = paragraphs(title, "\n".join(_lines(reader, alerts)) or nothing)
    return View(html, (*_openers(reader, alerts), (_desk(reader),)))


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
    progress: Sequence[str] = (),
    report: Sequence[str] = (),
    *,
    may_approve: bool,
    notice: str = "",
) -> View:
    """One alert: what it has, what it lacks, who will get it, and the steps that are open.
    `progress` and `report` are lines of HTML."""
    say = reader.words
    due = _due(reader, alert)
    html = paragraphs(
        plain(notice),
        bold(_named(reader, alert)),
        "\n".join(part_lines(reader, alert, languages)),
        plain(say(URGENCIES[alert.urgency])),
        audience_line(reader, audience),
        plain(due),
        pause_line(reader, alert),
        "\n".join(progress),
        "\n".join(report),
        "\n".join(result_lines(reader, results)),
        italic(say("Whoever wrote any part of it cannot approve it.")),
    )
    steps = _steps(reader, alert, languages, may_approve=may_approve)
    return View(html, (*steps, (_desk(reader),)))


def _due(reader: Reader, alert: Alert) -> str:
    if alert.due_at is None:
        return ""
    return reader.words("Goes out at {time}, Washington time.", time=clock_time(alert.due_at))


def clock_time(moment: datetime) -> str:
    return moment.astimezone(WASHINGTON).strftime("%Y-%m-%d %H:%M")


def _steps(
    reader: Reader, alert: Alert, languages: Sequence[str], *, may_approve: bool
) -> list[Row]:
    match alert.state:
        case AlertState.DRAFT:
            return _draft_steps(reader, alert, languages, may_approve=may_approve)
        case AlertState.APPROVED:
            return [*_previews(reader, alert, languages), *_times(reader, alert)]
        case AlertState.SCHEDULED | AlertState.SENDING | AlertState.PAUSED:
            brakes = [*_brakes(reader, alert), *_amendings(reader, alert)]
            return [*_previews(reader, alert, languages), *brakes]
    return [*_previews(reader, alert, languages), *_amendings(reader, alert)]


def _amendings(reader: Reader, alert: Alert) -> list[Row]:
    if not can_be_amended(alert):
        return []
    correct = Button(reader.words("Correct it"), act(DeskAct.CORRECT, alert.id))
    recall = Button(reader.words("Take it back"), act(DeskAct.RECALL, alert.id))
    return [(correct, recall)]


def _brakes(reader: Reader, alert: Alert) -> list[Row]:
    say = reader.words
    stop = Button(say("Stop it"), act(DeskAct.STOP, alert.id))
    look = Button(say("Refresh"), act(DeskAct.OPEN, alert.id))
    match alert.state:
        case AlertState.SENDING:
            return [(Button(say("Pause it"), act(DeskAct.PAUSE, alert.id)),), (stop, look)]
        case AlertState.PAUSED:
            return [(Button(say("Go on"), act(DeskAct.RESUME, alert.id)),), (stop, look)]
    return [(stop, look)]


def _draft_steps(
    reader: Reader, alert: Alert, languages: Sequence[str], *, may_approve: bool
) -> list[Row]:
    say = reader.words
    write = [
        Button(
            say("Write: {what}", what=part_name(reader, part)), act(DeskAct.WRITE, alert.id, part)
        )
        for part in parts(alert, languages)
    ]
    rows = [*grid(write, 2), *_previews(reader, alert, languages), *_urgencies(reader, alert)]
    if not alert.submitted:
        rows.append((Button(say("Ask for approval"), act(DeskAct.SUBMIT, alert.id)),))
        if len(written_languages(alert, languages)) < len(languages):
            partly = act(DeskAct.SUBMIT, alert.id, PARTLY)
            rows.append((Button(say("Ask, leave other languages out"), partly),))
    elif may_approve:
        seen = alert.content_hash[:SEEN]
        rows.append((Button(say("Approve"), act(DeskAct.APPROVE, alert.id, seen)),))
    rows.append((Button(say("Drop it"), act(DeskAct.STOP, alert.id)),))
    return rows


def _urgencies(reader: Reader, alert: Alert) -> list[Row]:
    return [
        (
            switch(
                reader.words(label),
                act(DeskAct.URGENCY, alert.id, urgency),
                on=urgency is alert.urgency,
            ),
        )
        for urgency, label in URGENCIES.items()
    ]


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
    cancel = Button(reader.words("Do not write now"), act(DeskAct.CANCEL, alert.id))
    return View(plain(asked_for(reader, part)), ((cancel,),))
