"""The index, a flow with its diagram, and all facts."""

from collections.abc import Callable, Iterable

from bot.book.diagram import diagram
from bot.book.evidence import doubts, fact_card
from bot.book.markup import Child, Markup, a, el, joined
from bot.book.node_pages import leads
from bot.book.page import badge, crumbs, listed, page, paragraph, section, table
from bot.book.sentences import Sentences
from bot.book.signatures import state
from bot.book.volume import Volume, language_name
from bot.domain.facts import Confidence, Fact
from bot.domain.flows import Flow, Outcome, Question
from bot.telegram.catalogues import SOURCE
from bot.telegram.reader import Reader


def index_page(volume: Volume) -> str:
    return page(
        volume,
        "Flows",
        0,
        el("h1", "What Jol tells people"),
        paragraph(
            "Every question, every outcome and every fact, to be read and signed. As of ",
            el("b", volume.day.isoformat()),
            ".",
        ),
        _attention(volume),
        section("Flows", _flows(volume)),
        section("Topics that can be followed", listed(*_topics(volume))),
    )


def _attention(volume: Volume) -> Markup:
    facts = volume.library.facts.values()
    stale = [fact for fact in facts if fact.stale_on(volume.day)]
    low = [fact for fact in facts if fact.confidence is Confidence.LOW]
    other = [fact for fact in facts if doubts(volume, fact)]
    flows = list(volume.library.flows.values())
    outcomes = sum(len(flow.outcomes) for flow in flows)
    items: list[Child] = [
        joined(a("facts.html#stale", f"{len(stale)} facts"), " to be looked at again"),
        joined(a("facts.html#low", f"{len(low)} facts"), " of low confidence"),
        joined(
            a("facts.html#unsettled", f"{len(other)} facts"),
            " not settled, for one reason or another",
        ),
        f"{_signed(volume, *flows)} of {outcomes * len(volume.readers)} texts "
        f"({outcomes} outcomes, {len(volume.readers)} languages) are read by a lawyer",
    ]
    items += [f"void: {one.flow}/{one.outcome} [{one.language}], {one.by}" for one in volume.void]
    items += [joined(badge("mistake", "warn"), f" {problem}") for problem in volume.problems]
    return section("Needs attention", listed(*items, class_="attention"))


def _signed(volume: Volume, *flows: Flow) -> int:
    """How many texts of the flows have a signature that holds."""
    ids = {flow.id for flow in flows}
    held = set(volume.library.reviews) - set(volume.void)
    return len({(one.flow, one.outcome, one.language) for one in held if one.flow in ids})


def _flows(volume: Volume) -> Markup:
    rows: list[tuple[Child, ...]] = [
        (
            a(f"flows/{flow.id}.html", flow.title),
            str(len(flow.questions)),
            str(len(flow.outcomes)),
            f"{_ways(volume, flow):,}",
            f"{volume.proofs[flow.id].paths:,}",
            listed(*_translated(volume, flow), class_="shares"),
            f"{_signed(volume, flow)} of {len(flow.outcomes) * len(volume.readers)}",
        )
        for flow in volume.library.flows.values()
    ]
    titles = ("Flow", "Questions", "Outcomes", "Ways", "Sets of answers", "Translated", "Read")
    return table(titles, rows, "numbers")


def _ways(volume: Volume, flow: Flow) -> int:
    reached = volume.proofs[flow.id].reached
    return sum(len(reached.get(id, ())) for id in flow.outcomes)


def _translated(volume: Volume, flow: Flow) -> Iterable[str]:
    for reader in volume.readers:
        if reader.language != SOURCE:
            yield f"{language_name(reader.language)} {_share(reader, flow)}%"


def _share(reader: Reader, flow: Flow) -> int:
    nodes: list[Question | Outcome] = [*flow.questions.values(), *flow.outcomes.values()]
    texts = {text for node in nodes for text in node.sentences()}
    return 100 * sum(map(reader.words.translates, texts)) // len(texts)


def _topics(volume: Volume) -> Iterable[Child]:
    for topic in volume.library.topics.values():
        yield joined(topic.title, " ", el("code", topic.id))


