"""An alert as a reader gets it, and the screen where alerts are chosen."""

from datetime import datetime

from bot.clock import day_of
from bot.domain.alerts import AlertCopy, Urgency
from bot.domain.subscribers import Settings
from bot.telegram.callbacks import Callback, data
from bot.telegram.reader import Reader
from bot.telegram.view import Button, Row, View, bold, italic, link, paragraphs, plain


def alert_view(reader: Reader, copy: AlertCopy) -> View:
    """The alert with its date, its source and a button to stop. Its words are a moderator's."""
    say = reader.words
    topic = reader.library.topics.get(copy.topic)
    title = say(topic.title) if topic else ""
    heading = say("Urgent: {topic}", topic=title) if copy.urgency is Urgency.URGENT else title
    other = say("This alert is in English: it was not translated into your language.")
    html = paragraphs(
        bold(heading),
        plain(other) if copy.text_language != copy.language else "",
        copy.html,
        f"{link(say('Source'), copy.source)}\n{italic(sent_on(reader, copy.day))}",
    )
    stop = Button(say("Stop these alerts"), data(Callback.STOP, copy.topic))
    return View(html, ((stop,), (Button(say("Menu"), data(Callback.MENU)),)))


def sent_on(reader: Reader, moment: datetime) -> str:
    return reader.words("Sent on {day}.", day=reader.day(day_of(moment)))


def alerts_view(reader: Reader, settings: Settings, notice: str = "") -> View:
    """Each topic with its switch."""
    say = reader.words
    html = paragraphs(
        plain(notice),
        bold(say("Alerts about changes")),
        plain(
            say(
                "When a rule changes, people read the source, write an alert, and a second person "
                "checks it. Choose what you want to hear about. You can stop at any time."
            )
        ),
    )
    topics = [_switch(reader, id, settings) for id in reader.library.topics]
    erase = Button(say("Delete everything kept about me"), data(Callback.ERASE))
    return View(html, (*topics, (erase,), (Button(say("Menu"), data(Callback.MENU)),)))


def _switch(reader: Reader, topic: str, settings: Settings) -> Row:
    title = reader.words(reader.library.topics[topic].title)
    if topic in settings.topics:
        return (Button(f"☑ {title}", data(Callback.UNSUBSCRIBE, topic)),)
    return (Button(f"☐ {title}", data(Callback.SUBSCRIBE, topic)),)


def stopped_view(reader: Reader, topic: str) -> View:
    """What takes the place of an alert after its stop button."""
    say = reader.words
    named = reader.library.topics.get(topic)
    title = say(named.title) if named else topic
    html = plain(say("You will get no more alerts about: {topic}.", topic=title))
    again = Button(say("Get them again"), data(Callback.SUBSCRIBE, topic))
    erase = Button(say("Delete everything kept about me"), data(Callback.ERASE))
    return View(html, ((again,), (erase,), (Button(say("Menu"), data(Callback.MENU)),)))


def erase_view(reader: Reader) -> View:
    say = reader.words
    html = paragraphs(
        bold(say("Delete everything kept about me")),
        plain(
            say(
                "This deletes your language, your topics and the list of alerts you got. "
                "You will get no more alerts. It cannot be taken back."
            )
        ),
    )
    return View(
        html,
        (
            (Button(say("Yes, delete"), data(Callback.ERASE, "yes")),),
            (Button(say("No, keep it"), data(Callback.ALERTS)),),
        ),
    )


def erased_view(reader: Reader) -> View:
    text = reader.words("Deleted. Nothing about you is kept here any more.")
    return View(plain(text), ((Button(reader.words("Menu"), data(Callback.MENU)),),))
