"""The page of an outcome, and that of a question."""

from itertools import pairwise

from bot.book.arrows import Bundle, arrows, arrows_of, bundled
from bot.book.evidence import fact_card, helpers
from bot.book.markup import Child, Markup, a, el, joined
from bot.book.page import badge, counted, crumbs, listed, page, paragraph, section, table
from bot.book.sentences import Sentences
from bot.book.signatures import signature_section, signature_states
from bot.book.volume import Volume, language_name
from bot.domain.dependencies import facts_of_outcome, facts_of_question
from bot.domain.flows import Flow, Outcome, Question
from bot.domain.proof import Reached
from bot.domain.texts import placeholders
from bot.telegram.outcome_views import outcome_view

ROOT = "../../"
OPEN_WAYS = 3
"""The shortest ways are spelled out at once; the others unfold."""


def outcome_page(volume: Volume, flow: Flow, outcome: Outcome) -> str:
    sentences = Sentences.of(volume, flow, ROOT)
    return page(
        volume,
        outcome.title,
        2,
        _crumbs(flow, outcome.id),
        el("h1", sentences.marked(volume.english, outcome.title)),
        paragraph(badge("outcome"), " ", el("code", f"{flow.id}/{outcome.id}"), class_="kind"),
        signature_states(volume, flow, outcome),
        _ways(volume, flow, outcome),
        section("What it says", sentences.grid(sentences.outcome_rows(outcome))),
        _figures(volume, flow, outcome),
        _messages(volume, flow, outcome),
        _facts(volume, flow, outcome),
        section("Who can help", helpers(volume.library.help[id] for id in outcome.help)),
        signature_section(volume, flow, outcome),
    )


def question_page(volume: Volume, flow: Flow, question: Question) -> str:
    sentences = Sentences.of(volume, flow, ROOT)
    facts = sorted(facts_of_question(flow, question))
    return page(
        volume,
        question.ask,
        2,
        _crumbs(flow, question.id),
        el("h1", question.ask),
        paragraph(
            badge("question"),
            " ",
            el("code", f"{flow.id}/{question.id}"),
            f" · {question.kind}",
            class_="kind",
        ),
        section("Where each answer leads", leads(volume, flow, question)),
        section("Where it is asked", _arriving(volume, flow, question.id)),
        section("What it says", sentences.grid(sentences.question_rows(question))),
        _terms(volume, question),
        section(
            "Facts that it rests on",
            *(fact_card(volume, volume.library.facts[id], ROOT) for id in facts),
        )
        if facts
        else None,
    )


def _crumbs(flow: Flow, node: str) -> Markup:
    return crumbs(
        a(f"{ROOT}index.html", "Flows"), a(f"{ROOT}flows/{flow.id}.html", flow.title), node
    )


def node_link(flow: Flow, node: str, root: str = ROOT) -> Markup:
    found = flow.node(node)
    text = found.title if isinstance(found, Outcome) else found.ask
    kind = "outcome" if isinstance(found, Outcome) else "question"
    return joined(a(f"{root}flows/{flow.id}/{node}.html", text), " ", el("small", kind))


def leads(volume: Volume, flow: Flow, question: Question, root: str = ROOT) -> Markup:
    rows: list[tuple[Child, ...]] = [
        (arrow.label, node_link(flow, arrow.target, root))
        for arrow in arrows_of(volume.spelling(flow), question)
    ]
    return table(("Answer", "Leads to"), rows, "leads")


def _arriving(volume: Volume, flow: Flow, node: str) -> Markup:
    if node == flow.start:
        return paragraph("It is the first question.")
    rows: list[tuple[Child, ...]] = [
        (node_link(flow, bundle.source), _one_of(bundle))
        for bundle in bundled(arrows(volume.spelling(flow)))
        if bundle.target == node
    ]
    return table(("From", "By the answer"), rows, "leads")


def _one_of(bundle: Bundle) -> Child:
    if len(bundle.labels) == 1:
        return bundle.labels[0]
    return listed(*bundle.labels, class_="labels")


