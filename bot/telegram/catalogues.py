"""Catalogues: the .po files of `locales/`, read at start. No compiled file is needed."""

import gettext
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALES = Path(__file__).parent.parent.parent / "locales"
SOURCE = "en"

NAMES: Mapping[str, str] = {
    "en": "English",
    "ru": "Русский",
    "kk": "Қазақша",
    "ky": "Кыргызча",
    "uz": "Oʻzbekcha",
    "uk": "Українська",
    "es": "Español",
}
"""Every language that Jol is meant for, under its own name."""


def message(text: str) -> str:
    """Marks a text that is put into words later, so that translators get it."""
    return text


class Words:
    """The texts of one language. What is not translated comes back in English."""

    def __init__(self, language: str, translations: gettext.NullTranslations) -> None:
        self.language = language
        self._translations = translations

    def __call__(self, message: str, /, **values: object) -> str:
        """The message in this language, its {names} filled in."""
        text = self._translations.gettext(message) if message else ""
        return text.format(**values) if values else text

    def plural(self, one: str, many: str, number: int, /, **values: object) -> str:
        text = self._translations.ngettext(one, many, number)
        return text.format(number=number, **values)

    def translates(self, message: str) -> bool:
        """Whether a person who reads only this language can read the message."""
        return self.language == SOURCE or self._translations.gettext(message) != message


def load_catalogues(folder: Path = LOCALES) -> dict[str, Words]:
    """English, and every language of NAMES that has a catalogue in the folder."""
    catalogues = {SOURCE: Words(SOURCE, gettext.NullTranslations())}
    for language in NAMES:
        path = folder / language / "LC_MESSAGES" / "messages.po"
        if path.exists():
            catalogues[language] = Words(language, _read(path, language))
    return catalogues


def _read(path: Path, language: str) -> gettext.GNUTranslations:
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)  # else its plural forms would be lost
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)  # leaves out what is fuzzy: stale law is never shown
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def negotiate(code: str | None, offered: Iterable[str]) -> str:
    """The offered language that a client's code means; English where it means none. Never
    raises: clients send '', 'en_US', 'zh-hans-CN' and worse."""
    tag = (code or "").replace("_", "-").split("-")[0].strip().lower()
    return tag if tag in offered else SOURCE
