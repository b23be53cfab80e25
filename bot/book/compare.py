"""What means something else than before: outcomes that say something else, answers that lead
elsewhere, figures that moved. Both sides are read on the same day."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.book.arrows import Arrow, arrows
from bot.book.spelling import measured
from bot.book.volume import Volume
from bot.domain.answers import Answer
from bot.domain.classes import Classes
from bot.domain.facts import Fact
from bot.domain.flows import Flow, Outcome
from bot.domain.replay import UnfitAnswerError, answer, begin
from bot.telegram.evidence_views import said
from bot.telegram.reader import Reader
from bot.telegram.signing import signed_text


@dataclass(frozen=True, slots=True)
class Said:
    """The sentences of a text that were taken away and those that came."""

    flow: str
    node: str
    language: str
    was: tuple[str, ...]
    now: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Led:
    """An answer that leads elsewhere; None where there was or is no such answer."""

    flow: str
    question: str
    answer: str
    was: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class Ended:
    """Paths that end elsewhere: the shortest found, how many more were found, and both ends. An
    end is a question where that was not asked, or not so, on the other side."""

    flow: str
    was: str
    now: str
    answers: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Counted:
    """How many sets of answers end at an outcome."""

    flow: str
    outcome: str
    was: int
    now: int


@dataclass(frozen=True, slots=True)
class Moved:
    """A fact whose statement, value, dates, status or sources are others, and what rests on it."""

    fact: str
    was: tuple[str, ...]
    now: tuple[str, ...]
    outcomes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Difference:
    added: tuple[tuple[str, str], ...]
    removed: tuple[tuple[str, str], ...]
    said: tuple[Said, ...]
    asked: tuple[Said, ...]
    led: tuple[Led, ...]
    ended: tuple[Ended, ...]
    counted: tuple[Counted, ...]
    moved: tuple[Moved, ...]

    @property
    def nothing(self) -> bool:
        parts = (self.added, self.removed, self.said, self.asked)
        return not any((*parts, self.led, self.ended, self.counted, self.moved))


def compare(old: Volume, new: Volume) -> Difference:
    was, now = _outcomes(old), _outcomes(new)
    both = [place for place in now if place in was]
    return Difference(
        added=tuple(place for place in now if place not in was),
        removed=tuple(place for place in was if place not in now),
        said=tuple(said for place in both for said in _said(old, new, place)),
        asked=tuple(_asked(old, new)),
        led=tuple(_led(old, new)),
        ended=tuple(_ended(old, new)),
        counted=tuple(_counted(old, new, both)),
        moved=tuple(_moved(old, new)),
    )


def _outcomes(volume: Volume) -> dict[tuple[str, str], Outcome]:
    return {
        (flow.id, outcome.id): outcome
        for flow in volume.library.flows.values()
        for outcome in flow.outcomes.values()
    }


def _said(old: Volume, new: Volume, place: tuple[str, str]) -> Iterator[Said]:
    was = _texts(old, place)
    for language, lines in _texts(new, place).items():
        if language in was and was[language] != lines:
            yield Said(*place, language, *_only(was[language], lines))


def _texts(volume: Volume, place: tuple[str, str]) -> dict[str, tuple[str, ...]]:
    flow = volume.library.flows[place[0]]
    outcome = flow.outcomes[place[1]]
    return {
        reader.language: tuple(signed_text(reader, flow, outcome)) for reader in volume.readers
    }


def _only(was: tuple[str, ...], now: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What each side has and the other has not; where only the order differs, all of it."""
    gone = tuple(line for line in was if line not in now)
    came = tuple(line for line in now if line not in was)
    return (gone, came) if gone or came else (was, now)


def _asked(old: Volume, new: Volume) -> Iterator[Said]:
    for flow, before in _shared(old, new):
        for id in flow.questions.keys() & before.questions.keys():
            for reader, earlier in _same_language(new, old):
                now = tuple(map(reader.words, flow.questions[id].sentences()))
                was = tuple(map(earlier.words, before.questions[id].sentences()))
                if was != now:
                    yield Said(flow.id, id, reader.language, *_only(was, now))


def _same_language(new: Volume, old: Volume) -> Iterator[tuple[Reader, Reader]]:
    by_language = {reader.language: reader for reader in old.readers}
    for reader in new.readers:
        if reader.language in by_language:
            yield reader, by_language[reader.language]


