"""An alert from its first word to its last delivery: its states, and the steps between them."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from bot.domain.amendments import AlertKind
from bot.domain.flows import OutcomeId
from bot.errors import WrongStateError

FALLBACK_LANGUAGE = "en"
FOLLOWERS = ""
"""The topic of an alert that is for the followers of outcomes, whatever topics they chose."""


class Urgency(StrEnum):
    MINOR = "minor"  # for digests and /news alone
    ROUTINE = "routine"
    URGENT = "urgent"  # at any hour, whatever the reader chose; it says why


class AlertState(StrEnum):
    DRAFT = "draft"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    SENDING = "sending"
    PAUSED = "paused"
    DONE = "done"
    STOPPED = "stopped"


class Step(StrEnum):
    EDIT = "edit"
    SUBMIT = "submit"
    APPROVE = "approve"
    SCHEDULE = "schedule"
    BEGIN = "begin"
    PAUSE = "pause"
    RESUME = "resume"
    FINISH = "finish"
    STOP = "stop"


_DRAFT, _APPROVED, _SCHEDULED = AlertState.DRAFT, AlertState.APPROVED, AlertState.SCHEDULED
_SENDING, _DONE, _STOPPED = AlertState.SENDING, AlertState.DONE, AlertState.STOPPED
_PAUSED = AlertState.PAUSED

STEPS: Mapping[Step, Mapping[AlertState, AlertState]] = MappingProxyType(
    {
        Step.EDIT: {_DRAFT: _DRAFT, _APPROVED: _DRAFT, _SCHEDULED: _DRAFT},
        Step.SUBMIT: {_DRAFT: _DRAFT},
        Step.APPROVE: {_DRAFT: _APPROVED},
        Step.SCHEDULE: {_APPROVED: _SCHEDULED, _SCHEDULED: _SCHEDULED},
        Step.BEGIN: {_SCHEDULED: _SENDING},
        Step.PAUSE: {_SENDING: _PAUSED},
        Step.RESUME: {_PAUSED: _SENDING},
        Step.FINISH: {_SENDING: _DONE},
        Step.STOP: {
            _DRAFT: _STOPPED,
            _APPROVED: _STOPPED,
            _SCHEDULED: _STOPPED,
            _SENDING: _STOPPED,
            _PAUSED: _STOPPED,
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
    reason: str = ""
    """Why it is urgent, in the language of the text; empty for one that is not."""
    kind: AlertKind = AlertKind.NEWS
    said: str = ""
    """What was wrong, for somebody who may have read it."""
    amended_on: datetime | None = None
    """When it was corrected or taken back; `day` is when the first revision began."""


@dataclass(frozen=True, slots=True)
class Alert:
    id: int
    topic: str
    author: int
    urgency: Urgency = Urgency.ROUTINE
    source: str = ""
    texts: Mapping[str, AlertText] = field(default_factory=dict)
    reasons: Mapping[str, AlertText] = field(default_factory=dict)
    """Why it is urgent, by language. Shown, approved and needed only while it is."""
    kind: AlertKind = AlertKind.NEWS
    amends: int | None = None
    """The alert that this one corrects or takes back."""
    amends_begun_at: datetime | None = None
    said: Mapping[str, AlertText] = field(default_factory=dict)
    """What was wrong in the earlier revision, by language."""
    outcomes: frozenset[OutcomeId] = frozenset()
    """Whose followers it is for, where the topic is FOLLOWERS."""
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
        written = (*self.texts.values(), *self.reasons.values(), *self.said.values())
        return frozenset({self.author, *(text.writer for text in written)})

    @property
    def is_urgent(self) -> bool:
        return self.urgency is Urgency.URGENT

    @property
    def content_hash(self) -> str:
        """What an approval is bound to: everything that a reader will see, and how loudly."""
        texts = {language: text.html for language, text in self.texts.items()}
        shown: list[object] = [self.topic, self.urgency.value, self.source, texts]
        if self.is_urgent:
            shown.append({language: why.html for language, why in self.reasons.items()})
        if self.kind is not AlertKind.NEWS:
            said = {language: text.html for language, text in self.said.items()}
            shown.append([self.kind.value, self.amends, said])
        if self.outcomes:
            shown.append(sorted(self.outcomes))
        return hashlib.sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()

    @property
    def is_as_approved(self) -> bool:
        return self.approved_hash == self.content_hash

    def copy_for(self, language: str, day: datetime, *, unread: bool = False) -> AlertCopy | None:
        """In the reader's language, else in English, else None. `unread`: for somebody who never
        saw what was wrong."""
        text_language = language if language in self.texts else FALLBACK_LANGUAGE
        text = self.texts.get(text_language)
        if text is None:
            return None
        reason = self.reasons.get(text_language) if self.is_urgent else None
        said = None if unread else self.said.get(text_language)
        return AlertCopy(
            alert_id=self.id,
            revision=self.revision,
            topic=self.topic,
            urgency=self.urgency,
            source=self.source,
            day=self.amends_begun_at or self.begun_at or day,
            language=language,
            text_language=text_language,
            html=text.html,
            reason=reason.html if reason else "",
            kind=self.kind,
            said=said.html if said else "",
            amended_on=None if self.amends is None else self.begun_at or day,
        )


def next_state(state: AlertState, step: Step) -> AlertState:
    try:
        return STEPS[step][state]
    except KeyError:
        raise WrongStateError(state, step) from None
