"""The screens around the flows: first contact, menu, language, help, privacy."""

from collections.abc import Iterable

from bot.domain.answers import Path
from bot.domain.flows import Flow
from bot.telegram.callbacks import Callback, FlowView, data, flow_data, link_data
from bot.telegram.catalogues import NAMES, message
from bot.telegram.evidence_views import help_entry, more
from bot.telegram.reader import Reader
from bot.telegram.view import Button, Row, View, bold, italic, paged, paragraphs, plain

EMERGENCY = "emergency"
"""The outcome of the safety part that every menu leads to in one tap."""

START: Path = ()


def menu_button(reader: Reader) -> Button:
    return Button(reader.words("Menu"), data(Callback.MENU))


def welcome_view(reader: Reader) -> View:
    """First contact: what this is, what it is not, and what others can see."""
    say = reader.words
    html = paragraphs(
        bold(say("Jol: what a rule means for you")),
        plain(
            say(
                "I ask a few questions with buttons. Then I say what the law means for you, "
                "with sources and dates, and who can help."
            )
        ),
        plain(
            say(
                "I do not keep your answers. They are only in the buttons of this chat. "
                "Chats with bots are not end-to-end encrypted: Telegram can read them."
            )
        ),
        plain(
            say(
                "I am a program, not a lawyer. Nobody here can send you papers or take money. "
                "Never write your name, address, A-number or passport number here."
            )
        ),
    )
    return View(html, menu_rows(reader))


def menu_view(reader: Reader, notice: str = "") -> View:
    say = reader.words
    html = paragraphs(
        plain(notice),
        bold(say("What do you want to know?")),
        "" if reader.library.flows else plain(say(NO_FLOWS)),
    )
    return View(html, menu_rows(reader))


NO_FLOWS = message(
    "The questions are being repaired. Please come back later, or open “Who can help”."
)


def more_view(reader: Reader) -> View:
    """The flows that the menu has no room for."""
    flows = list(reader.library.flows.values())[FIRST:]
    rows = tuple((_begin(reader, flow),) for flow in flows)
    html = bold(reader.words("More questions"))
    return View(html, (*rows, (menu_button(reader),)))


FIRST = 6
"""Flows that the menu itself shows: more would hide the one that somebody needs now."""


def menu_rows(reader: Reader) -> tuple[Row, ...]:
    say = reader.words
    flows = list(reader.library.flows.values())
    more = (Button(say("More questions"), data(Callback.MENU, "more")),)
    urgent = [
        Button(say("An officer is here / detained"), link_data(flow, EMERGENCY))
        for flow in flows
        if EMERGENCY in flow.outcomes
    ][:1]
    return (
        *((button,) for button in urgent),
        *((_begin(reader, flow),) for flow in flows[:FIRST]),
        *((more,) if flows[FIRST:] else ()),
        (Button(say("Alerts about changes"), data(Callback.ALERTS)),),
        (Button(say("Who can help"), data(Callback.HELP)),),
        (Button(say("Privacy"), data(Callback.PRIVACY)),),
        (Button(_language_label(reader), data(Callback.LANGUAGES)),),
    )


def _begin(reader: Reader, flow: Flow) -> Button:
    return Button(reader.words(flow.title), flow_data(FlowView.PLACE, flow, START))


def _language_label(reader: Reader) -> str:
    """In the reader's language, with the word that readers of another one look for."""
    own = reader.words("Language")
    return own if own == "Language" else f"{own} / Language"


def languages_view(reader: Reader, offered: Iterable[str]) -> View:
    rows = tuple(
        (Button(NAMES[language], data(Callback.LANGUAGE, language)),) for language in offered
    )
    names = " · ".join(NAMES[language] for language in offered)
    return View(
        paragraphs(bold(_language_label(reader)), plain(names)), (*rows, (menu_button(reader),))
    )


def help_view(reader: Reader, page: int = 0) -> View:
    """Everybody who can help, on as many pages as it takes, then what the commands do."""
    say = reader.words
    entries = [help_entry(reader, entry) for entry in reader.library.help.values() if entry.listed]
    commands = "\n".join(f"/{name} – {plain(what)}" for name, what in commands_of(reader))
    pages = paged([*entries, f"{bold(say('Commands'))}\n{commands}"])
    at = page if page < len(pages) else 0
    rows: list[Row] = [(menu_button(reader),)]
    if len(pages) > 1:
        following = (at + 1) % len(pages)
        rows.insert(0, (more(reader, following, len(pages), data(Callback.HELP, following)),))
    return View(paragraphs(bold(say("Who can help")), *pages[at]), tuple(rows))


def commands_of(reader: Reader) -> list[tuple[str, str]]:
    """The commands menu in the reader's language."""
    say = reader.words
    return [
        ("menu", say("All questions")),
        ("alerts", say("Alerts about changes")),
        ("news", say("Past alerts")),
        ("corrections", say("What we corrected or took back")),
        ("language", say("Choose the language")),
        ("help", say("Who can help")),
        ("privacy", say("What is kept and what is not")),
        ("start", say("Start again")),
    ]


def privacy_view(reader: Reader) -> View:
    say = reader.words
    kept = [
        say("your language, if you chose one here"),
        say("the topics you asked alerts about, and when you want them"),
        say("a city with the same clock as yours, if you chose one"),
        say("the answers you follow: which answer, not what you answered"),
        say("which alerts were sent to you"),
    ]
    html = paragraphs(
        bold(say("Privacy")),
        bold(say("What is not kept")),
        plain(
            say(
                "Your answers, your name, your username and what you write are not kept: "
                "not in a database, not in memory, not in logs."
            )
        ),
        bold(say("What is kept")),
        "\n".join(f"• {plain(line)}" for line in kept),
        plain(
            say(
                "They are kept under your chat’s number, and that number is encrypted. "
                "The key is not in the database."
            )
        ),
        bold(say("What others can see")),
        plain(
            say(
                "Telegram can read chats with bots. Anybody who holds your phone can read this "
                "chat. You can delete the chat in Telegram at any time."
            )
        ),
        italic(
            say("To delete what is kept: open “Alerts about changes”, then “Delete everything”.")
        ),
    )
    return View(html, ((menu_button(reader),),))


def trouble_view(reader: Reader) -> View:
    return View(plain(reader.words(TROUBLE)), ((menu_button(reader),),))


TROUBLE = message(
    "Something went wrong on our side. Nothing is lost: your answers are in the buttons. "
    "Please press again in a moment, or open /menu."
)
