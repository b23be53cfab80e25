"""The sender is killed at each of its steps; a new one goes on with the same database."""

from collections import Counter
from collections.abc import Sequence
from itertools import count
from pathlib import Path

import pytest

from bot.domain.alerts import Alert, AlertState, Urgency
from bot.domain.deliveries import DeliveryState
from bot.domain.rhythm import Frequency
from tests.services.crashes import Death, killed
from tests.services.world import World, copy_of, world_in

READERS = (1001, 1002, 1003)
GROUP = 2
LEASE_AND_MORE = 3


async def live_on(world: World) -> None:
    """The next process, now and when the leases of the dead one have ended."""
    await world.new_delivery(GROUP).tick()
    world.clock.forward(minutes=LEASE_AND_MORE)
    await world.new_delivery(GROUP).tick()


@pytest.fixture(params=["urgent", "routine"])
def urgency(request: pytest.FixtureRequest) -> Urgency:
    return Urgency(request.param)


async def test_nobody_is_skipped_wherever_it_dies(
    empty_database: Path, tmp_path: Path, urgency: Urgency
) -> None:
    for step in count(1):
        async with world_in(copy_of(empty_database, tmp_path / f"{step}.db")) as world:
            await world.readers(*READERS)
            alert = await world.due(urgency)
            died = await killed(world.new_delivery(GROUP, Death(step).wrap).tick())
            await live_on(world)
            await check(world, alert.id, urgency)
        if not died:
            break
    assert step > 4 * len(READERS)


async def dies_everywhere(prepared: Path, alerts: Sequence[Alert], hours: int) -> None:
    """Kills the sender at each step, `hours` after the beginning, in copies of one database."""
    for step in count(1):
        async with world_in(copy_of(prepared, prepared.with_name(f"{step}.db"))) as world:
            world.clock.forward(hours=hours)
            died = await killed(world.new_delivery(GROUP, Death(step).wrap).tick())
            await live_on(world)
            world.clock.forward(hours=1)
            await live_on(world)
            for alert in alerts:
                await check(world, alert.id, alert.urgency)
        if not died:
            break
    assert step > 2 * len(READERS)


async def test_no_digest_is_lost_or_doubled_wherever_it_dies(database: Path) -> None:
    async with world_in(database) as world:
        await world.readers(*READERS)
        for reader in READERS:
            await world.rhythm(reader, frequency=Frequency.DAILY)
        alerts = [await world.due(Urgency.MINOR), await world.due()]
        await world.delivery.tick()

    await dies_everywhere(database, alerts, hours=26)


async def test_nobody_is_skipped_who_sleeps_when_it_dies(database: Path) -> None:
    """One is awake, two are not: the next sender finds what the dead one left waiting."""
    async with world_in(database) as world:
        await world.readers(*READERS)
        for sleeper in READERS[1:]:
            await world.rhythm(sleeper, quiet_from=8, quiet_until=9)
        alert = await world.due()

    await dies_everywhere(database, [alert], hours=0)


async def check(world: World, alert_id: int, urgency: Urgency) -> None:
    states = await world.states(alert_id)
    times = Counter(chat for chat, copy in world.telegram.got if copy.alert_id == alert_id)
    assert set(states) == set(READERS)
    assert (await world.desk.alert(alert_id)).state is AlertState.DONE
    unknown = [chat for chat, state in states.items() if state is DeliveryState.UNKNOWN]
    twice = [chat for chat in READERS if times[chat] > 1]
    if urgency is Urgency.URGENT:
        assert not unknown
        assert all(times[chat] >= 1 for chat in READERS)
        assert len(twice) <= GROUP
    else:
        assert not twice
        assert len(unknown) <= GROUP
        assert all(times[chat] == 1 for chat in READERS if chat not in unknown)
