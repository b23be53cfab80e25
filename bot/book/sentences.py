"""Sentences of the content as a reviewer sees them: facts as links, figures by name, what is not
translated marked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.book.markup import Child, Markup, a, el, joined
from bot.book.spelling import Spelling
from bot.book.volume import Volume, language_name
from bot.domain.facts import Unit
from bot.domain.figures import Figure
from bot.domain.flows import Flow, Line, Outcome, Question
from bot.domain.texts import PLACEHOLDER, Placeholder, placeholders
from bot.telegram import formats
from bot.telegram.catalogues import SOURCE
from bot.telegram.reader import Reader


@dataclass(frozen=True, slots=True)
class Sentences:
    """Marks up sentences of one flow for a page that lies `root` below the index."""

    volume: Volume
    figures: Mapping[str, Figure]
    spelling: Spelling | None
    root: str

    @classmethod
    def of(cls, volume: Volume, flow: Flow, root: str) -> "Sentences":
        return cls(volume, flow.figures, volume.spelling(flow), root)

    def cell(self, reader: Reader, text: str) -> Markup:
        """The sentence in the reader's language, or today's English with a mark."""
        if not text:
            return Markup()
        if reader.words.translates(text):
            return self.marked(reader, text)
        return joined(
            el("span", "not translated", class_="badge missing"), " ", self.marked(reader, text)
        )

    def marked(self, reader: Reader, text: str) -> Markup:
        return joined(*self._parts(reader, reader.words(text)))

    def _parts(self, reader: Reader, text: str) -> Iterator[Child]:
        done = 0
        for match, place in zip(PLACEHOLDER.finditer(text), placeholders(text), strict=True):
            yield text[done : match.start()]
            yield self._value(reader, place)
            done = match.end()
        yield text[done:]

    def _value(self, reader: Reader, place: Placeholder) -> Markup:
        if place.name in self.figures:
            how = self.spelling.figure(self.figures[place.name]) if self.spelling else ""
            return el("span", place.name, class_="figure", title=f"computed: {how}")
        fact = reader.library.facts[place.name]
        value = _dated(reader, place)
        return a(
            f"{self.root}facts.html#{fact.id}",
            value or "not known today",
            class_="fact",
            title=fact.id,
        )

    def grid(self, rows: list[tuple[Child, str]]) -> Markup:
        """What each row is, and its sentence in every language side by side."""
        readers = self.volume.readers
        head = el(
            "tr",
            el("th", "", scope="col"),
            *(
                el("th", language_name(one.language), scope="col", data_lang=one.language)
                for one in readers
            ),
        )
        lines = [
            el(
                "tr",
                el("th", what, scope="row"),
                *(
                    el(
                        "td",
                        self.cell(one, text),
                        lang=one.language if one.words.translates(text) else SOURCE,
                        data_lang=one.language,
                    )
                    for one in readers
                ),
            )
            for what, text in rows
        ]
        whole = el("table", el("thead", head), el("tbody", *lines), class_="languages")
        return joined(self._choice(), el("div", whole, class_="scroll", tabindex=0))

    def _choice(self) -> Markup:
        boxes = [
            el(
                "label",
                el("input", type="checkbox", checked=True, value=one.language),
                f" {language_name(one.language)}",
            )
            for one in self.volume.readers
        ]
        return el("fieldset", el("legend", "Languages shown"), *boxes, class_="choose-languages")

    def outcome_rows(self, outcome: Outcome) -> list[tuple[Child, str]]:
        rows: list[tuple[Child, str]] = [("Title", outcome.title)]
        rows += self._line_rows("What it means", outcome.meaning)
        rows += self._line_rows("What to do now", outcome.now, numbered=True)
        rows += self._line_rows("What not to do", outcome.avoid)
        return rows

    def question_rows(self, question: Question) -> list[tuple[Child, str]]:
        rows: list[tuple[Child, str]] = [("Question", question.ask)]
        rows += [("Why we ask", question.why)] if question.why else []
        rows += self._line_rows("Under it", question.lines)
        for option in question.options:
            rows.append((joined("Answer ", el("code", option.id)), option.label))
            if option.hint:
                rows.append((joined("explained ", el("code", option.id)), option.hint))
        return rows

    def _line_rows(
        self, what: str, lines: tuple[Line, ...], *, numbered: bool = False
    ) -> Iterator[tuple[Child, str]]:
        for number, line in enumerate(lines, 1):
            name = f"{what}, {number}" if numbered else what
            yield joined(name, self._when(line)), line.text
            if line.otherwise:
                yield joined(name, el("small", "where a figure is not known")), line.otherwise

    def _when(self, line: Line) -> Markup | None:
        if line.when is None or self.spelling is None:
            return None
        return el("small", f"only if {self.spelling.condition(line.when)}")


def _dated(reader: Reader, place: Placeholder) -> str:
    fact = reader.library.facts[place.name]
    if place.aspect == "seen":
        return reader.day(fact.seen)
    period = fact.on(reader.today)
    value = None if period is None else period.since if place.aspect == "since" else period.value
    unit = Unit.DATE if place.aspect == "since" else fact.unit
    return "" if value is None else formats.measured(reader.words, value, unit)
