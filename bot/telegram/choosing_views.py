"""The screens where a reader chooses topics, hours and a clock, and where everything is erased."""

from collections.abc import Sequence

from bot.domain.rhythm import ZONES, Frequency, Rhythm
from bot.domain.subscribers import Settings
from bot.telegram import formats
from bot.telegram.callbacks import Callback, data
from bot.telegram.catalogues import message
from bot.telegram.reader import Reader
from bot.telegram.view import Button, Row, View, bold, grid, paragraphs, plain

CITIES = {
    "America/New_York": message("New York"),
    "America/Chicago": message("Chicago"),
    "America/Denver": message("Denver"),
    "America/Phoenix": message("Phoenix"),
    "America/Los_Angeles": message("Los Angeles"),
    "America/Anchorage": message("Anchorage"),
    "Pacific/Honolulu": message("Honolulu"),
    "America/Puerto_Rico": message("San Juan"),
}
FREQUENCIES = {
    Frequency.AT_ONCE: message("At once"),
    Frequency.DAILY: message("Once a day"),
    Frequency.WEEKLY: message("Once a week"),
}
QUIET = ((22, 8), (21, 7), (23, 9), (0, 12), (8, 16))
"""Quiet hours that are offered: nights, late mornings, and days for who works at night."""
DIGEST_HOURS = (7, 8, 9, 12, 18, 20)
NO_CITY = "later"


def alerts_view(
    reader: Reader, settings: Settings, notice: str = "", offered: Sequence[str] = ()
) -> View:
    """Each topic with its switch; first only those that an outcome offered."""
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
    known = [topic for topic in offered if topic in reader.library.topics]
    rows = [topic_switch(reader, topic, settings) for topic in known or reader.library.topics]
    if known:
        rows.append((Button(say("All topics"), data(Callback.ALERTS)),))
    rows += [
        (Button(say("When alerts come"), data(Callback.WHEN)),),
        (Button(say("Answers you follow"), data(Callback.FOLLOWED)),),
        (
            Button(say("Past alerts"), data(Callback.NEWS)),
            Button(say("Corrections"), data(Callback.CORRECTIONS)),
        ),
        (erase_button(reader),),
        (menu_button(reader),),
    ]
    return View(html, tuple(rows))


def topic_switch(reader: Reader, topic: str, settings: Settings) -> Row:
    title = reader.words(reader.library.topics[topic].title)
    on = topic in settings.topics
    return (switch(title, data(Callback.UNSUBSCRIBE if on else Callback.SUBSCRIBE, topic), on=on),)


def switch(label: str, to: str, *, on: bool) -> Button:
    return Button(f"{'☑' if on else '☐'} {label}", to)


def when_view(reader: Reader, rhythm: Rhythm, notice: str = "") -> View:
    """How often, at which hours, and by which clock."""
    say = reader.words
    html = paragraphs(
        plain(notice),
        bold(say("When alerts come")),
        plain(_how_often(reader, rhythm)),
        plain(quiet_hours(reader, rhythm)),
        plain(_clock(reader, rhythm)),
        plain(
            say(
                "Small changes come only once a day or once a week, with others in one message. "
                "Urgent alerts come at once at any hour, and say why."
            )
        ),
    )
    often: list[Row] = [
        (switch(say(label), data(Callback.OFTEN, kind), on=kind is rhythm.frequency),)
        for kind, label in FREQUENCIES.items()
    ]
    if rhythm.frequency is not Frequency.AT_ONCE:
        often.append((Button(say("Hour of that message"), data(Callback.HOUR)),))
    more = (
        (Button(say("Quiet hours"), data(Callback.QUIET)),),
        (Button(say("My city"), data(Callback.ZONE)),),
        (Button(say("Back"), data(Callback.ALERTS)),),
    )
    return View(html, (*often, *more))


def _how_often(reader: Reader, rhythm: Rhythm) -> str:
    say, hour = reader.words, formats.hour(reader.language, rhythm.digest_hour)
    match rhythm.frequency:
        case Frequency.AT_ONCE:
            return say("Alerts come at once.")
        case Frequency.DAILY:
            return say("Alerts come once a day, at {hour}, in one message.", hour=hour)
        case Frequency.WEEKLY:
            return say("Alerts come once a week, on Monday at {hour}, in one message.", hour=hour)


