"""Two moderators at the desk."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.alerts import AlertState, Urgency
from bot.domain.approval import SOURCE
from bot.domain.deliveries import DeliveryState
from bot.errors import (
    ChangedSinceSeenError,
    MissingPartsError,
    NotAModeratorError,
    NotWritingError,
    OwnAlertError,
    UnknownAlertError,
    UnknownLanguageError,
    UnknownTopicError,
    WrongStateError,
)
from bot.services.ports import Writing
from tests.services.world import APPROVER, AUTHOR, World, world_in


async def test_only_owners_come_to_the_desk(world: World) -> None:
    assert not world.desk.admits(1001)
    with pytest.raises(NotAModeratorError):
        await world.desk.identify(1001)


async def test_a_moderator_is_known_by_one_number(database: Path, world: World) -> None:
    number = await world.desk.identify(AUTHOR)

    async with world_in(database) as restarted:
        assert await restarted.desk.identify(AUTHOR) == number
        assert await restarted.desk.identify(APPROVER) != number


async def test_an_unknown_topic_is_refused(world: World) -> None:
    with pytest.raises(UnknownTopicError):
        await world.desk.new_draft(1, "weather")


async def test_an_unknown_alert_is_refused(world: World) -> None:
    with pytest.raises(UnknownAlertError):
        await world.desk.alert(7)


async def test_what_is_being_written_survives_a_restart(database: Path, world: World) -> None:
    author = await world.desk.identify(AUTHOR)
    draft = await world.desk.new_draft(author, "fees")
    await world.desk.begin_writing(author, draft.id, "kk")

    async with world_in(database) as restarted:
        assert await restarted.desk.writing(author) == Writing(draft.id, "kk")
        written = await restarted.desk.write(author, "<b>мәтін</b>")

    assert written.texts["kk"].html == "<b>мәтін</b>"


async def test_a_text_is_written_once(world: World) -> None:
    author = await world.desk.identify(AUTHOR)
    draft = await world.desk.new_draft(author, "fees")
    await world.desk.begin_writing(author, draft.id, "en")
    await world.desk.write(author, "one")

    with pytest.raises(NotWritingError):
        await world.desk.write(author, "two")


async def test_writing_can_be_given_up(world: World) -> None:
    author = await world.desk.identify(AUTHOR)
    draft = await world.desk.new_draft(author, "fees")
    await world.desk.begin_writing(author, draft.id, "en")
    await world.desk.stop_writing(author)

    assert await world.desk.writing(author) is None


async def test_beginning_another_part_leaves_the_first(world: World) -> None:
    author = await world.desk.identify(AUTHOR)
    draft = await world.desk.new_draft(author, "fees")
    await world.desk.begin_writing(author, draft.id, "en")
    await world.desk.begin_writing(author, draft.id, SOURCE)

    assert await world.desk.writing(author) == Writing(draft.id, SOURCE)


async def test_a_language_that_is_not_offered_is_not_written(world: World) -> None:
    author = await world.desk.identify(AUTHOR)
    draft = await world.desk.new_draft(author, "fees")
    with pytest.raises(UnknownLanguageError):
        await world.desk.begin_writing(author, draft.id, "fr")


async def test_an_unfinished_draft_is_not_submitted(world: World) -> None:
    author = await world.desk.identify(AUTHOR)
    draft = await world.desk.new_draft(author, "fees")
    await world.desk.begin_writing(author, draft.id, "en")
    await world.desk.write(author, "text")

    with pytest.raises(MissingPartsError) as refusal:
        await world.desk.submit(draft.id)
    assert refusal.value.parts == ("ru", "kk", SOURCE)


async def test_the_author_cannot_approve(world: World) -> None:
    draft = await world.draft()
    author = await world.desk.identify(AUTHOR)

    with pytest.raises(OwnAlertError):
        await world.desk.approve(author, draft.id, draft.content_hash)


async def test_whoever_changed_a_word_cannot_approve(world: World) -> None:
    draft, approver = await world.draft(), await world.desk.identify(APPROVER)
    await world.desk.begin_writing(approver, draft.id, "ru")
    await world.desk.write(approver, "new words")
    edited = await world.desk.submit(draft.id)

    with pytest.raises(OwnAlertError):
        await world.desk.approve(approver, draft.id, edited.content_hash)


async def test_what_changed_since_it_was_seen_is_not_approved(world: World) -> None:
    seen, author = await world.draft(), await world.desk.identify(AUTHOR)
    await world.desk.begin_writing(author, seen.id, "ru")
    await world.desk.write(author, "new words")
    await world.desk.submit(seen.id)

    with pytest.raises(ChangedSinceSeenError):
        await world.desk.approve(await world.desk.identify(APPROVER), seen.id, seen.content_hash)


async def test_an_edit_voids_the_approval(world: World) -> None:
    alert = await world.due()
    await world.desk.set_urgency(alert.id, Urgency.URGENT)

    edited = await world.desk.alert(alert.id)
    assert (edited.state, edited.approver, edited.due_at) == (AlertState.DRAFT, None, None)
    assert not edited.submitted


async def test_a_second_moderator_approves(world: World) -> None:
    alert = await world.approved()

    assert alert.state is AlertState.APPROVED
    assert alert.approver == await world.desk.identify(APPROVER)
    assert alert.is_as_approved


async def test_each_sees_what_waits_for_them(world: World) -> None:
    draft = await world.draft()
    author = await world.desk.identify(AUTHOR)
    approver = await world.desk.identify(APPROVER)
    await world.desk.new_draft(author, "travel")

    assert await world.desk.waiting_for(author) == []
    assert await world.desk.waiting_for(approver) == [draft]


async def test_the_lists_follow_the_alert(world: World) -> None:
    alert = await world.approved()
    later = world.clock() + timedelta(hours=1)
    await world.desk.schedule(alert.id, later)

    (scheduled,) = await world.desk.in_states(AlertState.SCHEDULED)
    assert (scheduled.id, scheduled.due_at) == (alert.id, later)
    assert await world.desk.drafts() == []


async def test_a_draft_is_not_scheduled(world: World) -> None:
    draft = await world.draft()
    with pytest.raises(WrongStateError):
        await world.desk.schedule(draft.id, world.clock())


async def test_a_stopped_alert_says_why(world: World) -> None:
    alert = await world.due()
    stopped = await world.desk.stop(alert.id)

    assert (stopped.state, stopped.stop_reason) == (AlertState.STOPPED, "moderator")


async def test_what_is_stopped_is_not_written_any_more(world: World) -> None:
    author, draft = await world.desk.identify(AUTHOR), await world.draft()
    await world.desk.stop(draft.id)

    with pytest.raises(WrongStateError):
        await world.desk.begin_writing(author, draft.id, "en")


async def test_the_preview_is_what_a_reader_gets(world: World) -> None:
    await world.readers(1001, language="kk")
    alert = await world.due()
    preview = await world.desk.preview(alert.id, "kk")
    await world.delivery.tick()

    assert world.telegram.got == [(1001, preview)]


async def test_the_desk_counts_readers_and_deliveries(world: World) -> None:
    await world.readers(1001, 1002)
    assert await world.desk.audience("fees") == 2

    alert = await world.due()
    await world.delivery.tick()
    assert await world.desk.counts(alert.id) == {DeliveryState.SENT: 2}