def _shared(old: Volume, new: Volume) -> Iterator[tuple[Flow, Flow]]:
    """The flows that are on both sides: today's, and as it was."""
    for id, flow in new.library.flows.items():
        if id in old.library.flows:
            yield flow, old.library.flows[id]


def _led(old: Volume, new: Volume) -> Iterator[Led]:
    for flow, before in _shared(old, new):
        was, now = _arrows(old, before), _arrows(new, flow)
        for key in {**was, **now}:
            one, other = was.get(key), now.get(key)
            if _meaning(one) != _meaning(other):
                labels = dict.fromkeys(arrow.label for arrow in (one, other) if arrow)
                was_at, now_at = (arrow.target if arrow else None for arrow in (one, other))
                yield Led(flow.id, key[0], " → ".join(labels), was_at, now_at)


def _meaning(arrow: Arrow | None) -> tuple[str, str] | None:
    """Where it leads and on what condition; the words of an option alone mean nothing here."""
    if arrow is None:
        return None
    return arrow.target, arrow.label if "." in arrow.key else ""


def _arrows(volume: Volume, flow: Flow) -> Mapping[tuple[str, str], Arrow]:
    found = arrows(volume.spelling(flow, short=True))
    return {(arrow.source, arrow.key): arrow for arrow in found}


def _ended(old: Volume, new: Volume) -> Iterator[Ended]:
    """Paths of before and of today, each walked on the other side too."""
    for flow, before in _shared(old, new):
        found: dict[tuple[str, str], dict[tuple[str, ...], None]] = defaultdict(dict)
        for path in _paths(old, before):
            was, now = _end(old, before, path), _end(new, flow, path)
            found[was, now][_answers(old, before, path)] = None
        for path in _paths(new, flow):
            was, now = _end(old, before, path), _end(new, flow, path)
            found[was, now][_answers(new, flow, path)] = None
        for (was, now), paths in found.items():
            if was != now:
                shortest = min(paths, key=len)
                yield Ended(flow.id, was, now, shortest, len(paths) - 1)


def _paths(volume: Volume, flow: Flow) -> Iterator[dict[str, Answer]]:
    """One path of each way, and with each of its answers replaced by the question's others."""
    classes = Classes(volume.library.situation(volume.day))
    others = {
        id: [given for given, _ in classes.of(question, ())]
        for id, question in flow.questions.items()
    }
    for id in flow.outcomes:
        for way in volume.ways(flow, id):
            given = way.place.answers
            yield given
            for step in way.place.steps:
                yield from ({**given, step.question: one} for one in others[step.question])


def _end(volume: Volume, flow: Flow, given: Mapping[str, Answer]) -> str:
    """Where the answers lead: an outcome, or the question to which they have none."""
    place, situation = begin(flow), volume.library.situation(volume.day)
    while place.node.id in given and place.node.id in flow.questions:
        try:
            place = answer(place, given[place.node.id], situation)
        except UnfitAnswerError:
            break
    return place.node.id


def _answers(volume: Volume, flow: Flow, given: Mapping[str, Answer]) -> tuple[str, ...]:
    questions = flow.questions
    return tuple(
        f"{questions[id].ask} {said(volume.english, questions[id], one)}"
        for id, one in given.items()
    )


def _counted(old: Volume, new: Volume, both: list[tuple[str, str]]) -> Iterator[Counted]:
    for flow, outcome in both:
        was = sum(way.paths for way in old.ways(old.library.flows[flow], outcome))
        now = sum(way.paths for way in new.ways(new.library.flows[flow], outcome))
        if was != now:
            yield Counted(flow, outcome, was, now)


def _moved(old: Volume, new: Volume) -> Iterator[Moved]:
    facts = {**old.library.facts, **new.library.facts}
    for id in facts:
        was, now = _standing(old, id), _standing(new, id)
        if was != now:
            volume = new if id in new.library.facts else old
            yield Moved(id, *_only(was, now), volume.resting[id])


def _standing(volume: Volume, id: str) -> tuple[str, ...]:
    fact = volume.library.facts.get(id)
    return () if fact is None else tuple(_fact_lines(fact))


def _fact_lines(fact: Fact) -> Iterator[str]:
    yield fact.statement
    yield f"confidence: {fact.confidence}"
    for period in fact.periods:
        span = f"{period.since or '…'} to {period.until or '…'}"
        value = measured(period.value, fact.unit)
        yield " · ".join(
            filter(None, (span, str(period.status), value, ", ".join(period.sources)))
        )
