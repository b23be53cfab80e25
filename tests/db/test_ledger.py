"""What the ledger promises about who is in the audience, and about answers that come late."""

from datetime import timedelta

from bot.domain.alerts import Alert, AlertState, Urgency
from bot.domain.deliveries import DeliveryState, Verdict, Wait
from tests.services.world import World

SENT, UNKNOWN = DeliveryState.SENT, DeliveryState.UNKNOWN
LEASE = timedelta(minutes=2)


async def begun_and_paused(world: World) -> Alert:
    """An alert whose first reader is told to wait, with everybody else still ahead."""
    world.telegram.answers[1001].append(Wait(1))
    alert = await world.due()
    await world.new_delivery(group_size=1).tick()
    world.clock.forward(seconds=1)
    return alert


async def test_newcomers_are_not_in_the_audience(world: World) -> None:
    await world.readers(1001, 1002)
    await begun_and_paused(world)

    await world.readers(1003)
    await world.delivery.tick()

    assert world.telegram.chats == [1001, 1002]


async def test_a_newcomer_never_takes_a_forgotten_place(world: World) -> None:
    await world.readers(1001, 1002)
    await begun_and_paused(world)

    await world.subscriptions.forget(1002)
    await world.readers(1003)
    await world.delivery.tick()

    assert world.telegram.chats == [1001]


async def test_who_leaves_ahead_of_the_cursor_is_not_told(world: World) -> None:
    await world.readers(1001, 1002, 1003)
    await begun_and_paused(world)

    await world.subscriptions.unsubscribe(1002, "fees")
    await world.delivery.tick()

    assert world.telegram.chats == [1001, 1003]


async def test_who_leaves_and_comes_back_is_told_once(world: World) -> None:
    await world.readers(1001, 1002)
    await begun_and_paused(world)

    for _ in range(2):
        await world.subscriptions.unsubscribe(1002, "fees")
        await world.readers(1002)
        await world.delivery.tick()

    assert world.telegram.chats == [1001, 1002]


async def test_a_claimed_row_is_not_claimed_twice(world: World) -> None:
    await world.readers(1001)
    await world.due()
    ledger, now = world.storage.ledger, world.clock()
    await ledger.begin_due(now)

    assert await ledger.claim(now, now + LEASE, 25)
    assert await ledger.claim(now, now + LEASE, 25) is None


async def test_a_lease_is_held_until_it_ends(world: World) -> None:
    await world.readers(1001)
    await world.due()
    ledger, now = world.storage.ledger, world.clock()
    await ledger.begin_due(now)
    await ledger.claim(now, now + LEASE, 25)

    await ledger.sweep(now + LEASE - timedelta(seconds=1))
    assert await world.states() == {1001: DeliveryState.SENDING}
    await ledger.sweep(now + LEASE)
    assert await world.states() == {1001: UNKNOWN}


async def test_an_answer_after_the_lease_still_counts(world: World) -> None:
    await world.readers(1001)
    await world.due()
    ledger, now = world.storage.ledger, world.clock()
    await ledger.begin_due(now)
    group = await ledger.claim(now, now + LEASE, 25)
    await ledger.sweep(now + LEASE)

    assert group is not None
    await ledger.settle(group.alert, [Verdict(1, SENT, message_id=5)], now)
    assert await world.states() == {1001: SENT}


async def test_what_has_arrived_is_not_taken_back(world: World) -> None:
    await world.readers(1001)
    alert = await world.due()
    await world.delivery.tick()

    late = Verdict(1, DeliveryState.RETRY, due_at=world.clock())
    await world.storage.ledger.settle(alert, [late], world.clock())

    assert await world.states() == {1001: SENT}


async def test_a_claimed_row_keeps_the_alert_open(world: World) -> None:
    await world.readers(1001)
    alert = await world.due(Urgency.URGENT)
    ledger, now = world.storage.ledger, world.clock()
    await ledger.begin_due(now)
    await ledger.claim(now, now + LEASE, 25)
    await ledger.claim(now, now + LEASE, 25)

    assert (await world.desk.alert(alert.id)).state is AlertState.SENDING


async def test_a_claim_shows_no_chat(world: World) -> None:
    await world.readers(1001)
    await world.due()
    ledger, now = world.storage.ledger, world.clock()
    await ledger.begin_due(now)

    assert "1001" not in repr(await ledger.claim(now, now + LEASE, 25))
