"""The log of a whole run, with failures in it, names nobody."""

import io
import logging
from collections.abc import Iterator

import pytest

from bot.journal import start_journal
from bot.telegram import messenger
from bot.telegram.view import View
from tests.conversation import Person, Town

MARKED = 7_777_000_123
MARKS = (str(MARKED), "Marked-Name", "marked words")


@pytest.fixture
def journal() -> Iterator[io.StringIO]:
    """What the program's own logging writes at its most talkative."""
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    start_journal("DEBUG", lines := io.StringIO())
    yield lines
    root.handlers[:] = before
    root.setLevel(level)


@pytest.fixture
def marked(jol: Town) -> Person:
    jol.sim.person(MARKED, "Marked-Name")
    return jol.person(MARKED)


async def walk(person: Person) -> None:
    await person.says("/start")
    await person.says("marked words")
    await person.says("/alerts")
    await person.presses(person.screen.labels[0])
    await person.presses("Menu", "Fines for staying", "None of these")
    await person.forges("marked words")


async def test_a_whole_run_at_debug_names_nobody(marked: Person, journal: io.StringIO) -> None:
    await walk(marked)
    log = journal.getvalue()
    assert not any(mark in log for mark in MARKS)


async def test_failures_are_logged_without_the_person(
    marked: Person,
    journal: io.StringIO,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await walk(marked)
    screen = marked.screen

    def broken(view: View) -> None:
        raise RuntimeError(f"{MARKED} Marked-Name marked words {view}")

    monkeypatch.setattr(messenger, "keyboard", broken)
    await marked.press_on(screen, "Privacy")
    log = journal.getvalue()
    assert "RuntimeError at test_logs.py" in log
    assert not any(mark in log for mark in MARKS)


async def test_a_failure_tells_the_person_what_to_do(
    jol: Town, marked: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = await marked.says("/menu")

    def broken(view: View) -> None:
        raise RuntimeError

    monkeypatch.setattr(messenger, "keyboard", broken)
    answer = jol.sim.answer(await marked.press_on(screen, "Privacy"))
    assert answer is not None
    assert answer["show_alert"]
    assert "Please press again" in answer["text"]
