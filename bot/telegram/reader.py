"""A reader: whoever a text is rendered for, with the words, the library and the day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from bot.domain.answers import Answer
from bot.domain.conditions import Condition, can_hold
from bot.domain.facts import Unit
from bot.domain.figures import CountOfDays, DayFigure, Figure, Situation
from bot.domain.flows import Line
from bot.domain.library import Library
from bot.domain.texts import Placeholder, fill, placeholders
from bot.telegram import formats
from bot.telegram.catalogues import Words, message

NOT_KNOWN = message("We do not know this today. Please ask somebody under “Who can help”.")

LONG_DAY, LONG_AMOUNT = date(2026, 9, 30), 9_999_999
"""Figures that take as much room as any."""


@dataclass(frozen=True, slots=True)
class Reader:
    words: Words
    library: Library
    today: date

    @property
    def language(self) -> str:
        return self.words.language

    def day(self, value: date) -> str:
        return formats.day(self.language, value)


@dataclass(frozen=True, slots=True)
class Wording:
    """Turns the lines of a flow into a reader's sentences, for one path."""

    reader: Reader
    figures: Mapping[str, Figure]
    situation: Situation
    at_length: bool = False
    """To measure a text: shows every line that open answers can still show, at its longest."""

    @classmethod
    def of(
        cls,
        reader: Reader,
        figures: Mapping[str, Figure],
        answers: Mapping[str, Answer],
        *,
        at_length: bool = False,
    ) -> "Wording":
        situation = reader.library.situation(reader.today, answers)
        return cls(reader, figures, situation, at_length)

    def sentence(self, text: str) -> str:
        """A sentence without figures; where a fact in it is not known, one that says so."""
        return self.filled(text) or self.reader.words(NOT_KNOWN)

    def line(self, line: Line) -> str | None:
        """The line as it is shown on this path, or None where it is not."""
        if line.when is not None and not self._shows(line.when):
            return None
        if self.at_length:
            return self._longest(line)
        text = self.filled(line.text)
        if text is None and line.otherwise is not None:
            text = self.filled(line.otherwise)
        return text or self.reader.words(NOT_KNOWN)

    def _shows(self, when: Condition) -> bool:
        if self.at_length:
            return can_hold(when, self.situation)
        return when.holds(self.situation) is True

    def _longest(self, line: Line) -> str:
        texts = (self.filled(line.text), self.filled(line.otherwise or ""))
        return max((text or self.reader.words(NOT_KNOWN) for text in texts), key=len)

    def filled(self, text: str) -> str | None:
        """The reader's sentence with its values, or None where one of them is not known."""
        values: dict[Placeholder, str] = {}
        for place in placeholders(text):
            value = self._value(place)
            if value is None:
                return None
            values[place] = value
        return fill(self.reader.words(text), values)

    def _value(self, place: Placeholder) -> str | None:
        if place.name in self.figures:
            return self._figure(self.figures[place.name])
        fact = self.reader.library.facts[place.name]
        if place.aspect == "seen":
            return self.reader.day(fact.seen)
        period = fact.on(self.reader.today)
        if period is None:
            return None
        value = period.since if place.aspect == "since" else period.value
        if value is None:
            return None
        unit = Unit.DATE if place.aspect == "since" else fact.unit
        return formats.measured(self.reader.words, value, unit)

    def _figure(self, figure: Figure) -> str | None:
        value = figure.compute(self.situation)
        if self.at_length:
            value = LONG_DAY if isinstance(figure, DayFigure) else LONG_AMOUNT
        if isinstance(value, date):
            return formats.day(self.reader.language, value, "full")
        unit = Unit.DAYS if isinstance(figure, CountOfDays) else Unit.USD
        return None if value is None else formats.measured(self.reader.words, value, unit)


def shown(wording: Wording, lines: tuple[Line, ...]) -> Iterator[str]:
    for line in lines:
        if text := wording.line(line):
            yield text
