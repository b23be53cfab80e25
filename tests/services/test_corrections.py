"""Corrections and recalls: what becomes of each reader's copy."""

from bot.domain.alerts import AlertState, Urgency
from bot.domain.copies import Report
from bot.domain.deliveries import DeliveryState, FixText, Gone, Lost, Retry, Unclear, Wait
from bot.domain.rhythm import Frequency, Rhythm
from tests.services.amended import CORRECTION, amended, delivered, tick
from tests.services.world import World

SENT, UNKNOWN, FAILED = DeliveryState.SENT, DeliveryState.UNKNOWN, DeliveryState.FAILED
BLOCKED = DeliveryState.BLOCKED


async def test_every_copy_is_edited_in_place(world: World) -> None:
    alert = await delivered(world, 1001, 1002)
    await amended(world, alert)

    assert [message for message, _ in world.telegram.edited] == [1, 2]
    assert world.telegram.got == []


async def test_the_copy_says_what_it_said(world: World) -> None:
    alert = await delivered(world, 1001)
    world.clock.forward(days=2)
    await amended(world, alert)

    [(_, copy)] = world.telegram.edited
    assert (copy.said, copy.html) == (
        "https://en.said.example/correction",
        "https://en.example/correction",
    )
    assert copy.amended_on is not None
    assert (copy.day.day, copy.amended_on.day) == (21, 23)


async def test_a_correction_is_the_next_revision(world: World) -> None:
    alert = await delivered(world, 1001)
    first, second = await amended(world, alert), await amended(world, alert)

    assert (first.revision, second.revision, second.state) == (2, 3, AlertState.DONE)
    assert [message for message, _ in world.telegram.edited] == [1, 1]


async def test_who_deleted_the_copy_is_told_anew(world: World) -> None:
    alert = await delivered(world, 1001)
    world.telegram.answers[1001].append(Lost())
    await amended(world, alert)

    [(chat, copy)] = world.telegram.got
    assert (chat, bool(copy.said)) == (1001, True)


async def test_what_was_told_anew_is_edited_next_time(world: World) -> None:
    alert = await delivered(world, 1001, 1002)
    world.telegram.answers[1001].append(Lost())
    correction = await amended(world, alert)
    told = (await world.rows(correction.id))[1001].message_id
    await amended(world, alert)

    assert told in [message for message, _ in world.telegram.edited]


async def test_who_blocked_since_gets_nothing(world: World) -> None:
    alert = await delivered(world, 1001)
    world.telegram.answers[1001].append(Gone("gone"))
    correction = await amended(world, alert)

    assert await world.states(correction.id) == {1001: BLOCKED}
    assert (world.telegram.got, world.telegram.edited) == ([], [])


async def test_who_is_known_to_have_blocked_is_not_asked(world: World) -> None:
    alert = await delivered(world, 1001)
    await world.storage.subscribers.ended(1001, world.clock())
    correction = await amended(world, alert)

    row = (await world.rows(correction.id))[1001]
    assert (row.state, row.reason, row.due_at) == (BLOCKED, "ended", None)


async def test_who_stopped_the_alerts_has_their_copy_corrected(world: World) -> None:
    alert = await delivered(world, 1001)
    await world.subscriptions.unsubscribe(1001, "fees")
    await amended(world, alert)

    assert [message for message, _ in world.telegram.edited] == [1]


async def test_who_stopped_the_alerts_gets_no_new_message(world: World) -> None:
    alert = await delivered(world, 1001)
    await world.subscriptions.unsubscribe(1001, "fees")
    world.telegram.answers[1001].append(Lost())
    correction = await amended(world, alert)

    assert world.telegram.got == []
    assert await world.states(correction.id) == {1001: FAILED}


async def test_whose_delivery_failed_gets_the_corrected_text(world: World) -> None:
    world.telegram.answers[1001].extend([FixText("bad")] * 3)
    await world.readers(1001)
    alert = await world.due()
    for _ in range(3):
        await world.delivery.tick()
        world.clock.forward(hours=1)
    assert await world.states() == {1001: FAILED}
    await amended(world, alert)

    [(chat, copy)] = world.telegram.got
    assert (chat, copy.html, copy.said) == (1001, "https://en.example/correction", "")


async def test_whose_delivery_is_unknown_is_told_what_was_wrong(world: World) -> None:
    world.telegram.answers[1001].append(Unclear("timeout"))
    alert = await delivered(world, 1001)
    await amended(world, alert)

    [(_, copy)] = world.telegram.got
    assert copy.said


