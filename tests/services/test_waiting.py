"""Alerts that wait: for the end of a night, or for the hour of a digest."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.alerts import AlertState, Urgency
from bot.domain.deliveries import DeliveryState, FixText, Gone, Retry
from bot.domain.rhythm import Frequency
from tests.services.world import World

NEW_YORK = ZoneInfo("America/New_York")
SENT, QUEUED, FAILED = DeliveryState.SENT, DeliveryState.QUEUED, DeliveryState.FAILED
MINOR, URGENT = Urgency.MINOR, Urgency.URGENT
DAILY, WEEKLY, AT_ONCE = Frequency.DAILY, Frequency.WEEKLY, Frequency.AT_ONCE


def at(world: World, day: int, hour: int, minute: int = 0) -> None:
    """Sets the clock to an hour of November in New York."""
    world.clock.now = datetime(2026, 11, day, hour, minute, tzinfo=NEW_YORK)


async def tick_at(world: World, day: int, hour: int, minute: int = 0) -> list[int]:
    at(world, day, hour, minute)
    await world.delivery.tick()
    return world.telegram.chats


@pytest.fixture
async def night(world: World) -> World:
    """Eleven in the evening in New York, with one reader."""
    at(world, 21, 23)
    await world.readers(1001)
    return world


@pytest.fixture
async def digest(world: World) -> World:
    """A noon, with a reader who wants a digest a day."""
    at(world, 21, 12)
    await world.readers(1001)
    await world.rhythm(1001, frequency=DAILY)
    return world


async def test_an_alert_waits_until_the_morning(night: World) -> None:
    await night.due()

    assert await tick_at(night, 22, 7, 59) == []
    assert await tick_at(night, 22, 8) == [1001]


async def test_an_alert_that_waits_is_not_done(night: World) -> None:
    alert = await night.due()
    await night.delivery.tick()

    assert (await night.desk.alert(alert.id)).state is AlertState.SENDING
    assert await night.states() == {1001: QUEUED}


async def test_urgent_breaks_through_the_night(night: World) -> None:
    await night.due(URGENT)

    assert await tick_at(night, 22, 3) == [1001]


async def test_urgent_does_not_wait_for_a_digest(digest: World) -> None:
    await digest.due(URGENT)
    await digest.delivery.tick()

    assert digest.telegram.chats == [1001]
    assert digest.telegram.digests == []


async def test_a_sender_that_was_down_does_not_wake_anybody(world: World) -> None:
    at(world, 21, 12)
    await world.readers(1001)
    world.telegram.answers[1001].append(Retry("502"))
    await world.due()
    await world.delivery.tick()

    assert await tick_at(world, 21, 23) == []
    assert await tick_at(world, 22, 8) == [1001]


async def test_those_who_are_awake_do_not_wait(night: World) -> None:
    await night.readers(1002)
    await night.rhythm(1002, zone="Pacific/Honolulu")
    await night.due()
    await night.delivery.tick()

    assert night.telegram.chats == [1002]


async def test_a_large_sleeping_audience_is_walked_through(night: World) -> None:
    await night.readers(*range(1002, 1031))
    await night.due()

    await night.new_delivery(group_size=7).tick()

    assert set((await night.states()).values()) == {QUEUED}
    assert len(await night.states()) == 30


async def test_a_stop_in_the_night_reaches_what_waits(night: World) -> None:
    alert = await night.due()
    await night.delivery.tick()
    await night.desk.stop(alert.id)

    assert await tick_at(night, 22, 9) == []
    assert (await night.rows())[1001].reason == "stopped"


async def test_who_leaves_in_the_night_is_not_told(night: World) -> None:
    await night.due()
    await night.delivery.tick()
    await night.subscriptions.unsubscribe(1001, "fees")

    assert await tick_at(night, 22, 9) == []


async def test_moving_west_moves_what_waits(night: World) -> None:
    await night.due()
    await night.delivery.tick()
    await night.rhythm(1001, zone="America/Los_Angeles")

    assert await tick_at(night, 21, 23) == [1001]


async def test_moving_east_moves_what_waits(night: World) -> None:
    await night.rhythm(1001, zone="Pacific/Honolulu", quiet_from=18, quiet_until=19)
    await night.due()
    await night.delivery.tick()
    await night.rhythm(1001, zone="America/New_York", quiet_from=22, quiet_until=8)

    assert await tick_at(night, 21, 23, 30) == []
    assert await tick_at(night, 22, 8) == [1001]


async def test_a_digest_is_one_message(digest: World) -> None:
    first, second = await digest.due(), await digest.due(MINOR)
    await digest.delivery.tick()
    assert digest.telegram.chats == []

    await tick_at(digest, 22, 9)

    assert digest.telegram.digests == [(1001, [first.id, second.id])]


async def test_each_alert_of_a_digest_is_a_delivery(digest: World) -> None:
    alerts = [await digest.due(), await digest.due()]
    await digest.delivery.tick()
    await tick_at(digest, 22, 9)

    rows = [(await digest.rows(alert.id))[1001] for alert in alerts]
    assert [row.state for row in rows] == [SENT, SENT]
    assert rows[0].message_id == rows[1].message_id
    assert (await digest.desk.alert(alerts[0].id)).state is AlertState.DONE


async def test_a_weekly_digest_comes_on_monday(digest: World) -> None:
    await digest.rhythm(1001, frequency=WEEKLY)
    await digest.due()
    await digest.delivery.tick()

    assert await tick_at(digest, 22, 12) == []
    assert await tick_at(digest, 23, 9) == [1001]


async def test_a_minor_change_is_for_digests_alone(digest: World) -> None:
    await digest.readers(1002)
    await digest.due(MINOR)
    await tick_at(digest, 21, 12)
    await tick_at(digest, 22, 9)

    assert digest.telegram.chats == [1001]


async def test_who_gives_up_digests_gets_what_waited_at_once(digest: World) -> None:
    await digest.due()
    await digest.delivery.tick()
    await digest.rhythm(1001, frequency=AT_ONCE)
    await digest.delivery.tick()

    assert digest.telegram.chats == [1001]
    assert digest.telegram.digests == []


async def test_who_gives_up_digests_gets_no_minor_change(digest: World) -> None:
    alert = await digest.due(MINOR)
    await digest.delivery.tick()
    await digest.rhythm(1001, frequency=AT_ONCE)
    await tick_at(digest, 22, 12)

    assert digest.telegram.chats == []
    assert await digest.states(alert.id) == {}


async def test_an_alert_stopped_meanwhile_is_not_in_the_digest(digest: World) -> None:
    stopped, kept = await digest.due(), await digest.due()
    await digest.delivery.tick()
    await digest.desk.stop(stopped.id)
    await tick_at(digest, 22, 9)

    assert digest.telegram.digests == [(1001, [kept.id])]


async def test_a_paused_alert_waits_for_a_later_digest(digest: World) -> None:
    paused, other = await digest.due(), await digest.due()
    await digest.delivery.tick()
    await digest.desk.pause(paused.id)
    await tick_at(digest, 22, 9)
    await digest.desk.resume(paused.id)
    await tick_at(digest, 22, 10)

    assert digest.telegram.digests == [(1001, [other.id]), (1001, [paused.id])]


async def test_a_digest_for_who_blocked_the_bot_is_given_up(digest: World) -> None:
    alert = await digest.due()
    await digest.delivery.tick()
    digest.telegram.answers[1001].append(Gone("blocked"))
    await tick_at(digest, 22, 9)

    assert await digest.states(alert.id) == {1001: DeliveryState.BLOCKED}


async def test_a_digest_in_an_outage_comes_later(digest: World) -> None:
    await digest.due()
    await digest.delivery.tick()
    digest.telegram.answers[1001].append(Retry("502"))

    assert await tick_at(digest, 22, 9) == []
    assert await tick_at(digest, 22, 9, 1) == [1001]


async def test_a_digest_that_is_refused_is_given_up_in_the_end(digest: World) -> None:
    alert = await digest.due()
    await digest.delivery.tick()
    digest.telegram.answers[1001].extend([FixText("too long")] * 3)
    for minute in (0, 5, 10):
        await tick_at(digest, 22, 9, minute)

    assert await digest.states(alert.id) == {1001: FAILED}


async def test_a_group_is_told_at_night_too(night: World) -> None:
    await night.readers(-1001)
    await night.due()
    await night.delivery.tick()

    assert night.telegram.chats == [-1001]


async def test_an_urgent_alert_passes_a_long_one(world: World) -> None:
    at(world, 21, 12)
    await world.readers(*range(1001, 1011))
    first = await world.due()
    urgent = await world.approved(URGENT)
    await world.desk.schedule(urgent.id, world.clock() + timedelta(seconds=5))

    async def slow(seconds: float) -> None:
        world.clock.forward(seconds=5)

    delivery = world.new_delivery(group_size=2)
    delivery._pacer._sleep = slow
    await delivery.tick()

    order = [copy.alert_id for _, copy in world.telegram.got]
    assert order.index(urgent.id) < len(order) - 11
    assert order.count(first.id) == 10
