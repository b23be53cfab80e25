"""Reads `content/` into a library. Every mistake names its file and node; a broken flow is
left out and the rest serves."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from bot.domain.calendar import Holidays
from bot.domain.facts import Fact, Source
from bot.domain.flows import Flow
from bot.domain.library import Library, Problem, Review
from bot.domain.links import Hosts, link_problems
from bot.domain.plain import PlainRules, library_plain_problems
from bot.domain.soundness import fact_problems, flow_problems, library_problems
from bot.shapes.base import ShapeError
from bot.shapes.flows import FlowFile, PartFile
from bot.shapes.tables import (
    NO_HOLIDAYS,
    FactsFile,
    GlossaryFile,
    HelpFile,
    HolidaysFile,
    HostsFile,
    PlainFile,
    ReviewsFile,
    SourcesFile,
    TopicsFile,
)

CONTENT = Path(__file__).parent.parent / "content"

Shape = TypeVar("Shape", bound=BaseModel)
Made = TypeVar("Made")


@dataclass
class _Reading:
    """One reading of the folder, and the mistakes met on the way."""

    folder: Path
    problems: list[Problem] = field(default_factory=list)

    def shape(self, name: str, shape: type[Shape]) -> Shape | None:
        path = self.folder / name
        try:
            return shape.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
        except (OSError, UnicodeDecodeError, RecursionError) as error:
            self.problems.append(Problem(name, "", f"cannot be read ({type(error).__name__})"))
        except tomllib.TOMLDecodeError as error:
            self.problems.append(Problem(name, "", f"is not TOML: {error}"))
        except ValidationError as error:
            self.problems += list(_shape_problems(name, error))
        return None

    def table(
        self, name: str, shape: type[Shape], rows: Callable[[Shape], Mapping[str, Made]]
    ) -> dict[str, Made]:
        read = self.shape(name, shape)
        return {} if read is None else dict(rows(read))


def _shape_problems(name: str, error: ValidationError) -> Iterator[Problem]:
    for detail in error.errors(include_url=False, include_input=False):
        yield Problem(name, ".".join(str(part) for part in detail["loc"]), detail["msg"])


def load(folder: Path = CONTENT) -> Library:
    """The library that the folder holds; its `problems` name what was left out and why."""
    reading = _Reading(folder)
    library = _tables(reading)
    facts = _sound_facts(reading, library)
    library = replace(library, facts=facts)
    reading.problems += library_problems(library)
    flows = _flows(reading, library)
    return replace(library, flows=flows, problems=tuple(reading.problems))


def editorial_problems(library: Library, folder: Path = CONTENT) -> list[Problem]:
    """What keeps nothing from being served, but must not be published: links against hosts.toml,
    English against plain.toml. A folder without one of them is held to the strictest rules."""
    reading = _Reading(folder)
    hosts, plain = Hosts(), PlainRules()
    if (folder / "hosts.toml").exists() and (read := reading.shape("hosts.toml", HostsFile)):
        hosts = read.made()
    if (folder / "plain.toml").exists() and (rules := reading.shape("plain.toml", PlainFile)):
        plain = rules.made()
    found = [*link_problems(library, hosts), *library_plain_problems(library, plain)]
    return reading.problems + found


def _tables(reading: _Reading) -> Library:
    glossary = reading.shape("glossary.toml", GlossaryFile)
    sources = reading.table("sources.toml", SourcesFile, SourcesFile.made)
    return Library(
        flows={},
        facts=reading.table("facts.toml", FactsFile, FactsFile.made),
        sources=sources,
        help=reading.table("help.toml", HelpFile, HelpFile.made),
        terms={} if glossary is None else glossary.made(),
        legal_words=() if glossary is None else tuple(glossary.legal_words),
        topics=reading.table("topics.toml", TopicsFile, TopicsFile.made),
        holidays=_holidays(reading, sources),
        reviews=_reviews(reading),
    )


def _reviews(reading: _Reading) -> tuple[Review, ...]:
    """The signatures. A folder without the file has none."""
    if not (reading.folder / "reviews.toml").exists():
        return ()
    read = reading.shape("reviews.toml", ReviewsFile)
    return () if read is None else read.made()


def _holidays(reading: _Reading, sources: Mapping[str, Source]) -> Holidays:
    read = reading.shape("holidays.toml", HolidaysFile)
    if read is not None and read.source not in sources:
        what = f"there is no source {read.source!r}"
        reading.problems.append(Problem("holidays.toml", "source", what))
        read = None
    return NO_HOLIDAYS if read is None else read.made()


def _sound_facts(reading: _Reading, library: Library) -> dict[str, Fact]:
    """The facts without mistakes. One that quotes a broken fact is broken too."""
    sound = dict(library.facts)
    while True:
        within = replace(library, facts=sound)
        problems = [
            Problem("facts.toml", fact.id, what)
            for fact in sound.values()
            for what in fact_problems(fact, within)
        ]
        if not problems:
            return sound
        reading.problems += problems
        broken = {problem.node for problem in problems}
        sound = {id: fact for id, fact in sound.items() if id not in broken}


def _flows(reading: _Reading, library: Library) -> dict[str, Flow]:
    parts = {
        path.stem: part
        for path in sorted((reading.folder / "parts").glob("*.toml"))
        if (part := reading.shape(f"parts/{path.name}", PartFile))
    }
    flows: dict[str, Flow] = {}
    for path in sorted((reading.folder / "flows").glob("*.toml")):
        name = f"flows/{path.name}"
        if (shape := reading.shape(name, FlowFile)) is None:
            continue
        flow = _sound_flow(reading, library, name, shape, parts)
        if flow is None:
            continue
        same = [other.id for other in flows.values() if other.code == flow.code]
        if same:
            what = f"{flow.code!r} is the code of {same[0]!r} already: buttons would mix them up"
            reading.problems.append(Problem(name, "code", what))
        else:
            flows[flow.id] = flow
    return dict(sorted(flows.items(), key=lambda item: (item[1].order, item[0])))


def _sound_flow(
    reading: _Reading,
    library: Library,
    name: str,
    shape: FlowFile,
    parts: Mapping[str, PartFile],
) -> Flow | None:
    try:
        flow = shape.made(parts)
    except ShapeError as error:
        file = _file_of(error.node, name, shape, parts)
        reading.problems.append(Problem(file, error.node, error.what))
        return None
    problems = [
        Problem(_file_of(node, name, shape, parts), node, what)
        for node, what in flow_problems(flow, library)
    ]
    if flow.id != Path(name).stem:
        problems.append(Problem(name, "id", f"must be the file's name, not {flow.id!r}"))
    reading.problems += problems
    return None if problems else flow


def _file_of(node: str, name: str, shape: FlowFile, parts: Mapping[str, PartFile]) -> str:
    """The flow's file, or that of the part in which the node is written."""
    words = node.split(".")
    table, id = (words[0], words[1]) if words[1:] else ("", node)
    if not _writes(shape, table, id):
        for part in shape.parts.keys() & parts.keys():
            if _writes(parts[part], table, id):
                return f"parts/{part}.toml"
    return name


def _writes(file: PartFile, table: str, id: str) -> bool:
    if table == "figures":
        return id in file.figures
    return id in file.questions or id in file.outcomes
