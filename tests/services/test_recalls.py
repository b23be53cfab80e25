"""Recalls, and how moderators come to a correction or a recall."""

import pytest

from bot.domain.alerts import AlertState
from bot.domain.amendments import said_part
from bot.domain.approval import rewritten
from bot.domain.deliveries import DeliveryState, Lost, Retry
from bot.errors import MissingPartsError, OwnAlertError, UnknownLanguageError, WrongStateError
from tests.services.amended import CORRECTION, RECALL, amended, delivered
from tests.services.world import APPROVER, World

FAILED = DeliveryState.FAILED


async def test_a_young_copy_is_deleted(world: World) -> None:
    alert = await delivered(world, 1001)
    world.clock.forward(hours=47)
    await amended(world, alert, RECALL)

    assert (world.telegram.deleted, world.telegram.edited) == ([1], [])


async def test_an_old_copy_is_written_over(world: World) -> None:
    alert = await delivered(world, 1001)
    world.clock.forward(hours=48)
    await amended(world, alert, RECALL)

    [(message, copy)] = world.telegram.edited
    assert (message, copy.kind, world.telegram.deleted) == (1, RECALL, [])


async def test_a_corrected_copy_is_as_old_as_the_message(world: World) -> None:
    alert = await delivered(world, 1001)
    world.clock.forward(hours=30)
    await amended(world, alert)
    world.clock.forward(hours=30)
    await amended(world, alert, RECALL)

    assert world.telegram.deleted == []


async def test_where_neither_works_the_recall_is_told(world: World) -> None:
    alert = await delivered(world, 1001)
    world.telegram.answers[1001].extend([Lost(), Lost()])
    await amended(world, alert, RECALL)

    assert [(chat, copy.kind) for chat, copy in world.telegram.got] == [(1001, RECALL)]


async def test_a_recall_cancels_what_waits(world: World) -> None:
    world.telegram.answers[1001].append(Retry("502"))
    alert = await delivered(world, 1001)
    recall = await amended(world, alert, RECALL)

    assert await world.states(alert.id) == {1001: FAILED}
    assert await world.states(recall.id) == {}


async def test_nothing_is_corrected_after_a_recall(world: World) -> None:
    alert = await delivered(world, 1001)
    await amended(world, alert, RECALL)

    with pytest.raises(WrongStateError):
        await world.desk.amend(1, alert.id, CORRECTION)


async def test_a_correction_that_comes_after_a_recall_is_stopped(world: World) -> None:
    alert = await delivered(world, 1001)
    correction = await world.amending(alert.id, CORRECTION)
    await world.desk.schedule(correction.id, world.clock.now.replace(day=22))
    await amended(world, alert, RECALL)
    world.clock.forward(days=1)
    await world.delivery.tick()

    stopped = await world.desk.alert(correction.id)
    assert (stopped.state, stopped.stop_reason) == (AlertState.STOPPED, "recalled")


async def test_what_never_began_is_not_corrected(world: World) -> None:
    alert = await world.approved()
    with pytest.raises(WrongStateError):
        await world.desk.amend(1, alert.id, CORRECTION)


async def test_a_correction_of_a_correction_is_one_of_the_alert(world: World) -> None:
    alert = await delivered(world, 1001)
    correction = await amended(world, alert)
    again = await world.desk.amend(1, correction.id, CORRECTION)

    assert again.amends == alert.id


async def test_two_moderators_write_one_correction(world: World) -> None:
    alert = await delivered(world, 1001)
    first = await world.desk.amend(1, alert.id, CORRECTION)

    assert (await world.desk.amend(1, alert.id, CORRECTION)).id == first.id
    assert (await world.desk.amend(1, alert.id, RECALL)).id != first.id


async def test_a_correction_says_in_each_language_what_was_wrong(world: World) -> None:
    alert = await delivered(world, 1001)
    draft = await world.desk.amend(1, alert.id, CORRECTION)
    for language in ("en", "ru", "kk"):
        await world.desk.begin_writing(1, draft.id, language)
        await world.desk.write(1, "the right words")

    with pytest.raises(MissingPartsError) as refusal:
        await world.desk.submit(draft.id)
    assert refusal.value.parts == ("en.said", "ru.said", "kk.said")


async def test_only_a_correction_says_what_was_wrong(world: World) -> None:
    draft = await world.draft()
    with pytest.raises(UnknownLanguageError):
        await world.desk.begin_writing(1, draft.id, said_part("en"))


async def test_whoever_said_what_was_wrong_cannot_approve(world: World) -> None:
    alert = await delivered(world, 1001)
    draft = await world.written(await world.desk.amend(1, alert.id, CORRECTION))
    approver = await world.desk.identify(APPROVER)
    await world.desk.begin_writing(approver, draft.id, "ru.said")
    await world.desk.write(approver, "other words")
    edited = await world.desk.submit(draft.id)

    with pytest.raises(OwnAlertError):
        await world.desk.approve(approver, draft.id, edited.content_hash)


async def test_what_was_wrong_is_part_of_what_is_approved(world: World) -> None:
    alert = await delivered(world, 1001)
    draft = await world.written(await world.desk.amend(1, alert.id, CORRECTION))
    edited = rewritten(draft, "en.said", "other words", 1)

    assert edited.content_hash != draft.content_hash
