"""What stands behind an outcome: the facts with their sources and dates, and who can help."""

from bot.domain.answers import Answer, Chosen, Day, NotSure, Number, Ticked
from bot.domain.facts import Fact
from bot.domain.flows import Outcome, Question
from bot.domain.library import Help
from bot.domain.replay import Place
from bot.telegram import formats
from bot.telegram.callbacks import FlowView, flow_data
from bot.telegram.outcome_views import STATUS, doubt, outcome_data
from bot.telegram.reader import Reader, Wording
from bot.telegram.view import (
    Button,
    Row,
    View,
    bold,
    italic,
    link,
    paged,
    paragraphs,
    plain,
)


def sources_view(reader: Reader, place: Place, outcome: Outcome, page: int = 0) -> View:
    """Each fact of the outcome: the statement, its status, since when, seen when, where. As many
    pages as it takes; a page that is not there is the first."""
    pages = source_pages(reader, outcome)
    at = page if page < len(pages) else 0
    title = bold(reader.words("Sources and dates"))
    rows = _back(reader, place, outcome)
    if len(pages) > 1:
        following = (at + 1) % len(pages)
        data = outcome_data(FlowView.SOURCES, place, outcome, str(following))
        rows = ((more(reader, following, len(pages), data),), *rows)
    return View(paragraphs(title, *pages[at]), rows)


def more(reader: Reader, page: int, pages: int, data: str) -> Button:
    """The button to another page; the first page is 0."""
    label = reader.words("More: page {page} of {pages}", page=page + 1, pages=pages)
    return Button(label, data)


def source_pages(reader: Reader, outcome: Outcome) -> list[list[str]]:
    return paged(_fact(reader, reader.library.facts[id]) for id in outcome.facts)


def _fact(reader: Reader, fact: Fact) -> str:
    wording = Wording.of(reader, {}, {})
    return "\n".join(
        part
        for part in (
            plain(wording.sentence(fact.statement)),
            italic(_standing(reader, fact)),
            *_links(reader, fact),
        )
        if part
    )


def _standing(reader: Reader, fact: Fact) -> str:
    say, period = reader.words, fact.on(reader.today)
    if warning := doubt(reader, fact):
        return warning
    assert period is not None  # noqa: S101  # else there was a warning
    seen = reader.day(fact.seen)
    if period.since is None:
        return say(
            "Status: {status}. Last seen on {day}.", status=say(STATUS[period.status]), day=seen
        )
    return say(
        "Status: {status} since {since}. Last seen on {day}.",
        status=say(STATUS[period.status]),
        since=reader.day(period.since),
        day=seen,
    )


def _links(reader: Reader, fact: Fact) -> list[str]:
    period = fact.on(reader.today) or fact.periods[-1]
    sources = [reader.library.sources[id] for id in period.sources]
    return [
        f"• {link(source.citation or source.title, source.url)}"
        + ("" if source.official else f" ({plain(reader.words('not an official page'))})")
        for source in sources
    ]


def help_view(reader: Reader, place: Place, outcome: Outcome) -> View:
    entries = [help_entry(reader, reader.library.help[id]) for id in outcome.help]
    title = bold(reader.words("Who can help"))
    warning = reader.words(
        "Only a lawyer or an accredited representative may advise you on the law. "
        "A “notario”, an agent or a “fixer” may not. Do not pay them."
    )
    return View(paragraphs(title, *entries, plain(warning)), _back(reader, place, outcome))


def help_entry(reader: Reader, help: Help) -> str:
    say = reader.words
    return "\n".join(
        part
        for part in (
            bold(help.name),
            plain(say(help.what)),
            plain(help.phone),
            link(help.url, help.url) if help.url else "",
            plain(say(help.caution)) if help.caution else "",
            italic(say("Checked on {day}.", day=reader.day(help.seen))),
        )
        if part
    )


def answers_view(reader: Reader, place: Place) -> View:
    """The answers given, with a button to change each; what follows is kept where it fits."""
    wording = Wording.of(reader, place.flow.figures, place.answers)
    lines, rows = [], list[Row]()
    for index, step in enumerate(place.steps):
        question = place.flow.questions[step.question]
        asked = wording.sentence(question.ask)
        lines.append(f"{index + 1}. {plain(asked)}\n{bold(said(reader, question, step.answer))}")
        label = reader.words("Change {number}", number=index + 1)
        change = flow_data(FlowView.CHANGE, place.flow, place.steps, f"{index}!")
        rows.append((Button(label, change),))
    back = Button(reader.words("Back"), flow_data(FlowView.PLACE, place.flow, place.steps))
    title = bold(reader.words("Your answers"))
    note = italic(reader.words("They are only in these buttons. They are not stored."))
    return View(paragraphs(title, *lines, note), (*_paired(rows), (back,)))


def _paired(rows: list[Row]) -> list[Row]:
    buttons = [button for row in rows for button in row]
    return [tuple(buttons[at : at + 3]) for at in range(0, len(buttons), 3)]


def said(reader: Reader, question: Question, given: Answer) -> str:
    """An answer in the reader's words."""
    say = reader.words
    match given:
        case Chosen(id):
            return _label(reader, question, id)
        case Ticked(ids):
            return ", ".join(
                _label(reader, question, option.id)
                for option in question.options
                if option.id in ids
            )
        case Day(day):
            return formats.day(reader.language, day)
        case Number(number):
            return formats.count(reader.language, number)
        case NotSure():
            return say("I don’t know")


def _label(reader: Reader, question: Question, id: str) -> str:
    option = question.option(id)
    return reader.words(option.label) if option else ""


def _back(reader: Reader, place: Place, outcome: Outcome) -> tuple[Row, ...]:
    back = outcome_data(FlowView.PLACE, place, outcome)
    return ((Button(reader.words("Back"), back),),)
