"""/news and /corrections: what was sent, as it stands today, and what was put right."""

from bot.clock import day_of
from bot.domain.alerts import Alert, AlertCopy
from bot.domain.amendments import AlertKind
from bot.services.news import Page
from bot.telegram.alert_views import alert_html, menu_row, topic_title
from bot.telegram.callbacks import Callback, data
from bot.telegram.reader import Reader
from bot.telegram.view import Button, Row, View, bold, grid, paragraphs, plain, visible

EXCERPT = 220
"""Symbols of an alert in a list."""


def news_view(reader: Reader, page: Page) -> View:
    say = reader.words
    return _listed(
        reader, page, say("Past alerts"), say("No alert has been sent yet."), Callback.NEWS
    )


def corrections_view(reader: Reader, page: Page) -> View:
    say = reader.words
    return _listed(
        reader,
        page,
        say("Corrections"),
        say("No alert has been corrected or taken back."),
        Callback.CORRECTIONS,
    )


def _listed(reader: Reader, page: Page, title: str, nothing: str, here: Callback) -> View:
    entries, buttons = list[str](), list[Button]()
    for alert in page.alerts:
        copy = _copy(reader, alert)
        if copy is not None:
            entries.append(f"{len(entries) + 1}. {_entry(reader, copy)}")
            buttons.append(Button(str(len(entries)), data(here, page.number, alert.id)))
    html = paragraphs(bold(title), *entries, "" if entries else plain(nothing))
    return View(html, (*grid(buttons, 5), *_ways(reader, page, here)))


def _copy(reader: Reader, alert: Alert) -> AlertCopy | None:
    return alert.copy_for(reader.language, alert.begun_at) if alert.begun_at else None


def _entry(reader: Reader, copy: AlertCopy) -> str:
    say = reader.words
    day = reader.day(day_of(copy.amended_on or copy.day))
    if copy.kind is AlertKind.RECALL:
        status = say("Taken back on {day}.", day=day)
    elif copy.amended_on is not None:
        status = say("Corrected on {day}.", day=day)
    else:
        status = say("Sent on {day}.", day=day)
    return "\n".join([bold(topic_title(reader, copy)), plain(status), plain(_excerpt(copy.html))])


def _excerpt(html: str) -> str:
    text = " ".join(visible(html).split())
    return text if len(text) <= EXCERPT else f"{text[:EXCERPT].rsplit(' ', 1)[0]} …"


def _ways(reader: Reader, page: Page, here: Callback) -> tuple[Row, ...]:
    say = reader.words
    turns = []
    if page.number:
        turns.append(Button(say("Newer"), data(here, page.number - 1)))
    if page.more:
        turns.append(Button(say("Older"), data(here, page.number + 1)))
    other = (
        Button(say("Corrections"), data(Callback.CORRECTIONS))
        if here is Callback.NEWS
        else Button(say("Past alerts"), data(Callback.NEWS))
    )
    alerts = Button(say("Alerts about changes"), data(Callback.ALERTS))
    return (*((tuple(turns),) if turns else ()), (other,), (alerts,), menu_row(say("Menu")))


def past_alert_view(reader: Reader, alert: Alert, here: Callback, page: int) -> View | None:
    """One of the list, whole; None where it has no words that this reader reads."""
    copy = _copy(reader, alert)
    if copy is None:
        return None
    back = Button(reader.words("Back"), data(here, page))
    return View(alert_html(reader, copy), ((back,), menu_row(reader.words("Menu"))))
