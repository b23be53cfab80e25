"""The sender is killed at each of its steps; a new one goes on with the same database."""

from collections import Counter
from itertools import count
from pathlib import Path

import pytest

from bot.domain.alerts import AlertState, Urgency
from bot.domain.deliveries import DeliveryState
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


async def check(world: World, alert_id: int, urgency: Urgency) -> None:
    states, times = await world.states(), Counter(world.telegram.chats)
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
