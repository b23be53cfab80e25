"""A reader subscribes, two moderators speak, a tick sends."""

import asyncio
from datetime import timedelta

import pytest

from bot.domain.alerts import AlertCopy, AlertState, Urgency
from bot.domain.deliveries import (
    MAX_ATTEMPTS,
    DeliveryState,
    FixText,
    Gone,
    Migrated,
    Retry,
    SendOutcome,
    Sent,
    Stop,
    Unclear,
    Wait,
)
from bot.services.delivery import Delivery
from bot.services.pacer import Pacer
from tests.services.world import FakeTelegram, World

FAILED, SENT, RETRY = DeliveryState.FAILED, DeliveryState.SENT, DeliveryState.RETRY
BLOCKED, QUEUED, UNKNOWN = DeliveryState.BLOCKED, DeliveryState.QUEUED, DeliveryState.UNKNOWN


async def state_of(world: World, alert_id: int) -> AlertState:
    return (await world.desk.alert(alert_id)).state


async def test_a_due_alert_reaches_its_readers(world: World) -> None:
    await world.readers(1001, 1002)
    await world.readers(1003, topic="travel")
    alert = await world.due()

    await world.delivery.tick()

    assert world.telegram.chats == [1001, 1002]
    assert await state_of(world, alert.id) is AlertState.DONE


async def test_each_reads_it_in_their_language(world: World) -> None:
    await world.readers(1001, language="kk")
    await world.readers(1002, language="uz")
    await world.due()

    await world.delivery.tick()

    copies = [copy for _, copy in world.telegram.got]
    assert [(copy.language, copy.text_language) for copy in copies] == [("kk", "kk"), ("uz", "en")]


async def test_a_later_alert_waits_for_its_time(world: World) -> None:
    await world.readers(1001)
    alert = await world.approved()
    await world.desk.schedule(alert.id, world.clock() + timedelta(hours=1))

    await world.delivery.tick()
    assert world.telegram.chats == []

    world.clock.forward(hours=5)
    await world.delivery.tick()
    assert world.telegram.chats == [1001]


async def test_the_row_keeps_the_message(world: World) -> None:
    await world.readers(1001)
    await world.due()

    await world.delivery.tick()

    row = (await world.rows())[1001]
    assert (row.state, row.message_id, row.due_at) == (SENT, 1, None)
    assert row.sent_at == world.clock()


async def test_an_alert_without_readers_is_done(world: World) -> None:
    alert = await world.due()

    await world.delivery.tick()

    assert await state_of(world, alert.id) is AlertState.DONE


async def test_a_large_audience_is_sent_in_groups(world: World) -> None:
    chats = list(range(1001, 1031))
    await world.readers(*chats)
    await world.due()

    await world.new_delivery(group_size=7).tick()

    assert world.telegram.chats == chats


async def test_who_comes_after_the_beginning_is_not_told(world: World) -> None:
    await world.readers(1001)
    world.telegram.answers[1001].append(Retry("502"))
    await world.due()
    await world.delivery.tick()

    await world.readers(1002)
    world.clock.forward(minutes=1)
    await world.delivery.tick()

    assert world.telegram.chats == [1001]


async def test_urgent_alerts_go_first(world: World) -> None:
    await world.readers(1001)
    await world.due()
    await world.due(Urgency.URGENT)

    await world.delivery.tick()

    assert [copy.urgency for _, copy in world.telegram.got] == [Urgency.URGENT, Urgency.ROUTINE]


async def test_flood_control_pauses_everything(world: World) -> None:
    await world.readers(1001, 1002, 1003)
    world.telegram.answers[1002].append(Wait(30))
    await world.due()

    await world.new_delivery(group_size=1).tick()
    assert await world.states() == {1001: SENT, 1002: RETRY}

    world.clock.forward(seconds=29)
    await world.delivery.tick()
    assert 1002 not in world.telegram.chats


async def test_the_rest_of_a_group_is_not_tried_in_vain(world: World) -> None:
    await world.readers(1001, 1002, 1003)
    world.telegram.answers[1001].append(Wait(30))
    await world.due()

    await world.delivery.tick()

    assert world.telegram.chats == []
    assert await world.states() == {1001: RETRY, 1002: QUEUED, 1003: QUEUED}


async def test_of_two_waits_the_longer_counts(world: World) -> None:
    class Flooded(FakeTelegram):
        async def send(self, chat_id: int, copy: AlertCopy) -> SendOutcome:
            await both.wait()
            return Wait(5 if chat_id == 1001 else 30)

    both = asyncio.Barrier(2)
    world.telegram = Flooded()
    await world.readers(1001, 1002)
    await world.due()

    await world.new_delivery().tick()

    later = world.clock() + timedelta(seconds=30)
    assert {row.due_at for row in (await world.rows()).values()} == {later}


