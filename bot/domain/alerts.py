"""An alert from its first word to its last delivery: its states, and the steps between them."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from bot.errors import WrongStateError

FALLBACK_LANGUAGE = "en"


class Urgency(StrEnum):
    MINOR = "minor"  # for digests and /news alone
    ROUTINE = "routine"
    URGENT = "urgent"  # at any hour, whatever the reader chose; it says why


class AlertState(StrEnum):
    DRAFT = "draft"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    SENDING = "sending"
    DONE = "done"
    STOPPED = "stopped"


class Step(StrEnum):
    EDIT = "edit"
    SUBMIT = "submit"
    APPROVE = "approve"
    SCHEDULE = "schedule"
    BEGIN = "begin"
    FINISH = "finish"
    STOP = "stop"


_DRAFT, _APPROVED, _SCHEDULED = AlertState.DRAFT, AlertState.APPROVED, AlertState.SCHEDULED
_SENDING, _DONE, _STOPPED = AlertState.SENDING, AlertState.DONE, AlertState.STOPPED

STEPS: Mapping[Step, Mapping[AlertState, AlertState]] = MappingProxyType(
    {
        Step.EDIT: {_DRAFT: _DRAFT, _APPROVED: _DRAFT, _SCHEDULED: _DRAFT},
        Step.SUBMIT: {_DRAFT: _DRAFT},
        Step.APPROVE: {_DRAFT: _APPROVED},
        Step.SCHEDULE: {_APPROVED: _SCHEDULED, _SCHEDULED: _SCHEDULED},
        Step.BEGIN: {_SCHEDULED: _SENDING},
        Step.FINISH: {_SENDING: _DONE},
        Step.STOP: {
            _DRAFT: _STOPPED,
            _APPROVED: _STOPPED,
            _SCHEDULED: _STOPPED,
            _SENDING: _STOPPED,
        },
    }
)


@dataclass(frozen=True, slots=True)
class AlertText:
    """The words in one language, as Telegram HTML, and the moderator who wrote them."""

    html: str
    writer: int


@dataclass(frozen=True, slots=True)
class AlertCopy:
    """The alert as one reader gets it. Equal for all who read the same language."""

    alert_id: int
    revision: int
    topic: str
    urgency: Urgency
    source: str
    day: datetime
    language: str
    """What the reader chose: for the buttons and the line with the date and the source."""
    text_language: str
    html: str


@dataclass(frozen=True, slots=True)
class Alert:
    id: int
    topic: str
    author: int
    urgency: Urgency = Urgency.ROUTINE
    source: str = ""
    texts: Mapping[str, AlertText] = field(default_factory=dict)
    state: AlertState = AlertState.DRAFT
    revision: int = 1
    submitted: bool = False
    approver: int | None = None
    approved_hash: str | None = None
    due_at: datetime | None = None
    begun_at: datetime | None = None
    stop_reason: str | None = None

    @property
    def writers(self) -> frozenset[int]:
        return frozenset({self.author, *(text.writer for text in self.texts.values())})

    @property
    def content_hash(self) -> str:
        """What an approval is bound to: everything that a reader will see, and how loudly."""
        texts = {language: text.html for language, text in self.texts.items()}
        shown = [self.topic, self.urgency.value, self.source, texts]
        return hashlib.sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()

    @property
    def is_as_approved(self) -> bool:
        return self.approved_hash == self.content_hash

    def copy_for(self, language: str, day: datetime) -> AlertCopy | None:
        """In the reader's language, else in English, else None."""
        text_language = language if language in self.texts else FALLBACK_LANGUAGE
        text = self.texts.get(text_language)
        if text is None:
            return None
        return AlertCopy(
            alert_id=self.id,
            revision=self.revision,
            topic=self.topic,
            urgency=self.urgency,
            source=self.source,
            day=self.begun_at or day,
            language=language,
            text_language=text_language,
            html=text.html,
        )


def next_state(state: AlertState, step: Step) -> AlertState:
    try:
        return STEPS[step][state]
    except KeyError:
        raise WrongStateError(state, step) from None
