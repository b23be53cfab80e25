"""What moderators do to an alert. Two people stand behind every alert that is sent."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from bot.domain.alerts import Alert, AlertText, Step, Urgency, next_state
from bot.errors import (
    BadSourceError,
    ChangedSinceSeenError,
    EmptyTextError,
    MissingPartsError,
    NotSubmittedError,
    OwnAlertError,
)

SOURCE = "source"
"""The part that is no text in a language: where the change stands on the record."""


def rewritten(alert: Alert, part: str, words: str, writer: int) -> Alert:
    """With one text, or the source, written anew: what was approved before is so no more."""
    if not words.strip():
        raise EmptyTextError(part)
    draft = _edited(alert)
    if part == SOURCE:
        return replace(draft, source=_web_address(words))
    return replace(draft, texts={**alert.texts, part: AlertText(words, writer)})


def with_urgency(alert: Alert, urgency: Urgency) -> Alert:
    return replace(_edited(alert), urgency=urgency)


def submitted(alert: Alert, languages: Collection[str]) -> Alert:
    state = next_state(alert.state, Step.SUBMIT)
    _require_complete(alert, languages)
    return replace(alert, state=state, submitted=True)


def approved(alert: Alert, approver: int, seen: str, languages: Collection[str]) -> Alert:
    """Approve what was `seen` (its content hash): another text, or one's own, is refused."""
    state = next_state(alert.state, Step.APPROVE)
    if not alert.submitted:
        raise NotSubmittedError
    if approver in alert.writers:
        raise OwnAlertError
    if seen != alert.content_hash:
        raise ChangedSinceSeenError
    _require_complete(alert, languages)
    return replace(alert, state=state, approver=approver, approved_hash=seen)


def scheduled(alert: Alert, at: datetime) -> Alert:
    return replace(alert, state=next_state(alert.state, Step.SCHEDULE), due_at=at)


def stopped(alert: Alert, reason: str) -> Alert:
    return replace(alert, state=next_state(alert.state, Step.STOP), stop_reason=reason)


def _edited(alert: Alert) -> Alert:
    state = next_state(alert.state, Step.EDIT)
    return replace(
        alert, state=state, submitted=False, approver=None, approved_hash=None, due_at=None
    )


def _require_complete(alert: Alert, languages: Collection[str]) -> None:
    missing = tuple(language for language in languages if language not in alert.texts)
    if not alert.source:
        missing += (SOURCE,)
    if missing:
        raise MissingPartsError(missing)


def _web_address(words: str) -> str:
    address = words.strip()
    if not address.startswith("https://") or len(address.split()) != 1:
        raise BadSourceError
    return address
