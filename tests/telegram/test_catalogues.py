"""Catalogues and formats: what is not translated is English, and no client's code breaks them."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.facts import Unit, Value
from bot.telegram import formats
from bot.telegram.catalogues import NAMES, load_catalogues, negotiate
from tests.properties import bounded

PO = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
"n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\n"

msgid "Menu"
msgstr "Меню"

#, fuzzy
msgid "Back"
msgstr "Вперёд"

msgid "{number} day"
msgid_plural "{number} days"
msgstr[0] "{number} день"
msgstr[1] "{number} дня"
msgstr[2] "{number} дней"
"""


@pytest.fixture
def locales(tmp_path: Path) -> Path:
    folder = tmp_path / "ru" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "messages.po").write_text(PO, "utf-8")
    return tmp_path


def test_what_is_translated_is_said_and_the_rest_is_english(locales: Path) -> None:
    say = load_catalogues(locales, gate=0)["ru"]
    assert (say("Menu"), say("Help"), say("")) == ("Меню", "Help", "")
    assert say.translates("Menu")
    assert not say.translates("Help")


def test_yesterdays_translation_of_todays_sentence_is_not_said(locales: Path) -> None:
    assert load_catalogues(locales, gate=0)["ru"]("Back") == "Back"


def test_a_language_below_the_gate_is_not_offered(locales: Path) -> None:
    assert list(load_catalogues(locales, gate=0.6)) == ["en", "ru"]
    assert list(load_catalogues(locales, gate=0.7)) == ["en"]


def test_only_languages_with_a_catalogue_are_offered(locales: Path) -> None:
    assert list(load_catalogues(locales, gate=0)) == ["en", "ru"]
    assert list(load_catalogues(locales / "nowhere")) == ["en"]


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (1, Unit.DAYS, "1 день"),
        (22, Unit.DAYS, "22 дня"),
        (11, Unit.DAYS, "11 дней"),
        (1_234_567, Unit.USD, "$1,234,567"),
        (5, Unit.PERCENT, "5%"),
        (1234567, Unit.COUNT, "1\xa0234\xa0567"),
        (date(2026, 2, 1), Unit.DATE, "1 февраля 2026\u202fг."),
        (2, Unit.YEARS, "2 years"),
    ],
)
def test_values_have_the_readers_form(locales: Path, value: Value, unit: Unit, said: str) -> None:
    assert formats.measured(load_catalogues(locales, gate=0)["ru"], value, unit) == said


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("ru", "ru"),
        ("RU", "ru"),
        ("ru-RU", "ru"),
        ("ru_RU", "ru"),
        ("uz-Cyrl", "uz"),
        ("de", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_a_clients_code_means_a_language(code: str | None, language: str) -> None:
    assert negotiate(code, NAMES) == language


@bounded
@given(code=st.text(max_size=20))
def test_any_code_means_some_language(code: str) -> None:
    assert negotiate(code, NAMES) in NAMES


@pytest.mark.parametrize("language", NAMES)
def test_every_language_writes_every_month(language: str) -> None:
    months = [formats.month_name(language, date(2026, month, 1)) for month in range(1, 13)]
    assert len(set(months)) == 12
    assert all(0 < len(month) <= 12 for month in months)