def quiet_hours(reader: Reader, rhythm: Rhythm) -> str:
    if not rhythm.has_quiet_hours:
        return reader.words("There are no quiet hours: alerts come day and night.")
    return reader.words(
        "Quiet hours are from {start} to {end}. Alerts wait until they are over.",
        start=formats.hour(reader.language, rhythm.quiet_from),
        end=formats.hour(reader.language, rhythm.quiet_until),
    )


def _clock(reader: Reader, rhythm: Rhythm) -> str:
    say = reader.words
    if rhythm.zone is None:
        return say("You have not chosen a city, so these are hours in New York.")
    return say("These are hours in: {city}.", city=say(CITIES.get(rhythm.zone, rhythm.zone)))


def zone_view(reader: Reader, *, asked: bool = False) -> View:
    """`asked`: by the bot itself, once; it can be put off."""
    say = reader.words
    html = paragraphs(
        bold(say("Which city’s clock is yours?")),
        plain(
            say(
                "So that alerts do not wake you at night. Choose a city with the same time as "
                "yours. It is kept with your topics, and you can delete it."
            )
        ),
    )
    cities = [Button(say(CITIES[zone]), data(Callback.ZONE, zone)) for zone in ZONES]
    leave = Button(say("Not now: use New York"), data(Callback.ZONE, NO_CITY))
    back = Button(say("Back"), data(Callback.WHEN))
    return View(html, (*grid(cities, 2), (leave if asked else back,), (menu_button(reader),)))


def quiet_view(reader: Reader, rhythm: Rhythm) -> View:
    say = reader.words
    chosen = (rhythm.quiet_from, rhythm.quiet_until)
    rows: list[Row] = [
        (switch(_span(reader, *span), data(Callback.QUIET, *span), on=span == chosen),)
        for span in QUIET
    ]
    none = switch(say("No quiet hours"), data(Callback.QUIET, 0, 0), on=not rhythm.has_quiet_hours)
    back = Button(say("Back"), data(Callback.WHEN))
    html = paragraphs(bold(say("Quiet hours")), plain(quiet_hours(reader, rhythm)))
    return View(html, (*rows, (none,), (back,)))


def _span(reader: Reader, start: int, end: int) -> str:
    return f"{formats.hour(reader.language, start)} – {formats.hour(reader.language, end)}"


def hour_view(reader: Reader, rhythm: Rhythm) -> View:
    hours = [
        switch(
            formats.hour(reader.language, hour),
            data(Callback.HOUR, hour),
            on=hour == rhythm.digest_hour,
        )
        for hour in DIGEST_HOURS
    ]
    back = Button(reader.words("Back"), data(Callback.WHEN))
    return View(plain(_how_often(reader, rhythm)), (*grid(hours, 2), (back,)))


def stopped_view(reader: Reader, topic: str) -> View:
    """What follows the stop button of an alert; without a topic, that of a digest."""
    say = reader.words
    named = reader.library.topics.get(topic)
    if not topic:
        html = plain(say("You will get no more alerts."))
        again = Button(say("Choose topics"), data(Callback.ALERTS))
    else:
        title = say(named.title) if named else topic
        html = plain(say("You will get no more alerts about: {topic}.", topic=title))
        again = Button(say("Get them again"), data(Callback.SUBSCRIBE, topic))
    return View(html, ((again,), (erase_button(reader),), (menu_button(reader),)))


def erase_button(reader: Reader) -> Button:
    return Button(reader.words("Delete everything kept about me"), data(Callback.ERASE))


def menu_button(reader: Reader) -> Button:
    return Button(reader.words("Menu"), data(Callback.MENU))


def erase_view(reader: Reader) -> View:
    say = reader.words
    html = paragraphs(
        bold(say("Delete everything kept about me")),
        plain(
            say(
                "This deletes your language, your topics, your city and hours, and the list of "
                "alerts you got. You will get no more alerts. It cannot be taken back."
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
    return View(plain(text), ((menu_button(reader),),))
