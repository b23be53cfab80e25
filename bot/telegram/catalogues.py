"""Catalogues: the .po files of `locales/`, read at start. No compiled file is needed."""

import gettext
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from babel.messages.catalog import Catalog, Message
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

    def __init__(
        self,
        language: str,
        translations: gettext.NullTranslations,
        translated: frozenset[str] = frozenset(),
    ) -> None:
        self.language = language
        self._translations = translations
        self._translated = translated

    def __call__(self, message: str, /, **values: object) -> str:
        """The message in this language, its {names} filled in."""
        text = self._translations.gettext(message) if message else ""
        return text.format(**values) if values else text

    def plural(self, one: str, many: str, number: int, /, **values: object) -> str:
        text = self._translations.ngettext(one, many, number)
        return text.format(number=number, **values)

    def translates(self, message: str) -> bool:
        """Whether a person who reads only this language can read the message."""
        return self.language == SOURCE or message in self._translated


GATE = 0.95
"""The share of messages that a language must have before it is offered."""


def load_catalogues(folder: Path = LOCALES, gate: float = GATE) -> dict[str, Words]:
    """English, and every language of NAMES whose catalogue in the folder passes the gate."""
    catalogues = {SOURCE: Words(SOURCE, gettext.NullTranslations())}
    for language in NAMES:
        path = folder / language / "LC_MESSAGES" / "messages.po"
        if path.exists():
            with path.open("rb") as file:
                catalogue = read_po(file, locale=language)  # else its plurals would be lost
            if coverage(catalogue) >= gate:
                catalogues[language] = _words(language, catalogue)
    return catalogues


def coverage(catalogue: Catalog) -> float:
    """The share of messages with a translation that holds; a fuzzy one does not."""
    messages = [message for message in catalogue if message.id]
    return sum(map(_holds, messages)) / len(messages) if messages else 1.0


def _holds(message: Message) -> bool:
    strings = message.string if isinstance(message.string, list | tuple) else [message.string]
    return bool(message.id) and all(strings) and not message.fuzzy


def _words(language: str, catalogue: Catalog) -> Words:
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)  # leaves out what is fuzzy: stale law is never shown
    compiled.seek(0)
    translated = frozenset(
        message.id if isinstance(message.id, str) else message.id[0]
        for message in catalogue
        if _holds(message)
    )
    return Words(language, gettext.GNUTranslations(compiled), translated)


def negotiate(code: str | None, offered: Iterable[str]) -> str:
    """The offered language that a client's code means; English where it means none. Never
    raises: clients send '', 'en_US', 'zh-hans-CN' and worse."""
    tag = (code or "").replace("_", "-").split("-")[0].strip().lower()
    return tag if tag in offered else SOURCE
