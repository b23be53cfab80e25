"""The parts of an alert under their names: texts, reasons, the source."""

from collections.abc import Sequence

from bot.domain.alerts import Alert
from bot.domain.amendments import language_of_said
from bot.domain.approval import REASON, SOURCE, has, parts
from bot.telegram.catalogues import NAMES
from bot.telegram.reader import Reader
from bot.telegram.view import plain


def part_name(reader: Reader, part: str) -> str:
    say = reader.words
    if part == SOURCE:
        return say("Source")
    if (language := language_of_said(part)) is not None:
        return say("What was wrong ({language})", language=NAMES[language])
    if part.startswith(REASON):
        return say("Why urgent ({language})", language=NAMES[part.removeprefix(REASON)])
    return NAMES[part]


def part_lines(reader: Reader, alert: Alert, languages: Sequence[str]) -> list[str]:
    """What is written and what is missing, as HTML."""
    there, missing = reader.words("written"), reader.words("missing")
    shown = [(part, there if has(alert, part) else missing) for part in parts(alert, languages)]
    return [
        plain(f"{part_name(reader, part)}: {alert.source or missing if part == SOURCE else state}")
        for part, state in shown
    ]


def asked_for(reader: Reader, part: str) -> str:
    """What a moderator is to write next."""
    say = reader.words
    if part == SOURCE:
        return say("Send the address of the official source. It begins with https://")
    if part.startswith(REASON):
        return say(
            "Send one short sentence: why can this not wait until morning? In: {language}.",
            language=NAMES[part.removeprefix(REASON)],
        )
    if (language := language_of_said(part)) is not None:
        return say(
            "Send what the alert said wrongly, in this language: {language}.",
            language=NAMES[language],
        )
    return say(
        "Send the text in this language: {language}. Bold, italics and links are kept.",
        language=NAMES[part],
    )
