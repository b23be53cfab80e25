"""What Telegram refuses is found before anybody presses, in every language."""

from datetime import date
from gettext import NullTranslations
from pathlib import Path

import pytest

from bot.content import load
from bot.domain.library import Library
from bot.domain.proof import prove
from bot.telegram.catalogues import Words
from bot.telegram.limits import flow_problems, view_problems
from bot.telegram.reader import Reader
from bot.telegram.view import Button, View, bold, paragraphs
from tests.content.folders import copy_of_good, edit, good_library, real_library
from tests.telegram.readers import CATALOGUES, REAL_TODAY, TODAY, reader

MENU = Button("Menu", "menu")


class Translated(NullTranslations):
    """A language in which one sentence is another."""

    def __init__(self, said: str, instead: str) -> None:
        super().__init__()
        self.said, self.instead = said, instead

    def gettext(self, message: str) -> str:
        return self.instead if message == self.said else message


def in_russian(said: str, instead: str) -> Reader:
    return Reader(Words("ru", Translated(said, instead)), good_library(), TODAY)


def problems(*readers: Reader, library: Library | None = None) -> list[tuple[str, str]]:
    content = library or good_library()
    proof = prove(content.flows["visit"], content.situation(TODAY))
    return list(flow_problems(proof, readers))


@pytest.mark.parametrize(
    ("html", "fits"),
    [
        ("x" * 4096, True),
        ("x" * 4097, False),
        ("🛂" * 2048, True),
        ("🛂" * 2049, False),
        (bold("&" * 4096), True),
        ("", False),
        ("<b></b>", False),
    ],
)
def test_a_message_has_as_many_units_as_telegram_allows(html: str, fits: bool) -> None:
    assert (list(view_problems(View(html))) == []) is fits


@pytest.mark.parametrize(
    ("button", "fits"),
    [
        (Button("x" * 40, "menu"), True),
        (Button("x" * 41, "menu"), False),
        (Button("🛂" * 21, "menu"), False),
        (Button("", "menu"), False),
        (Button("x", "x" * 64), True),
        (Button("x", "x" * 65), False),
        (Button("x", "é" * 33), False),
    ],
)
def test_a_button_has_room_for_its_label_and_its_data(button: Button, fits: bool) -> None:
    assert (list(view_problems(View("text", ((button,),)))) == []) is fits


def test_a_message_has_a_hundred_buttons_at_most() -> None:
    assert list(view_problems(View("text", ((MENU,),) * 100))) == []
    assert list(view_problems(View("text", ((MENU,),) * 101))) == ["more than 100 buttons"]


def test_the_good_content_fits_for_every_reader() -> None:
    assert problems(*(reader(language) for language in CATALOGUES)) == []


@pytest.mark.parametrize("flow", sorted(real_library().flows))
def test_every_view_of_the_real_content_fits_in_every_language(flow: str) -> None:
    library = real_library()
    proof = prove(library.flows[flow], library.situation(REAL_TODAY))
    readers = [reader(language, library, REAL_TODAY) for language in CATALOGUES]
    assert list(flow_problems(proof, readers)) == []


def test_a_label_too_long_in_one_language_is_named() -> None:
    found = problems(reader(), in_russian("A permit", "Р" * 41))
    assert found == [("paper", f"[ru] a button of 41 units: {'Р' * 41!r}")]


def test_a_tick_needs_room_for_its_mark() -> None:
    found = problems(in_russian("I work there", "Р" * 39))
    assert found == [("signs", f"[ru] a button of 41 units: {'☐ ' + 'Р' * 39!r}")]


def test_a_text_too_long_in_one_language_is_named() -> None:
    found = problems(reader(), in_russian("Do not travel now.", "Р" * 4096))
    assert {node for node, _ in found} == {"too_long"}
    assert all(what.startswith("[ru] a message of ") for _, what in found)


def test_a_line_that_only_some_see_is_measured_too() -> None:
    """It stands only where the days are known, which not every path has."""
    found = problems(in_russian("You have {left} left.", "Р" * 4096))
    assert {node for node, _ in found} == {"all_well", "too_long"}


def test_what_stands_in_for_a_figure_is_measured_too() -> None:
    found = problems(in_russian("We cannot compute it.", "Р" * 4096))
    assert {node for node, _ in found} == {"ask_first"}


def test_a_line_of_a_path_that_is_not_the_longest_is_measured_too(tmp_path: Path) -> None:
    folder = copy_of_good(tmp_path)
    card = f'{{ text = "{"a" * 4096}", when = {{ question = "paper", is = "card" }} }}'
    line = '{ text = "On paper at most {ceiling}.", otherwise = "We cannot compute it." }'
    edit(folder, "flows/visit.toml", f"meaning = [{line}]", f"meaning = [{line}, {card}]")
    library = load(folder)
    found = problems(Reader(reader().words, library, TODAY), library=library)
    assert {node for node, _ in found} == {"ask_first"}


def test_lines_that_exclude_each_other_are_not_added_up(tmp_path: Path) -> None:
    folder = copy_of_good(tmp_path)
    both = (
        f'meaning = [{{ text = "{"a" * 3000}", when = {{ question = "paper", is = "letter" }} }},'
        f' {{ text = "{"b" * 3000}", when = {{ question = "paper", is = "card" }} }}]'
    )
    line = '{ text = "On paper at most {ceiling}.", otherwise = "We cannot compute it." }'
    edit(folder, "flows/visit.toml", f"meaning = [{line}]", both)
    library = load(folder)
    assert problems(Reader(reader().words, library, TODAY), library=library) == []


def test_paragraphs_leave_out_what_is_not_there() -> None:
    assert paragraphs("a", "", "b") == "a\n\nb"


def test_no_day_of_the_year_breaks_a_limit() -> None:
    days = [date(2026, 1, 11), date(2026, 6, 30), date(2026, 12, 31)]
    content = good_library()
    for day in days:
        proof = prove(content.flows["visit"], content.situation(day))
        assert list(flow_problems(proof, [reader(today=day)])) == []