def flow_page(volume: Volume, flow: Flow) -> str:
    proof = volume.proofs[flow.id]
    return page(
        volume,
        flow.title,
        1,
        crumbs(a("../index.html", "Flows"), flow.id),
        el("h1", flow.title),
        paragraph(
            f"{len(flow.questions)} questions, {len(flow.outcomes)} outcomes, "
            f"{proof.paths:,} sets of answers on {volume.day}. "
            f"Last changed on {flow.changed}: {_last_change(flow)}",
        ),
        _viewer(volume, flow),
        section("Outcomes", _outcomes(volume, flow), id="outcomes"),
        section("Questions", *_questions(volume, flow), id="questions"),
        wide=True,
    )


def _last_change(flow: Flow) -> str:
    return max(flow.changes, key=lambda change: change.on).what


def _viewer(volume: Volume, flow: Flow) -> Markup:
    tools = [
        el("button", text, type="button", data_act=act, title=title, aria_label=title)
        for text, act, title in (
            ("+", "in", "Closer (+)"),
            ("−", "out", "Further (−)"),
            ("Whole", "fit", "The whole flow (0)"),
            ("Start", "start", "The first question (Home)"),
        )
    ]
    help = "Drag or arrow keys: move. + and −, or the wheel with Ctrl: zoom. Tab: box by box."
    return el(
        "div",
        el("div", *tools, el("span", help, class_="hint"), class_="tools"),
        el(
            "div",
            diagram(flow, volume.spelling(flow, short=True)),
            class_="canvas",
            tabindex=0,
            role="application",
            aria_label="Diagram; arrow keys move it, plus and minus zoom",
        ),
        class_="viewer",
    )


def _outcomes(volume: Volume, flow: Flow) -> Markup:
    rows: list[tuple[Child, ...]] = []
    for outcome in flow.outcomes.values():
        ways = volume.ways(flow, outcome.id)
        signatures = volume.signatures(flow, outcome)
        read = [
            joined(f"{one.language}: ", state(one)) for one in signatures if one.review or one.void
        ]
        rows.append(
            (
                a(f"{flow.id}/{outcome.id}.html", outcome.title),
                el("code", outcome.id),
                str(len(ways)),
                f"{sum(way.paths for way in ways):,}",
                listed(*read) if read else "not yet read",
            )
        )
    titles = ("Outcome", "Id", "Ways", "Sets of answers", "Read by a lawyer")
    return table(titles, rows, "numbers")


def _questions(volume: Volume, flow: Flow) -> Iterable[Markup]:
    for id, question in flow.questions.items():
        title = el("h3", a(f"{flow.id}/{id}.html", question.ask), " ", el("code", id))
        yield el("article", title, leads(volume, flow, question, "../"))


def facts_page(volume: Volume) -> str:
    day = volume.day
    facts = sorted(volume.library.facts.values(), key=lambda fact: (fact.review_by, fact.id))
    kinds: list[tuple[str, str, Callable[[Fact], bool]]] = [
        ("To be looked at again", "stale", lambda fact: fact.stale_on(day)),
        ("Low confidence", "low", lambda fact: fact.confidence is Confidence.LOW),
        ("Not settled", "unsettled", lambda fact: bool(doubts(volume, fact))),
    ]
    return page(
        volume,
        "Facts",
        0,
        el("h1", "Facts"),
        *(
            section(title, _short_list(volume, [fact for fact in facts if holds(fact)]), id=id)
            for title, id, holds in kinds
        ),
        section(
            "Every fact",
            *(fact_card(volume, fact, "", anchor=True) for fact in facts),
            note="Those that are to be looked at first stand first.",
            id="all",
        ),
    )


def _short_list(volume: Volume, facts: list[Fact]) -> Markup:
    if not facts:
        return paragraph("None.")
    sentences = Sentences(volume, {}, None, "")
    rows: list[tuple[Child, ...]] = [
        (
            joined(
                sentences.marked(volume.english, fact.statement),
                " ",
                a(f"#{fact.id}", fact.id, class_="to"),
            ),
            fact.review_by.isoformat(),
            str(fact.confidence),
            ", ".join(doubts(volume, fact)) or "–",
            str(len(volume.resting[fact.id])),
        )
        for fact in facts
    ]
    titles = ("Fact", "Look again by", "Confidence", "Why", "Texts on it")
    return table(titles, rows, "numbers")
