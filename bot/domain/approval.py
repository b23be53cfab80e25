"""What moderators do to an alert. Two people stand behind every alert that is sent."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from bot.domain.alerts import FALLBACK_LANGUAGE, Alert, AlertText, Step, Urgency, next_state
from bot.domain.amendments import AlertKind, language_of_said, said_part
from bot.errors import (
    BadSourceError,
    ChangedSinceSeenError,
    EmptyTextError,
    MissingPartsError,
    NotAModeratorError,
    NotSubmittedError,
    OwnAlertError,
)

SOURCE = "source"
"""The part that is no text in a language: where the change stands on the record."""

REASON = "why-"
"""Before a language: the part that says in it why the alert is urgent."""


def reason_part(language: str) -> str:
    return REASON + language


def parts(alert: Alert, languages: Collection[str]) -> tuple[str, ...]:
    """All that the alert needs before it can go out, in the order in which it is shown."""
    reasons = tuple(map(reason_part, languages)) if alert.is_urgent else ()
    said = tuple(map(said_part, languages)) if alert.kind is AlertKind.CORRECTION else ()
    return (*languages, *said, *reasons, SOURCE)


def written_languages(alert: Alert, languages: Collection[str]) -> tuple[str, ...]:
    """The languages that the alert goes out in: English, which stands in for those left out, and
    each that has a text."""
    return tuple(one for one in languages if one == FALLBACK_LANGUAGE or one in alert.texts)


def has(alert: Alert, part: str) -> bool:
    if part == SOURCE:
        return bool(alert.source)
    if (language := language_of_said(part)) is not None:
        return language in alert.said
    if part.startswith(REASON):
        return part.removeprefix(REASON) in alert.reasons
    return part in alert.texts


def rewritten(alert: Alert, part: str, words: str, writer: int) -> Alert:
    """With one text, or the source, written anew: what was approved before is so no more."""
    if not words.strip():
        raise EmptyTextError(part)
    draft = _edited(alert)
    if part == SOURCE:
        return replace(draft, source=_web_address(words))
    if (language := language_of_said(part)) is not None:
        return replace(draft, said={**alert.said, language: AlertText(words, writer)})
    if part.startswith(REASON):
        language = part.removeprefix(REASON)
        return replace(draft, reasons={**alert.reasons, language: AlertText(words, writer)})
    return replace(draft, texts={**alert.texts, part: AlertText(words, writer)})


def with_urgency(alert: Alert, urgency: Urgency) -> Alert:
    return replace(_edited(alert), urgency=urgency)


def taken_on(alert: Alert, program: int, moderator: int | None) -> Alert:
    """A draft of the program becomes that of the moderator who stands for it."""
    if alert.author != program:
        return alert
    if moderator is None:
        raise NotAModeratorError
    return replace(alert, author=moderator)


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
    _require_complete(alert, written_languages(alert, languages))
    return replace(alert, state=state, approver=approver, approved_hash=seen)


def scheduled(alert: Alert, at: datetime) -> Alert:
    return replace(alert, state=next_state(alert.state, Step.SCHEDULE), due_at=at)


def paused(alert: Alert, reason: str) -> Alert:
    return replace(alert, state=next_state(alert.state, Step.PAUSE), stop_reason=reason)


def resumed(alert: Alert) -> Alert:
    return replace(alert, state=next_state(alert.state, Step.RESUME), stop_reason=None)


def stopped(alert: Alert, reason: str) -> Alert:
    return replace(alert, state=next_state(alert.state, Step.STOP), stop_reason=reason)


def _edited(alert: Alert) -> Alert:
    state = next_state(alert.state, Step.EDIT)
    return replace(
        alert, state=state, submitted=False, approver=None, approved_hash=None, due_at=None
    )


def _require_complete(alert: Alert, languages: Collection[str]) -> None:
    missing = tuple(part for part in parts(alert, languages) if not has(alert, part))
    if missing:
        raise MissingPartsError(missing)


def _web_address(words: str) -> str:
    address = words.strip()
    if not address.startswith("https://") or len(address.split()) != 1:
        raise BadSourceError
    return address
