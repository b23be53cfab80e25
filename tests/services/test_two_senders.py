"""Two senders on one database: each row is sent by one of them."""

import asyncio
from collections import Counter
from pathlib import Path

from bot.domain.alerts import Urgency
from bot.domain.amendments import AlertKind
from tests.services.world import World, world_in

READERS = list(range(1001, 1021))


async def both_send(world: World, database: Path) -> None:
    async with world_in(database) as other:
        other.clock, other.telegram = world.clock, world.telegram
        await asyncio.gather(
            world.new_delivery(group_size=3).tick(), other.new_delivery(group_size=3).tick()
        )


async def test_each_reader_is_told_by_one_sender(world: World, database: Path) -> None:
    await world.readers(*READERS)
    await world.due(Urgency.URGENT)
    await both_send(world, database)

    assert Counter(world.telegram.chats) == Counter(READERS)


async def test_each_copy_is_corrected_by_one_sender(world: World, database: Path) -> None:
    await world.readers(*READERS)
    alert = await world.due()
    await world.delivery.tick()
    await world.amending(alert.id, AlertKind.CORRECTION)
    await both_send(world, database)

    assert sorted(message for message, _ in world.telegram.edited) == list(range(1, 21))


async def test_what_was_due_while_nobody_ran_is_sent(world: World) -> None:
    await world.readers(1001)
    await world.due()
    world.clock.forward(days=3)
    await world.new_delivery().tick()

    assert world.telegram.chats == [1001]
