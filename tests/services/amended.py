"""An alert that was sent, and what is done about it."""

from bot.domain.alerts import Alert
from bot.domain.amendments import AlertKind
from tests.services.world import World

CORRECTION, RECALL = AlertKind.CORRECTION, AlertKind.RECALL


async def delivered(world: World, *chats: int) -> Alert:
    await world.readers(*chats)
    alert = await world.due()
    await world.delivery.tick()
    return alert


async def amended(world: World, alert: Alert, kind: AlertKind = CORRECTION) -> Alert:
    amendment = await world.amending(alert.id, kind)
    world.telegram.got.clear()
    await tick(world)
    return await world.desk.alert(amendment.id)


async def tick(world: World) -> None:
    """Two looks, so that what was in flight is over, and a chat has a share again."""
    for _ in range(2):
        await world.new_delivery().tick()
        world.clock.forward(seconds=5)
