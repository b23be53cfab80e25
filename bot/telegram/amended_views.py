"""The words of an alert that was corrected or taken back."""

from bot.clock import day_of
from bot.domain.alerts import AlertCopy
from bot.domain.amendments import AlertKind
from bot.telegram.reader import Reader
from bot.telegram.view import bold, paragraphs


def words_of(reader: Reader, copy: AlertCopy) -> str:
    """Its own words; after a correction or a recall also when, and what was wrong."""
    say = reader.words
    if copy.amended_on is None:
        return copy.html
    day = reader.day(day_of(copy.amended_on))
    if copy.kind is AlertKind.RECALL:
        taken_back = say("Taken back on {day}. Do not rely on this alert.", day=day)
        return paragraphs(bold(taken_back), copy.html)
    return paragraphs(
        bold(say("Corrected on {day}.", day=day)),
        f"{bold(say('It said'))}\n{copy.said}" if copy.said else "",
        f"{bold(say('It is'))}\n{copy.html}" if copy.said else copy.html,
    )
