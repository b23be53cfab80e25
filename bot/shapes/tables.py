"""The shapes of the tables in `content/`: facts, sources, help, terms, topics, holidays, reviews,
and the rules for links and plain words."""

from datetime import date

from pydantic import Field, StrictInt, model_validator

from bot.domain.calendar import Holidays
from bot.domain.facts import Confidence, Fact, LegalStatus, Period, Source, Unit
from bot.domain.library import Help, Review, Term, Topic
from bot.domain.links import Hosts
from bot.domain.plain import PlainRules
from bot.shapes.base import Id, Sentence, Shape, Url

NO_HOLIDAYS = Holidays(frozenset(), date.max, date.min)


class PeriodShape(Shape):
    since: date | None = Field(default=None, alias="from")
    until: date | None = None
    status: LegalStatus
    value: StrictInt | date | None = None
    sources: list[Id]

    def made(self) -> Period:
        return Period(self.since, self.until, self.status, self.value, tuple(self.sources))


class FactShape(Shape):
    statement: Sentence
    unit: Unit | None = None
    seen: date
    review_by: date
    confidence: Confidence
    periods: list[PeriodShape] = Field(min_length=1)
    note: str = ""

    def made(self, id: str) -> Fact:
        periods = tuple(period.made() for period in self.periods)
        return Fact(
            id=id,
            statement=self.statement,
            unit=self.unit,
            periods=periods,
            seen=self.seen,
            review_by=self.review_by,
            confidence=self.confidence,
            note=self.note,
        )


class FactsFile(Shape):
    facts: dict[Id, FactShape]

    def made(self) -> dict[str, Fact]:
        return {id: shape.made(id) for id, shape in self.facts.items()}


class SourceShape(Shape):
    title: Sentence
    url: Url
    citation: str = ""
    official: bool

    def made(self, id: str) -> Source:
        return Source(id, self.title, self.url, self.citation, self.official)


class SourcesFile(Shape):
    sources: dict[Id, SourceShape]

    def made(self) -> dict[str, Source]:
        return {id: shape.made(id) for id, shape in self.sources.items()}


class HelpShape(Shape):
    name: Sentence
    what: Sentence
    phone: str = ""
    url: str = ""
    seen: date
    caution: str = ""
    listed: bool = True

    def made(self, id: str) -> Help:
        return Help(id=id, **dict(self))


class HelpFile(Shape):
    help: dict[Id, HelpShape]

    def made(self) -> dict[str, Help]:
        return {id: shape.made(id) for id, shape in self.help.items()}


class TermShape(Shape):
    name: Sentence
    plain: Sentence
    words: list[str]

    def made(self, id: str) -> Term:
        return Term(id, self.name, self.plain, tuple(self.words))


class GlossaryFile(Shape):
    legal_words: list[str]
    terms: dict[Id, TermShape]

    def made(self) -> dict[str, Term]:
        return {id: shape.made(id) for id, shape in self.terms.items()}


class TopicShape(Shape):
    title: Sentence

    def made(self, id: str) -> Topic:
        return Topic(id, self.title)


class TopicsFile(Shape):
    topics: dict[Id, TopicShape]

    def made(self) -> dict[str, Topic]:
        return {id: shape.made(id) for id, shape in self.topics.items()}


class HolidaysFile(Shape):
    source: Id
    first: date
    last: date
    days: list[date]

    @model_validator(mode="after")
    def _days_of_these_years(self) -> "HolidaysFile":
        if not all(self.first <= day <= self.last for day in self.days):
            raise ValueError("has a day outside of `first` to `last`")
        return self

    def made(self) -> Holidays:
        return Holidays(frozenset(self.days), self.first, self.last)


class ReviewShape(Shape):
    flow: Id
    outcome: Id
    language: str = Field(pattern=r"^[a-z]{2}$")
    by: Sentence
    on: date
    hash: str = Field(pattern=r"^[0-9a-f]{16}$")

    def made(self) -> Review:
        return Review(**dict(self))


class ReviewsFile(Shape):
    reviews: list[ReviewShape] = []

    def made(self) -> tuple[Review, ...]:
        return tuple(shape.made() for shape in self.reviews)


class HostsFile(Shape):
    official: list[str]
    plain_http: dict[str, Sentence] = {}

    def made(self) -> Hosts:
        return Hosts(tuple(self.official), self.plain_http)


class PlainFile(Shape):
    longest: int = Field(ge=10)
    breaks: int = Field(ge=0)
    office: dict[str, Sentence]

    def made(self) -> PlainRules:
        return PlainRules(self.longest, self.breaks, self.office)