async def test_the_pace_is_kept(world: World) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    await world.readers(1001, 1002)
    await world.due()
    ledger, alerts = world.storage.ledger, world.storage.alerts
    pacer = Pacer(25, lambda: 0.0, sleep)
    await Delivery(ledger, alerts, world.telegram, pacer, world.clock).tick()

    assert slept == [0.04]


async def test_who_never_answers_is_not_waited_for(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Silent(FakeTelegram):
        async def send(self, chat_id: int, copy: AlertCopy) -> SendOutcome:
            return await asyncio.Future()

    monkeypatch.setattr("bot.services.outbox.SEND_TIMEOUT", 0.01)
    world.telegram = Silent()
    await world.readers(1001)
    await world.due()

    async with asyncio.timeout(5):
        await world.new_delivery().tick()

    assert await world.states() == {1001: UNKNOWN}


async def test_the_message_that_waited_stays_first(world: World) -> None:
    await world.readers(1001, 1002, 1003)
    world.telegram.answers[1001].append(Wait(30))
    alert = await world.due()
    await world.delivery.tick()
    world.telegram.got.clear()

    world.clock.forward(seconds=30)
    await world.delivery.tick()

    assert world.telegram.chats[0] == 1001
    assert await state_of(world, alert.id) is AlertState.DONE


async def test_waiting_costs_no_attempt(world: World) -> None:
    await world.readers(1001)
    world.telegram.answers[1001].extend([Wait(1)] * (MAX_ATTEMPTS + 1))
    await world.due()

    for _ in range(MAX_ATTEMPTS + 2):
        await world.delivery.tick()
        world.clock.forward(seconds=1)

    assert await world.states() == {1001: SENT}


async def test_an_outage_blocks_nobody(world: World) -> None:
    await world.readers(1001)
    world.telegram.answers[1001].extend([Retry("502")] * 3)
    await world.due()

    for _ in range(4):
        await world.delivery.tick()
        world.clock.forward(hours=1)

    assert await world.states() == {1001: SENT}


async def test_an_endless_outage_fails_in_the_end(world: World) -> None:
    await world.readers(1001)
    world.telegram.answers[1001].extend([Retry("502")] * MAX_ATTEMPTS)
    alert = await world.due()

    for _ in range(MAX_ATTEMPTS + 1):
        await world.delivery.tick()
        world.clock.forward(hours=1)

    assert await world.states() == {1001: FAILED}
    assert await state_of(world, alert.id) is AlertState.DONE


async def test_an_alert_is_not_done_while_one_waits(world: World) -> None:
    await world.readers(1001, 1002)
    world.telegram.answers[1001].append(Retry("502"))
    alert = await world.due()

    await world.delivery.tick()

    assert await state_of(world, alert.id) is AlertState.SENDING


async def test_who_blocked_the_bot_keeps_their_settings(world: World) -> None:
    await world.readers(1001)
    assert not (await world.subscriptions.settings(1001)).ended
    world.telegram.answers[1001].append(Gone("blocked"))
    await world.due()

    await world.delivery.tick()

    settings = await world.subscriptions.settings(1001)
    assert settings.ended
    assert settings.topics == {"fees"}
    assert await world.states() == {1001: BLOCKED}


async def test_who_blocked_the_bot_is_left_alone(world: World) -> None:
    await world.readers(1001)
    world.telegram.answers[1001].append(Gone("blocked"))
    await world.due()
    await world.delivery.tick()

    await world.due()
    await world.delivery.tick()

    assert world.telegram.chats == []


async def test_who_writes_again_is_told_again(world: World) -> None:
    await world.readers(1001)
    world.telegram.answers[1001].append(Gone("blocked"))
    await world.due()
    await world.delivery.tick()

    await world.subscriptions.returned(1001)
    await world.due()
    await world.delivery.tick()

    assert world.telegram.chats == [1001]


async def test_a_text_that_is_refused_again_and_again_is_paused(world: World) -> None:
    await world.readers(1001, 1002, 1003, 1004)
    for reader in (1001, 1002, 1003):
        world.telegram.answers[reader].append(FixText("can't parse entities"))
    alert = await world.due()

    await world.new_delivery(group_size=1).tick()

    paused = await world.desk.alert(alert.id)
    assert (paused.state, paused.stop_reason) == (AlertState.PAUSED, "can't parse entities")
    assert world.telegram.chats == []


async def test_one_peculiar_chat_stops_nobody(world: World) -> None:
    await world.readers(-1001, 1001, 1002)
    world.telegram.answers[-1001].append(FixText("topic closed"))
    alert = await world.due()

    await world.new_delivery(group_size=1).tick()

    assert world.telegram.chats == [1001, 1002]
    assert await state_of(world, alert.id) is AlertState.SENDING


async def test_a_group_is_followed_to_its_new_id(world: World) -> None:
    await world.readers(-1001)
    world.telegram.answers[-1001].append(Migrated(-100_2002))
    await world.due()

    await world.delivery.tick()

    assert world.telegram.chats == [-100_2002]
    assert await world.states() == {-100_2002: SENT}


async def test_a_group_is_not_told_twice_after_moving(world: World) -> None:
    await world.readers(-1001, -100_2002)
    world.telegram.answers[-1001].append(Migrated(-100_2002))
    await world.due()

    await world.delivery.tick()

    assert world.telegram.chats == [-100_2002]
    assert (await world.states())[-1001] is BLOCKED


async def test_a_revoked_token_halts_the_sender(world: World) -> None:
    await world.readers(1001)
    world.telegram.answers[1001].append(Stop("unauthorized"))
    await world.due()

    await world.delivery.tick()
    await world.delivery.tick()

    assert world.delivery.halted == "unauthorized"
    assert await world.states() == {1001: QUEUED}


async def test_after_a_halt_a_new_start_goes_on(world: World) -> None:
    await world.readers(1001)
    world.telegram.answers[1001].append(Stop("unauthorized"))
    await world.due()
    await world.delivery.tick()

    await world.new_delivery().tick()

    assert world.telegram.chats == [1001]


@pytest.mark.parametrize(
    ("urgency", "state"), [(Urgency.URGENT, SENT), (Urgency.ROUTINE, UNKNOWN)]
)
async def test_an_answer_that_never_came(
    world: World, urgency: Urgency, state: DeliveryState
) -> None:
    await world.readers(1001)
    world.telegram.answers[1001].append(Unclear("timeout"))
    await world.due(urgency)

    await world.delivery.tick()

    assert await world.states() == {1001: state}


async def test_who_unsubscribed_meanwhile_is_not_told(world: World) -> None:
    await world.readers(1001)
    world.telegram.answers[1001].append(Retry("502"))
    await world.due()
    await world.delivery.tick()

    await world.subscriptions.unsubscribe(1001, "fees")
    world.clock.forward(minutes=1)
    await world.delivery.tick()

    row = (await world.rows())[1001]
    assert world.telegram.chats == []
    assert (row.state, row.reason) == (FAILED, "unsubscribed")


async def test_who_was_forgotten_meanwhile_is_not_told(world: World) -> None:
    await world.readers(1001)
    world.telegram.answers[1001].append(Retry("502"))
    alert = await world.due()
    await world.delivery.tick()

    await world.subscriptions.forget(1001)
    world.clock.forward(minutes=1)
    await world.delivery.tick()

    assert world.telegram.chats == []
    assert await state_of(world, alert.id) is AlertState.DONE


async def test_a_stopped_alert_sends_no_more(world: World) -> None:
    await world.readers(1001, 1002)
    world.telegram.answers[1001].append(Retry("502"))
    alert = await world.due()
    await world.delivery.tick()

    await world.desk.stop(alert.id)
    world.clock.forward(hours=1)
    await world.delivery.tick()

    assert world.telegram.chats == [1002]
    assert (await world.rows())[1001].reason == "stopped"


async def test_a_defect_of_the_sender_spares_the_others(world: World) -> None:
    class Faulty(FakeTelegram):
        async def send(self, chat_id: int, copy: AlertCopy) -> SendOutcome:
            if chat_id == 1001:
                raise ZeroDivisionError
            return await super().send(chat_id, copy)

    world.telegram = Faulty()
    await world.readers(1001, 1002)
    await world.due()

    await world.new_delivery().tick()

    assert await world.states() == {1001: RETRY, 1002: SENT}
    assert (await world.rows())[1001].reason == "ZeroDivisionError"


async def test_words_changed_behind_the_approval_are_not_sent(world: World) -> None:
    await world.readers(1001)
    alert = await world.due()
    async with world.storage.engine.begin() as connection:
        await connection.exec_driver_sql("UPDATE alert_text SET html = 'other'")

    await world.delivery.tick()

    assert world.telegram.chats == []
    assert (await world.desk.alert(alert.id)).stop_reason == "not as approved"


async def test_a_second_sender_leaves_what_is_in_flight(world: World) -> None:
    class Slow(FakeTelegram):
        async def send(self, chat_id: int, copy: AlertCopy) -> SendOutcome:
            outcome = await super().send(chat_id, copy)
            await second.tick()
            return outcome

    second, seconds_telegram = world.new_delivery(), world.telegram
    world.telegram = Slow()
    await world.readers(1001)
    await world.due(Urgency.URGENT)

    await world.new_delivery().tick()

    assert (world.telegram.chats, seconds_telegram.chats) == ([1001], [])


async def test_finishing_ends_after_the_group(world: World) -> None:
    class Hasty(FakeTelegram):
        async def send(self, chat_id: int, copy: AlertCopy) -> SendOutcome:
            delivery.finish()
            return Sent(1)

    await world.readers(1001, 1002)
    await world.due()
    world.telegram = Hasty()
    delivery = world.new_delivery(group_size=1)
    await delivery.tick()

    assert await world.states() == {1001: SENT}
