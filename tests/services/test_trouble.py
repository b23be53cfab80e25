"""Errors that repeat: an alert pauses, the sender rests, moderators are told why."""

import pytest

from bot.domain.alerts import AlertState
from bot.domain.deliveries import DeliveryState, FixText, Gone, Retry, SendOutcome, Unclear
from bot.domain.notices import Notice, Outage, Paused
from bot.services.delivery import Delivery
from bot.services.trouble import SILENT_IN_A_ROW
from tests.services.world import World

READERS = tuple(range(1001, 1001 + SILENT_IN_A_ROW + 5))


class Board:
    """What moderators were told; `reachable` by hand."""

    def __init__(self) -> None:
        self.told: list[Notice] = []
        self.reachable = True

    async def tell(self, notice: Notice) -> bool:
        if self.reachable:
            self.told.append(notice)
        return self.reachable


@pytest.fixture
def board() -> Board:
    return Board()


@pytest.fixture
async def delivery(world: World, board: Board) -> Delivery:
    """A sender that goes on with one reader after the other, and many of them."""
    await world.readers(*READERS)
    delivery = world.new_delivery(group_size=1)
    delivery._notices = board
    return delivery


def answer(world: World, outcome: SendOutcome, times: int) -> None:
    for reader in READERS[:times]:
        world.telegram.answers[reader].append(outcome)


async def test_a_refused_text_is_paused_and_moderators_know_why(
    world: World, delivery: Delivery, board: Board
) -> None:
    answer(world, FixText("can't parse entities"), 3)
    alert = await world.due()
    await delivery.tick()
    await delivery.tick()

    assert (await world.desk.alert(alert.id)).state is AlertState.PAUSED
    assert board.told == [Paused(alert.id, "can't parse entities")]


async def test_after_a_pause_it_goes_on_where_it_was(world: World, delivery: Delivery) -> None:
    answer(world, FixText("can't parse entities"), 3)
    alert = await world.due()
    await delivery.tick()

    await world.desk.resume(alert.id)
    world.clock.forward(minutes=5)
    await delivery.tick()

    assert sorted(world.telegram.chats) == list(READERS)


async def test_in_an_outage_the_sender_rests(world: World, delivery: Delivery) -> None:
    answer(world, Retry("502"), len(READERS))
    await world.due()
    await delivery.tick()

    assert len(await world.states()) == SILENT_IN_A_ROW


async def test_an_outage_blocks_nobody_and_goes_by(world: World, delivery: Delivery) -> None:
    answer(world, Retry("502"), len(READERS))
    await world.due()
    for _ in range(5):
        await delivery.tick()
        world.clock.forward(minutes=2)

    assert set((await world.states()).values()) == {DeliveryState.SENT}


async def test_connections_that_break_cost_few_readers_their_alert(
    world: World, delivery: Delivery
) -> None:
    answer(world, Unclear("connection"), SILENT_IN_A_ROW)
    await world.due()
    await delivery.tick()

    states = list((await world.states()).values())
    assert states == [DeliveryState.UNKNOWN] * SILENT_IN_A_ROW


async def test_moderators_hear_of_an_outage_once(
    world: World, delivery: Delivery, board: Board
) -> None:
    for _ in range(9):
        answer(world, Retry("502"), len(READERS))
    await world.due()
    for _ in range(4):
        await delivery.tick()
        world.clock.forward(minutes=5)

    assert board.told == [Outage("502")]


async def test_who_cannot_be_told_in_the_outage_is_told_after_it(
    world: World, delivery: Delivery, board: Board
) -> None:
    board.reachable = False
    answer(world, Retry("502"), SILENT_IN_A_ROW)
    await world.due()
    for _ in range(2):
        await delivery.tick()
        world.clock.forward(minutes=2)
    board.reachable = True
    await delivery.tick()

    assert board.told == [Outage("502")]


async def test_people_who_left_are_no_trouble(
    world: World, delivery: Delivery, board: Board
) -> None:
    answer(world, Gone("blocked"), len(READERS))
    alert = await world.due()
    await delivery.tick()

    assert (await world.desk.alert(alert.id)).state is AlertState.DONE
    assert board.told == []
