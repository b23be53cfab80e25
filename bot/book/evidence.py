"""Facts, their sources and dates, and who can help, as a reviewer checks them."""

from collections.abc import Iterable

from bot.book.markup import Child, Markup, a, el, joined
from bot.book.page import badge, counted, listed, paragraph, table
from bot.book.sentences import Sentences
from bot.book.spelling import measured
from bot.book.volume import Place, Volume
from bot.domain.facts import Confidence, Fact, LegalStatus, Period, Source
from bot.domain.flows import Outcome
from bot.domain.library import Help


def doubts(volume: Volume, fact: Fact) -> list[str]:
    """Why the fact is not settled on the volume's day; nothing where it is."""
    period = fact.on(volume.day)
    found = ["to be looked at again"] if fact.stale_on(volume.day) else []
    if fact.confidence is Confidence.LOW:
        found.append("low confidence")
    if period is None:
        found.append("no period covers the day")
    elif period.status is not LegalStatus.IN_FORCE:
        found.append(str(period.status).replace("_", " "))
    return found


def fact_card(volume: Volume, fact: Fact, root: str, *, anchor: bool = False) -> Markup:
    """All that is known about a fact. `anchor`: the page is the one that links point to."""
    sentences = Sentences(volume, {}, None, root)
    title: Child = fact.id if anchor else a(f"{root}facts.html#{fact.id}", fact.id)
    return el(
        "article",
        el("h3", title, *(joined(" ", badge(what, "warn")) for what in doubts(volume, fact))),
        paragraph(sentences.marked(volume.english, fact.statement)),
        _periods(volume, fact),
        paragraph(
            f"Seen {fact.seen}. Look again by {fact.review_by}. Confidence: {fact.confidence}.",
            class_="dates",
        ),
        paragraph(el("b", "Note for reviewers: "), fact.note, class_="note")
        if fact.note
        else None,
        _rests(volume, fact, root) if anchor else None,
        class_="fact-card",
        id=fact.id if anchor else None,
    )


def _periods(volume: Volume, fact: Fact) -> Markup:
    today = fact.on(volume.day)
    rows: list[tuple[Child, ...]] = [
        (
            joined(_span(period), " ", badge("today") if period is today else None),
            str(period.status).replace("_", " "),
            measured(period.value, fact.unit) or "–",
            listed(*(source_link(volume.library.sources[id]) for id in period.sources)),
        )
        for period in fact.periods
    ]
    return table(("Period", "Status", "Value", "Sources"), rows, "periods")


def _span(period: Period) -> str:
    since = f"from {period.since}" if period.since else ""
    until = f"until {period.until}" if period.until else ""
    return f"{since} {until}".strip() or "always"


def source_link(source: Source) -> Markup:
    name = f"{source.citation}: {source.title}" if source.citation else source.title
    mark = None if source.official else joined(" ", badge("not official", "warn"))
    return joined(a(source.url, name, rel="noreferrer"), mark)


def _rests(volume: Volume, fact: Fact, root: str) -> Markup:
    places = volume.resting[fact.id]
    if not places:
        return paragraph("Nothing rests on it.", class_="rests")
    links = [place_link(volume, place, root) for place in places]
    summary = el("summary", counted(len(places), "text rests on it", "texts rest on it"))
    return el("details", summary, listed(*links), class_="rests")


def place_link(volume: Volume, place: Place, root: str) -> Markup:
    flow, node = place
    found = volume.library.flows.get(flow)
    if found is None or not (node in found.questions or node in found.outcomes):
        return joined(f"{flow} / {node}")
    place_of = found.node(node)
    kind = "outcome" if isinstance(place_of, Outcome) else "question"
    title = place_of.title if isinstance(place_of, Outcome) else place_of.ask
    link = a(f"{root}flows/{flow}/{node}.html", title)
    return joined(link, " ", el("small", f"{kind} {flow} / {node}"))


def helpers(entries: Iterable[Help]) -> Markup:
    rows: list[tuple[Child, ...]] = [
        (
            el("b", help.name),
            joined(help.what, paragraph(help.caution, class_="note") if help.caution else None),
            help.phone or "–",
            a(help.url, help.url, rel="noreferrer") if help.url else "–",
            help.seen.isoformat(),
        )
        for help in entries
    ]
    return table(("Name", "What they do", "Phone", "Link", "Checked"), rows)
