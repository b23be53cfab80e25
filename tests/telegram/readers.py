"""Readers of the small good content and of the real one, and what they see."""

from datetime import date
from html.parser import HTMLParser

from bot.domain.answers import Answer
from bot.domain.library import Library
from bot.domain.replay import Place, replay
from bot.telegram.catalogues import SOURCE, load_catalogues
from bot.telegram.flow_views import flow_view, place_view
from bot.telegram.reader import Reader
from bot.telegram.view import Button, View, visible
from tests.content.folders import good_library
from tests.content.folders import real_library as real_library

TODAY = date(2026, 2, 1)
REAL_TODAY = date(2026, 11, 21)
CATALOGUES = load_catalogues()


def reader(language: str = SOURCE, library: Library | None = None, today: date = TODAY) -> Reader:
    """A reader of the good content unless another is given."""
    return Reader(CATALOGUES[language], library or good_library(), today)


def place(*answers: Answer, of: Reader | None = None) -> Place:
    here = of or reader()
    return replay(here.library.flows["visit"], answers, here.library.situation(here.today))


def seen(*answers: Answer, of: Reader | None = None, pending: str = "") -> View:
    """What the reader sees after the answers."""
    return place_view(of or reader(), place(*answers, of=of), pending)


def text(view: View) -> str:
    return visible(view.html)


def buttons(view: View) -> list[Button]:
    return [button for row in view.rows for button in row]


def labels(view: View) -> list[str]:
    return [button.label for button in buttons(view)]


def press(view: View, label: str, by: Reader | None = None) -> View:
    """The view that a flow's button opens."""
    [button] = [one for one in buttons(view) if one.label == label]
    assert button.data is not None
    return flow_view(by or reader(), button.data)


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.balanced = True

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.balanced &= tag in {"b", "i", "a", "blockquote"}
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.balanced &= bool(self.open) and self.open.pop() == tag


def balanced(html: str) -> bool:
    """Whether every tag is one of ours and closed in its turn, and all else is escaped."""
    tags = _Tags()
    tags.feed(html)
    tags.close()
    return tags.balanced and not tags.open
