"""What the buttons carry. A flow's button is `f…` (bot.domain.codec); any other is
`name` or `name:argument[:argument…]`."""

from enum import StrEnum

from bot.domain.answers import Path
from bot.domain.codec import encode, encode_link
from bot.domain.flows import Flow

FLOW_PREFIX = "f"
"""No name of another button begins with it, so that one look tells them apart."""


class FlowView(StrEnum):
    """The second symbol of a flow's button: which view of the path it opens."""

    PLACE = "a"  # the question or outcome that the path leads to
    PART = "d"  # a question that is answered in parts: ticks, a date, a number
    ANSWERS = "c"  # the answers given, to change one
    CHANGE = "e"  # one earlier question again; what followed is kept where it still fits
    KEPT = "k"  # the place after such a change
    SOURCES = "s"
    HELP = "h"
    LINK = "o"  # an outcome by its code, without a path


class Callback(StrEnum):
    """Every other button."""

    MENU = "menu"
    LANGUAGES = "languages"
    LANGUAGE = "language"
    ALERTS = "alerts"
    SUBSCRIBE = "subscribe"
    UNSUBSCRIBE = "unsubscribe"
    WHEN = "when"
    OFTEN = "often"
    QUIET = "quiet"
    HOUR = "hour"
    ZONE = "zone"
    CLOSE = "close"
    STOP = "stop"
    FOLLOW = "watch"
    FOLLOWED = "watched"
    UNFOLLOW = "unwatch"
    NEWS = "news"
    CORRECTIONS = "corrections"
    ERASE = "erase"
    HELP = "help"
    PRIVACY = "privacy"
    DESK = "desk"


def flow_data(view: FlowView, flow: Flow, path: Path, pending: str = "") -> str:
    return encode(view, flow, path, pending)


def data(callback: Callback, *arguments: str | int) -> str:
    return ":".join([callback, *map(str, arguments)])


def link_data(flow: Flow, outcome: str, view: FlowView = FlowView.PLACE, pending: str = "") -> str:
    """Opens a view of an outcome that no path led to; without a view it is also a start link."""
    return encode_link(flow, outcome, "" if view is FlowView.PLACE else view + pending)