async def test_nobody_gets_the_wrong_text_any_more(world: World) -> None:
    world.telegram.answers[1001].append(Retry("502"))
    alert = await delivered(world, 1001, 1002)
    await amended(world, alert)
    world.clock.forward(hours=2)
    await world.delivery.tick()

    assert [(chat, copy.kind) for chat, copy in world.telegram.got] == [(1001, CORRECTION)]
    assert await world.states(alert.id) == {1001: FAILED, 1002: SENT}


async def test_an_alert_that_was_stopped_is_corrected_for_all(world: World) -> None:
    await world.readers(1001, 1002)
    alert = await world.due()
    world.telegram.answers[1001].append(Wait(30))
    await world.new_delivery(group_size=1).tick()
    await world.desk.stop(alert.id)
    world.clock.forward(minutes=1)
    await amended(world, alert)

    assert world.telegram.chats == [1001, 1002]


async def test_a_correction_waits_for_what_is_in_flight(world: World) -> None:
    await world.readers(1001)
    alert = await world.due()
    ledger, now = world.storage.ledger, world.clock()
    await ledger.begin_due(now)
    group = await ledger.claim(now, world.clock.now.replace(minute=2), 25)
    correction = await amended(world, alert)
    assert correction.state is AlertState.SCHEDULED
    assert group is not None

    world.clock.forward(minutes=3)
    await tick(world)
    assert await world.states(correction.id) == {1001: SENT}


async def test_an_edit_is_made_again_after_a_crash(world: World) -> None:
    alert = await delivered(world, 1001)
    await world.amending(alert.id, CORRECTION)
    ledger, now = world.storage.ledger, world.clock()
    await ledger.begin_due(now)
    await ledger.claim(now, now, 25)
    await world.delivery.tick()

    assert [message for message, _ in world.telegram.edited] == [1]


async def test_a_new_message_is_not_sent_again_after_a_crash(world: World) -> None:
    alert = await delivered(world, 1001)
    world.telegram.answers[1001].extend([Lost(), Unclear("timeout")])
    correction = await amended(world, alert)
    world.clock.forward(hours=1)
    await world.delivery.tick()

    assert await world.states(correction.id) == {1001: UNKNOWN}
    assert world.telegram.got == []


async def test_an_edit_goes_out_at_night(world: World) -> None:
    alert = await delivered(world, 1001)
    world.clock.forward(hours=14)
    await amended(world, alert)

    assert world.telegram.edited


async def test_a_new_message_waits_for_the_morning(world: World) -> None:
    alert = await delivered(world, 1001)
    world.clock.forward(hours=14)
    world.telegram.answers[1001].append(Lost())
    await amended(world, alert)
    assert world.telegram.got == []

    world.clock.forward(hours=12)
    await world.delivery.tick()
    assert world.telegram.chats == [1001]


async def test_a_part_of_a_digest_is_told_anew(world: World) -> None:
    await world.readers(1001)
    daily = Rhythm(frequency=Frequency.DAILY)
    await world.storage.subscribers.set_rhythm(1001, daily, "en", world.clock())
    alert, _ = await world.due(), await world.due()
    await world.delivery.tick()
    world.clock.forward(days=1)
    await world.delivery.tick()
    assert len(world.telegram.digests) == 1
    await amended(world, alert)

    assert (world.telegram.edited, world.telegram.chats) == ([], [1001])


async def test_a_group_that_has_moved_is_told_anew(world: World) -> None:
    alert = await delivered(world, -1001)
    await world.storage.subscribers.moved(-1001, -100_1001, world.clock())
    await amended(world, alert)

    assert (world.telegram.edited, world.telegram.chats) == ([], [-100_1001])


async def test_the_report_counts_revisions(world: World) -> None:
    world.telegram.answers[1003].append(Unclear("timeout"))
    world.telegram.answers[1004].append(Gone("gone"))
    alert = await delivered(world, 1001, 1002, 1003, 1004)
    assert await world.desk.report(alert.id) == Report({1: 2}, unknown=1, none=1)

    world.telegram.answers[1002].append(Gone("gone"))
    correction = await amended(world, alert)
    assert await world.desk.report(correction.id) == Report({1: 1, 2: 2}, none=1)


async def test_an_urgent_correction_is_told_again_after_a_crash(world: World) -> None:
    alert = await delivered(world, 1001)
    world.telegram.answers[1001].extend([Lost(), Unclear("timeout")])
    await world.amending(alert.id, CORRECTION, Urgency.URGENT)
    world.telegram.got.clear()
    await tick(world)

    assert world.telegram.chats == [1001]
