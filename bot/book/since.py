"""The difference in meaning, for a terminal and as a page of the book."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest

from bot.book.compare import Counted, Difference, Ended, Led, Moved, Said
from bot.book.evidence import place_link
from bot.book.markup import Child, Markup, el, joined
from bot.book.page import counted, listed, page, paragraph, section, table
from bot.book.volume import Volume, language_name


def told(difference: Difference) -> Iterator[str]:
    """Lines for a terminal."""
    if difference.nothing:
        yield "Nothing means anything else."
    yield from (f"+ outcome {flow}/{node}" for flow, node in difference.added)
    yield from (f"- outcome {flow}/{node}" for flow, node in difference.removed)
    for moved in difference.moved:
        yield f"fact {moved.fact}, with {counted(len(moved.outcomes), 'text', 'texts')} on it:"
        yield from _both(moved.was, moved.now)
    for said in difference.said:
        yield f"outcome {said.flow}/{said.node} [{said.language}] says something else:"
        yield from _both(said.was, said.now)
    for asked in difference.asked:
        yield f"question {asked.flow}/{asked.node} [{asked.language}] asks something else:"
        yield from _both(asked.was, asked.now)
    for led in difference.led:
        yield f"{led.flow}/{led.question}, {led.answer}: led to {led.was}, leads to {led.now}"
    for ended in difference.ended:
        yield f"{ended.flow}: a path ended at {ended.was}, ends at {ended.now}{_like(ended)}:"
        yield from (f"    {answer}" for answer in ended.answers)
    for one in difference.counted:
        yield f"{one.flow}/{one.outcome}: {one.was:,} sets of answers, now {one.now:,}"


def _like(ended: Ended) -> str:
    return f", and {ended.more} like it" if ended.more else ""


def _both(was: tuple[str, ...], now: tuple[str, ...]) -> Iterator[str]:
    yield from (f"  - {line}" for line in was)
    yield from (f"  + {line}" for line in now)


def since_page(volume: Volume, revision: str | None, difference: Difference | None) -> str:
    if difference is None:
        body: list[Child] = [
            el("h1", "Changes in meaning"),
            paragraph(
                "This book was made without a revision to compare with. Make it with ",
                el("code", "python -m bot book DIR --since REV"),
                " to see which outcomes say something else, which paths end elsewhere and "
                "which figures moved.",
            ),
        ]
        return page(volume, "Changes", 0, *body)
    return page(
        volume,
        "Changes",
        0,
        el("h1", f"Changes in meaning since {revision}"),
        paragraph(f"Both are read as they are on {volume.day}."),
        paragraph("Nothing means anything else.") if difference.nothing else None,
        *_sections(volume, difference),
    )


def _sections(volume: Volume, difference: Difference) -> Iterator[Markup]:
    parts: list[tuple[str, list[Child]]] = [
        ("New outcomes", [place_link(volume, place, "") for place in difference.added]),
        ("Outcomes that are gone", [" / ".join(place) for place in difference.removed]),
        ("Figures and statements that moved", [_moved(volume, one) for one in difference.moved]),
        ("Outcomes that say something else", [_said(volume, one) for one in difference.said]),
        ("Questions that ask something else", [_said(volume, one) for one in difference.asked]),
        ("Answers that lead elsewhere", _led(volume, difference.led)),
        ("Paths that end elsewhere", [_ended(volume, one) for one in difference.ended]),
        ("How many answers end where", _counted(volume, difference.counted)),
    ]
    for title, body in parts:
        if body:
            count = sum(1 for _ in body)
            yield section(
                title,
                *(el("article", one, class_="change") for one in body),
                note=(f"{count}" if count > 1 else ""),
            )


def _moved(volume: Volume, moved: Moved) -> Markup:
    links = [place_link(volume, place, "") for place in moved.outcomes]
    return joined(
        el("h3", moved.fact),
        _lines(moved.was, moved.now),
        el(
            "details",
            el("summary", counted(len(links), "text rests on it", "texts rest on it")),
            listed(*links),
        )
        if links
        else None,
    )


def _said(volume: Volume, said: Said) -> Markup:
    place = place_link(volume, (said.flow, said.node), "")
    title = el("h3", place, " ", el("small", language_name(said.language)))
    return joined(title, _lines(said.was, said.now))


def _lines(was: tuple[str, ...], now: tuple[str, ...]) -> Markup:
    """Before and after beside each other, the words that differ marked."""
    rows: list[tuple[Child, ...]] = [
        _marked(one or "", other or "") for one, other in zip_longest(was, now)
    ]
    return table(("It said", "It says"), rows, "before-after")


def _marked(was: str, now: str) -> tuple[Markup, Markup]:
    one, other = was.split(" "), now.split(" ")
    left, right = list[Child](), list[Child]()
    for what, a0, a1, b0, b1 in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        gone, came = " ".join(one[a0:a1]), " ".join(other[b0:b1])
        same = what == "equal"
        left += [gone if same or not gone else el("del", gone), " "]
        right += [came if same or not came else el("ins", came), " "]
    return joined(*left), joined(*right)


def _led(volume: Volume, led: tuple[Led, ...]) -> list[Child]:
    if not led:
        return []
    rows: list[tuple[Child, ...]] = [
        (
            place_link(volume, (one.flow, one.question), ""),
            one.answer,
            one.was or "there was no such answer",
            one.now or "there is no such answer",
        )
        for one in led
    ]
    return [table(("Question", "Answer", "Led to", "Leads to"), rows)]


def _ended(volume: Volume, ended: Ended) -> Markup:
    return joined(
        el("h3", ended.flow),
        listed(*ended.answers),
        paragraph(
            "ended at ",
            place_link(volume, (ended.flow, ended.was), ""),
            ", ends at ",
            place_link(volume, (ended.flow, ended.now), ""),
            _like(ended),
        ),
    )


def _counted(volume: Volume, counted: tuple[Counted, ...]) -> list[Child]:
    if not counted:
        return []
    rows: list[tuple[Child, ...]] = [
        (place_link(volume, (one.flow, one.outcome), ""), f"{one.was:,}", f"{one.now:,}")
        for one in counted
    ]
    return [table(("Outcome", "Sets of answers before", "Now"), rows)]
