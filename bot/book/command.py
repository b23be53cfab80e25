"""python -m bot book: writes the reviewer's book into a folder."""

import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path

from bot.book.compare import Difference, compare
from bot.book.front_pages import facts_page, flow_page, index_page
from bot.book.node_pages import outcome_page, question_page
from bot.book.revision import RevisionError, checked_out
from bot.book.search_index import search_index
from bot.book.since import since_page, told
from bot.book.volume import Volume
from bot.content import CONTENT, editorial_problems, load
from bot.telegram.catalogues import LOCALES, load_catalogues

ASSETS = Path(__file__).parent / "assets"
MARK = "made-by-jol.txt"


class BookError(ValueError):
    """The book cannot be made; the text says why."""


def make_book(
    folder: Path,
    day: date,
    since: str | None = None,
    content: Path = CONTENT,
    locales: Path = LOCALES,
) -> int:
    """Writes the book and says where it is; with `since`, what means something else than at that
    revision. BookError: the folder holds other things, or there is no such revision."""
    began = time.perf_counter()
    _refuse_a_strangers_folder(folder)
    volume = volume_of(content, locales, day)
    difference = None if since is None else _difference(volume, since, content.parent)
    if folder.exists():
        shutil.rmtree(folder)
    for path, text in files(volume, since, difference):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    shutil.copytree(ASSETS, folder / "assets", dirs_exist_ok=True)
    for line in told(difference) if difference else ():
        print(line)
    print(f"{folder / 'index.html'}: {time.perf_counter() - began:.1f} s")
    return 0


def volume_of(content: Path, locales: Path, day: date) -> Volume:
    library = load(content)
    problems = (*library.problems, *editorial_problems(library, content))
    return Volume(library, load_catalogues(locales), day, problems)


def _refuse_a_strangers_folder(folder: Path) -> None:
    """A book made again replaces the old one, so that no page of it stays; nothing else is."""
    if not folder.exists() or (folder / MARK).is_file():
        return
    if not folder.is_dir() or any(folder.iterdir()):
        raise BookError(f"{folder} is not empty and no book: name another folder")


def _difference(volume: Volume, since: str, repository: Path) -> Difference:
    with ExitStack() as stack:
        try:
            old = stack.enter_context(checked_out(repository, since))
        except RevisionError as error:
            raise BookError(str(error)) from error
        before = volume_of(old / "content", old / "locales", volume.day)
        for problem in before.library.problems:
            print(f"at {since}, left out: {problem}")
        return compare(replace(before, problems=()), volume)


def files(
    volume: Volume, since: str | None, difference: Difference | None
) -> Iterator[tuple[str, str]]:
    """Every file of the book but its assets, with its path in the folder."""
    yield MARK, "The reviewer's book of Jol. It is made anew each time: keep nothing here.\n"
    yield "index.html", index_page(volume)
    yield "facts.html", facts_page(volume)
    yield "since.html", since_page(volume, since, difference)
    yield "search-index.js", search_index(volume)
    for flow in volume.library.flows.values():
        yield f"flows/{flow.id}.html", flow_page(volume, flow)
        for outcome in flow.outcomes.values():
            yield f"flows/{flow.id}/{outcome.id}.html", outcome_page(volume, flow, outcome)
        for question in flow.questions.values():
            yield f"flows/{flow.id}/{question.id}.html", question_page(volume, flow, question)
