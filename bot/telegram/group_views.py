"""What a group or channel sees: its own alerts, and the way to the private chat."""

from collections.abc import Iterable

from bot.domain.subscribers import Settings
from bot.telegram.callbacks import Callback, data
from bot.telegram.catalogues import NAMES
from bot.telegram.choosing_views import switch, topic_switch
from bot.telegram.reader import Reader
from bot.telegram.view import Button, View, bold, paragraphs, plain


def group_alerts_view(reader: Reader, settings: Settings, username: str) -> View:
    """The topics of the whole chat, and its one language."""
    say = reader.words
    html = paragraphs(
        bold(say("Alerts in this chat")),
        plain(
            say(
                "Admins of this chat choose the topics and one language. Alerts come at once. "
                "Questions about yourself belong in the private chat."
            )
        ),
    )
    language = say("Language of this chat: {language}", language=NAMES[reader.language])
    return View(
        html,
        (
            *(topic_switch(reader, topic, settings) for topic in reader.library.topics),
            (Button(language, data(Callback.LANGUAGES)),),
            (Button(say("Delete what is kept about this chat"), data(Callback.ERASE)),),
            (Button(say("Close"), data(Callback.CLOSE)),),
            (private_chat_button(reader, username),),
        ),
    )


def group_languages_view(reader: Reader, offered: Iterable[str]) -> View:
    rows = [
        (switch(NAMES[one], data(Callback.LANGUAGE, one), on=one == reader.language),)
        for one in offered
    ]
    back = (Button(reader.words("Back"), data(Callback.ALERTS)),)
    return View(bold(reader.words("One language for this chat")), (*rows, back))


def group_view(reader: Reader, username: str) -> View:
    """What anybody who asks in a group is shown."""
    say = reader.words
    return View(
        plain(say("I answer in a private chat only, so that nobody reads along.")),
        ((private_chat_button(reader, username),),),
    )


def private_chat_button(reader: Reader, username: str) -> Button:
    return Button(reader.words("Open the private chat"), url=f"https://t.me/{username}")
