"""What an alert is about: news, or an earlier alert that is corrected or taken back."""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from types import MappingProxyType

DELETABLE_FOR = timedelta(hours=48)
"""Telegram lets a bot delete its message for so long (Bot API, deleteMessage)."""


class AlertKind(StrEnum):
    NEWS = "news"
    CORRECTION = "correction"
    RECALL = "recall"


class Way(StrEnum):
    """How one reader is reached."""

    SEND = "send"  # a new message
    TELL = "tell"  # a new message to somebody who may have read the wrong words
    EDIT = "edit"  # the copy that they have is written over
    DELETE = "delete"
    DIGEST = "digest"  # one message with other alerts, so it is never edited nor deleted


AFTER_LOST: Mapping[Way, Way] = MappingProxyType({Way.DELETE: Way.EDIT, Way.EDIT: Way.TELL})
"""What is tried next where a copy cannot be deleted, or cannot be edited."""
REPEATABLE = frozenset(AFTER_LOST)
"""Ways that can be gone twice: the second time changes nothing."""
_SAID = ".said"


def said_part(language: str) -> str:
    """The part of a correction that says in one language what was wrong."""
    return language + _SAID


def language_of_said(part: str) -> str | None:
    """The language of such a part, or None for any other part."""
    return part.removesuffix(_SAID) if part.endswith(_SAID) else None
