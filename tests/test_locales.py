"""The catalogues: up to date, whole, and true to the English in all that is no words."""

import io
import re
from collections import Counter
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from bot.extraction import LANGUAGES, LOCALES, template, written
from bot.telegram.catalogues import GATE, coverage

PLACEHOLDER = re.compile(r"\{[^}]*\}")
FORM = re.compile(r"\b[A-Z]{1,5}-\d+[A-Z]{0,2}\b")
CYRILLIC, LATIN = re.compile(r"[Ѐ-ӿ]"), re.compile(r"[A-Za-z]")
MIXED = re.compile(r"[Ѐ-ӿ][A-Za-z]|[A-Za-z][Ѐ-ӿ]")


def catalogue(language: str) -> Catalog:
    path = LOCALES / language / "LC_MESSAGES" / "messages.po"
    return read_po(io.BytesIO(path.read_bytes()), locale=language)


CATALOGUES = {language: catalogue(language) for language in LANGUAGES}


def pairs(language: str) -> list[tuple[str, str]]:
    """Every English text with its translation; a plural is held against the English plural."""
    return [pair for message in CATALOGUES[language] if message.id for pair in _pairs(message)]


def _pairs(message: Message) -> list[tuple[str, str]]:
    if isinstance(message.id, str):
        return [(message.id, str(message.string))]
    return [(message.id[1], form) for form in message.string or ()]


def test_the_template_holds_todays_sentences() -> None:
    assert (LOCALES / "messages.pot").read_text("utf-8") == written(template())


@pytest.mark.parametrize("language", LANGUAGES)
class TestLanguage:
    def test_it_passes_the_gate(self, language: str) -> None:
        assert coverage(CATALOGUES[language]) >= GATE

    def test_placeholders_are_those_of_the_english(self, language: str) -> None:
        wrong = [
            said
            for english, said in pairs(language)
            if said and Counter(PLACEHOLDER.findall(said)) != Counter(PLACEHOLDER.findall(english))
        ]
        assert wrong == []

    def test_names_of_forms_are_those_of_the_english(self, language: str) -> None:
        wrong = [
            said
            for english, said in pairs(language)
            if said and set(FORM.findall(said)) != set(FORM.findall(english))
        ]
        assert wrong == []

    def test_no_word_mixes_two_scripts(self, language: str) -> None:
        assert [said for _, said in pairs(language) if MIXED.search(said)] == []

    def test_it_is_written_in_its_own_script(self, language: str) -> None:
        text = "".join(said for _, said in pairs(language))
        own, other = (LATIN, CYRILLIC) if language in ("uz", "es") else (CYRILLIC, LATIN)
        assert len(own.findall(text)) > 4 * len(other.findall(text))

    def test_nothing_stands_in_for_markup(self, language: str) -> None:
        assert [said for _, said in pairs(language) if re.search(r"</?[a-z]+>", said)] == []


def test_no_compiled_catalogue_is_kept() -> None:
    assert list(Path(LOCALES).rglob("*.mo")) == []
