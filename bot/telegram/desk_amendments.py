"""At the desk: what was sent already, who has which revision of it, and putting it right."""

from bot.domain.alerts import FOLLOWERS, Alert
from bot.domain.amendments import AlertKind
from bot.domain.copies import Report
from bot.telegram.catalogues import message
from bot.telegram.desk_progress import counted
from bot.telegram.reader import Reader
from bot.telegram.view import plain

KINDS = {
    AlertKind.CORRECTION: message("Correction of {number}"),
    AlertKind.RECALL: message("Recall of {number}"),
}


def about(reader: Reader, alert: Alert) -> str:
    """What the alert is about, for a list: its topic, or the alert that it amends."""
    if alert.amends is not None:
        return reader.words(KINDS[alert.kind], number=alert.amends)
    if alert.topic == FOLLOWERS:
        return reader.words("Followed answers")
    topic = reader.library.topics.get(alert.topic)
    return reader.words(topic.title) if topic else alert.topic


def can_be_amended(alert: Alert) -> bool:
    return alert.begun_at is not None and alert.kind is not AlertKind.RECALL


def report_lines(reader: Reader, report: Report) -> list[str]:
    """How many readers have which revision, as HTML."""
    say = reader.words
    lines = [
        say("Revision {revision}: {number}", revision=revision, number=counted(reader, number))
        for revision, number in report.have.items()
    ]
    if report.unknown:
        lines.append(say("May have it: {number}", number=counted(reader, report.unknown)))
    if report.none:
        lines.append(say("Have none: {number}", number=counted(reader, report.none)))
    return [plain(line) for line in lines]