def _ways(volume: Volume, flow: Flow, outcome: Outcome) -> Markup:
    ways = volume.ways(flow, outcome.id)
    paths = sum(way.paths for way in ways)
    count = counted(len(ways), "way", "ways")
    return section(
        "Who is led here",
        *(_way(volume, flow, outcome, way, number) for number, way in enumerate(ways, 1)),
        el("h3", "The last answer before it"),
        _arriving(volume, flow, outcome.id),
        id="ways",
        note=(
            f"{count} through the questions, {counted(paths, 'set', 'different sets')} of answers "
            f"on {volume.day}. The shortest first."
            if ways
            else f"No answers lead here on {volume.day}."
        ),
    )


def _way(volume: Volume, flow: Flow, outcome: Outcome, way: Reached, number: int) -> Markup:
    asked = [step.question for step in way.place.steps]
    said = {
        (bundle.source, bundle.target): bundle for bundle in bundled(arrows(volume.spelling(flow)))
    }
    steps = [
        el(
            "li",
            a(f"{ROOT}flows/{flow.id}/{source}.html", flow.questions[source].ask),
            el("div", _one_of(said[source, target]), class_="answer"),
        )
        for source, target in pairwise([*asked, outcome.id])
    ]
    summary = el(
        "summary",
        f"Way {number}: {counted(len(asked), 'question', 'questions')}, "
        f"{counted(way.paths, 'set', 'sets')} of answers",
    )
    return el("details", summary, el("ol", *steps, class_="way"), open=number <= OPEN_WAYS)


def _figures(volume: Volume, flow: Flow, outcome: Outcome) -> Markup | None:
    """How the figures are computed that stand in the text, or on the ways to it."""
    spelling = volume.spelling(flow)
    texts = [text for line in outcome.lines() for text in (line.text, line.otherwise or "")]
    texts += [spelling.condition(line.when) for line in outcome.lines() if line.when]
    for way in volume.ways(flow, outcome.id):
        for step in way.place.steps:
            asked = flow.questions[step.question]
            texts += [arrow.label for arrow in arrows_of(spelling, asked)]
    named = {place.name for text in texts for place in placeholders(text)} & flow.figures.keys()
    rows: list[tuple[Child, ...]] = [
        (el("span", id, class_="figure"), spelling.figure(flow.figures[id]))
        for id in sorted(named)
    ]
    return section("Figures that are computed", table(("Figure", "How"), rows)) if rows else None


def _messages(volume: Volume, flow: Flow, outcome: Outcome) -> Markup | None:
    ways = volume.ways(flow, outcome.id)
    if not ways:
        return None
    place = ways[0].place
    shown = [
        el(
            "details",
            el("summary", language_name(reader.language)),
            el(
                "div",
                Markup(outcome_view(reader, place, outcome).html),
                class_="message",
                lang=reader.language,
            ),
        )
        for reader in volume.readers
    ]
    note = "The whole message in the chat, for one set of answers of the shortest way."
    return section("As a reader sees it", *shown, note=note)


def _facts(volume: Volume, flow: Flow, outcome: Outcome) -> Markup:
    facts = volume.library.facts
    also = sorted(facts_of_outcome(volume.library, flow, outcome) - set(outcome.facts))
    return section(
        "Facts that it stands on",
        *(fact_card(volume, facts[id], ROOT) for id in outcome.facts),
        el("h3", "Also used: in its sentences, figures and conditions") if also else None,
        *(fact_card(volume, facts[id], ROOT) for id in also),
        id="facts",
    )


def _terms(volume: Volume, question: Question) -> Markup | None:
    if not question.terms:
        return None
    sentences = Sentences(volume, {}, None, ROOT)
    terms = [volume.library.terms[id] for id in question.terms]
    rows: list[tuple[Child, str]] = [(el("b", term.name), term.plain) for term in terms]
    return section("Terms that it explains", sentences.grid(rows))
