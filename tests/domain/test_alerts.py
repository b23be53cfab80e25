from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import approval
from bot.domain.alerts import STEPS, Alert, AlertState, AlertText, Step, Urgency, next_state
from bot.errors import (
    BadSourceError,
    ChangedSinceSeenError,
    EmptyTextError,
    MissingPartsError,
    NotSubmittedError,
    OwnAlertError,
    WrongStateError,
)

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
AUTHOR, WRITER, APPROVER = 1, 2, 3
LANGUAGES = ("en", "kk")
DRAFT = Alert(
    id=7,
    topic="fees",
    author=AUTHOR,
    source="https://example.org/rule",
    texts={"en": AlertText("new fee", AUTHOR), "kk": AlertText("жаңа алым", WRITER)},
)
SUBMITTED = approval.submitted(DRAFT, LANGUAGES)
APPROVED = approval.approved(SUBMITTED, APPROVER, SUBMITTED.content_hash, LANGUAGES)


def test_the_way_of_an_alert() -> None:
    state = AlertState.DRAFT
    way = []
    for step in (Step.SUBMIT, Step.APPROVE, Step.SCHEDULE, Step.BEGIN, Step.FINISH):
        state = next_state(state, step)
        way.append(str(state))

    assert way == ["draft", "approved", "scheduled", "sending", "done"]


@given(st.sampled_from(AlertState), st.sampled_from(Step))
def test_every_other_step_is_refused(state: AlertState, step: Step) -> None:
    if state in STEPS[step]:
        assert next_state(state, step) is STEPS[step][state]
    else:
        with pytest.raises(WrongStateError, match=f"{state} cannot {step}"):
            next_state(state, step)


@pytest.mark.parametrize("over", [AlertState.DONE, AlertState.STOPPED])
def test_what_is_over_stays_over(over: AlertState) -> None:
    assert all(over not in ways for ways in STEPS.values())


def test_an_alert_is_not_edited_while_it_is_sent() -> None:
    with pytest.raises(WrongStateError):
        approval.rewritten(replace(APPROVED, state=AlertState.SENDING), "en", "x", AUTHOR)


@pytest.mark.parametrize(
    "edited",
    [
        approval.rewritten(APPROVED, "en", "other words", AUTHOR),
        approval.rewritten(APPROVED, approval.SOURCE, "https://example.org/other", AUTHOR),
        approval.with_urgency(APPROVED, Urgency.URGENT),
    ],
)
def test_any_edit_voids_the_approval(edited: Alert) -> None:
    assert (edited.state, edited.submitted, edited.approver) == (AlertState.DRAFT, False, None)
    assert edited.content_hash != APPROVED.approved_hash


def test_even_the_same_words_again_void_it() -> None:
    again = approval.rewritten(APPROVED, "en", "new fee", AUTHOR)

    assert again.state is AlertState.DRAFT


@pytest.mark.parametrize("moderator", [AUTHOR, WRITER])
def test_nobody_approves_their_own_words(moderator: int) -> None:
    with pytest.raises(OwnAlertError):
        approval.approved(SUBMITTED, moderator, SUBMITTED.content_hash, LANGUAGES)


def test_a_draft_that_was_not_submitted_is_not_approved() -> None:
    with pytest.raises(NotSubmittedError):
        approval.approved(DRAFT, APPROVER, DRAFT.content_hash, LANGUAGES)


def test_approving_other_words_than_seen_is_refused() -> None:
    with pytest.raises(ChangedSinceSeenError):
        approval.approved(SUBMITTED, APPROVER, "of other words", LANGUAGES)


def test_what_the_approver_saw_may_leave_a_language_out() -> None:
    alert = approval.approved(SUBMITTED, APPROVER, SUBMITTED.content_hash, ("en", "kk", "ru"))
    assert approval.written_languages(alert, ("en", "kk", "ru")) == ("en", "kk")


def test_english_is_never_left_out() -> None:
    alert = replace(SUBMITTED, texts={"kk": SUBMITTED.texts["kk"]})
    with pytest.raises(MissingPartsError, match="en"):
        approval.approved(alert, APPROVER, alert.content_hash, LANGUAGES)


def test_an_empty_text_is_refused() -> None:
    with pytest.raises(EmptyTextError):
        approval.rewritten(DRAFT, "en", " \n", AUTHOR)


@pytest.mark.parametrize("words", ["example.org", "http://example.org", "https://a b"])
def test_a_source_is_one_secure_address(words: str) -> None:
    with pytest.raises(BadSourceError):
        approval.rewritten(DRAFT, approval.SOURCE, words, AUTHOR)


def test_a_stop_keeps_its_reason() -> None:
    assert approval.stopped(APPROVED, "moderator").stop_reason == "moderator"


def test_a_schedule_can_be_moved() -> None:
    first = approval.scheduled(APPROVED, NOW)

    assert approval.scheduled(first, NOW + timedelta(days=1)).due_at == NOW + timedelta(days=1)


def test_who_reads_no_offered_language_gets_english() -> None:
    copy = DRAFT.copy_for("uz", NOW)

    assert copy is not None
    assert (copy.language, copy.text_language, copy.html) == ("uz", "en", "new fee")


def test_without_english_there_is_no_copy() -> None:
    kazakh_only = replace(DRAFT, texts={"kk": AlertText("жаңа алым", AUTHOR)})

    assert kazakh_only.copy_for("uz", NOW) is None


def test_a_copy_is_dated_by_the_sending() -> None:
    later = replace(DRAFT, begun_at=NOW).copy_for("en", NOW + timedelta(hours=3))

    assert later is not None
    assert later.day == NOW
