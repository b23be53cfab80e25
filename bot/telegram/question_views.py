"""How a question is shown: the sentence, the words explained, a button for each answer."""

from datetime import date

from bot.domain.flows import Flow, Kind, Question
from bot.domain.graph import questions_left
from bot.telegram import formats
from bot.telegram.answer_rows import answer_rows, parts_of_date
from bot.telegram.asking import Asking
from bot.telegram.callbacks import Callback, FlowView, data, flow_data
from bot.telegram.reader import Reader, Wording, shown
from bot.telegram.view import Button, Row, View, bold, folded, italic, paragraphs, plain


def question_view(reader: Reader, asking: Asking, notice: str = "") -> View:
    """The question with the answers a person can give. `notice` stands above it."""
    return View(
        _text(reader, asking, notice), (*answer_rows(reader, asking), *ways(reader, asking))
    )


def _text(reader: Reader, asking: Asking, notice: str) -> str:
    question, flow = asking.question, asking.flow
    answers = {step.question: step.answer for step in asking.before}
    wording = Wording.of(reader, flow.figures, answers)
    return paragraphs(
        plain(notice),
        bold(wording.sentence(question.ask)),
        *(plain(line) for line in shown(wording, question.lines)),
        _hints(wording, question),
        plain(wording.sentence(question.why)) if question.why else "",
        _terms(reader, question),
        plain(_instruction(reader, asking)),
        italic(_left(reader, flow, question)),
    )


def _hints(wording: Wording, question: Question) -> str:
    return "\n".join(
        f"• {bold(wording.sentence(option.label))}: {plain(wording.sentence(option.hint))}"
        for option in question.options
        if option.hint
    )


def _terms(reader: Reader, question: Question) -> str:
    terms = [reader.library.terms[id] for id in question.terms]
    lines = [
        f"{bold(named(reader, term.name))}: {plain(reader.words(term.plain))}" for term in terms
    ]
    title = bold(reader.words("Words explained"))
    return folded("\n".join([title, *lines])) if lines else ""


def named(reader: Reader, name: str) -> str:
    """A term in the reader's language, with the English name that stands on the papers."""
    own = reader.words(name)
    return own if name.lower() in own.lower() or "(" in own else f"{own} ({name})"


def _instruction(reader: Reader, asking: Asking) -> str:
    if asking.question.kind is Kind.SEVERAL:
        return reader.words("Tick all that are true for you, then press “Done”.")
    if asking.question.kind is not Kind.DATE:
        return ""
    match parts_of_date(reader, asking):
        case [year, month]:
            name = formats.month(reader.language, date(year, month, 1))
            return reader.words("Choose the day: {month}.", month=name)
        case [year]:
            return reader.words("Choose the month of {year}.", year=year)
    return reader.words("Choose the year.")


def _left(reader: Reader, flow: Flow, question: Question) -> str:
    left = questions_left(flow)[question.id]
    return reader.words.plural(
        "At most {number} question left.", "At most {number} questions left.", left
    )


def ways(reader: Reader, asking: Asking) -> list[Row]:
    """Back, change an answer, menu."""
    menu = Button(reader.words("Menu"), data(Callback.MENU))
    return [*_back(reader, asking), (menu,)]


def _back(reader: Reader, asking: Asking) -> list[Row]:
    say, flow = reader.words, asking.flow
    if asking.whole is not None:
        return [(Button(say("Back"), flow_data(FlowView.ANSWERS, flow, asking.whole)),)]
    if asking.pending:
        return [(Button(say("Back"), flow_data(FlowView.PLACE, flow, asking.before)),)]
    if not asking.before:
        return []
    back = Button(say("Back"), flow_data(FlowView.PLACE, flow, asking.before[:-1]))
    change = Button(say("Change an answer"), flow_data(FlowView.ANSWERS, flow, asking.before))
    return [(back, change)]
