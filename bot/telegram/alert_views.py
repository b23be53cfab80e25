"""An alert as a reader gets it: by itself, in a group, or in a digest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.clock import day_of
from bot.domain.alerts import FOLLOWERS, AlertCopy, Urgency
from bot.domain.texts import utf16_length
from bot.telegram.amended_views import words_of
from bot.telegram.callbacks import Callback, data
from bot.telegram.reader import Reader
from bot.telegram.view import (
    MESSAGE_LIMIT,
    Button,
    Row,
    View,
    bold,
    italic,
    link,
    paragraphs,
    plain,
    visible,
)

FOLLOWED_BY = "alert"
"""Before the number of an alert: whatever it was about is no longer followed."""


def alert_view(reader: Reader, copy: AlertCopy) -> View:
    """The alert with its date, its source and a button to stop. Its words are a moderator's."""
    say = reader.words
    return View(alert_html(reader, copy), (stop_row(reader, copy), menu_row(say("Menu"))))


def group_alert_view(reader: Reader, copy: AlertCopy, username: str) -> View:
    """In a group or channel: nobody's own matters, but the way to the private chat."""
    private = Button(reader.words("Open the private chat"), url=f"https://t.me/{username}")
    return View(alert_html(reader, copy), (stop_row(reader, copy), (private,)))


def alert_html(reader: Reader, copy: AlertCopy) -> str:
    say = reader.words
    title = topic_title(reader, copy)
    urgent = copy.urgency is Urgency.URGENT
    return paragraphs(
        bold(say("Urgent: {topic}", topic=title) if urgent else title),
        f"{bold(say('Why this is urgent'))}\n{copy.reason}" if copy.reason else "",
        _body(reader, copy),
    )


def _body(reader: Reader, copy: AlertCopy) -> str:
    say = reader.words
    other = say("This alert is in English: it was not translated into your language.")
    source = f"{link(say('Source'), copy.source)}\n" if copy.source else ""
    return paragraphs(
        plain(other) if copy.text_language != copy.language else "",
        words_of(reader, copy),
        source + italic(sent_on(reader, copy.day)),
    )


def topic_title(reader: Reader, copy: AlertCopy) -> str:
    if copy.topic == FOLLOWERS:
        return reader.words("An answer that you follow has changed")
    topic = reader.library.topics.get(copy.topic)
    return reader.words(topic.title) if topic else ""


def sent_on(reader: Reader, moment: datetime) -> str:
    return reader.words("Sent on {day}.", day=reader.day(day_of(moment)))


def stop_row(reader: Reader, copy: AlertCopy) -> Row:
    if copy.topic == FOLLOWERS:
        unfollow = data(Callback.UNFOLLOW, FOLLOWED_BY, copy.alert_id)
        return (Button(reader.words("Stop following it"), unfollow),)
    return (Button(reader.words("Stop these alerts"), data(Callback.STOP, copy.topic)),)


def menu_row(label: str) -> Row:
    return (Button(label, data(Callback.MENU)),)


@dataclass(frozen=True, slots=True)
class DigestPart:
    """One message of a digest, and the alerts in it."""

    view: View
    copies: Sequence[AlertCopy]


BETWEEN = 2
"""Units of the empty line between two alerts."""


def digest_views(reader: Reader, copies: Sequence[AlertCopy]) -> list[DigestPart]:
    """As few messages as hold the alerts; the buttons are under the last one."""
    say = reader.words
    title = bold(
        say.plural(
            "{number} change since the last time",
            "{number} changes since the last time",
            len(copies),
        )
    )
    pages: list[tuple[list[str], list[AlertCopy]]] = [([title], [])]
    for copy in copies:
        section = paragraphs(bold(topic_title(reader, copy)), _body(reader, copy))
        if _length([*pages[-1][0], section]) > MESSAGE_LIMIT:
            pages.append(([], []))
        pages[-1][0].append(section)
        pages[-1][1].append(copy)
    last = len(pages) - 1
    return [
        DigestPart(View(paragraphs(*texts), _digest_rows(reader) if at == last else ()), inside)
        for at, (texts, inside) in enumerate(pages)
    ]


def _length(texts: Sequence[str]) -> int:
    return sum(utf16_length(visible(text)) + BETWEEN for text in texts)


def _digest_rows(reader: Reader) -> tuple[Row, ...]:
    say = reader.words
    return (
        (Button(say("Stop all alerts"), data(Callback.STOP)),),
        (Button(say("Choose topics and hours"), data(Callback.ALERTS)),),
        menu_row(say("Menu")),
    )
