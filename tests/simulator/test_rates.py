"""Telegram's documented rates."""

import pytest

from simulator.errors import ApiError
from simulator.rates import Limits, Rates
from simulator.server import Simulator
from simulator.state.clock import Clock
from tests.simulator.conftest import GROUP, NOON, READER, PlainBot


@pytest.fixture
def clock() -> Clock:
    return Clock(frozen_at=NOON)


@pytest.fixture
def rates(clock: Clock) -> Rates:
    return Rates(clock)


def wait(rates: Rates, chat: int, is_private: bool = True) -> int:
    """The seconds that a message to the chat must wait."""
    try:
        rates.take(chat, is_private)
    except ApiError as refusal:
        return int((refusal.parameters or {})["retry_after"])
    return 0


def test_a_short_burst_in_a_private_chat_passes(rates: Rates) -> None:
    assert [wait(rates, 1) for _ in range(6)] == [0, 0, 0, 0, 0, 1]


def test_a_private_chat_takes_one_a_second(rates: Rates, clock: Clock) -> None:
    waits = []
    for _ in range(5):
        wait(rates, 1)
    for _ in range(3):
        clock.advance(1)
        waits += [wait(rates, 1), wait(rates, 1)]
    assert waits == [0, 1, 0, 1, 0, 1]


def test_a_pause_gives_the_burst_back(rates: Rates, clock: Clock) -> None:
    for _ in range(5):
        wait(rates, 1)
    clock.advance(60)
    assert [wait(rates, 1) for _ in range(6)] == [0, 0, 0, 0, 0, 1]


def test_thirty_messages_a_second_and_no_more(rates: Rates, clock: Clock) -> None:
    assert [wait(rates, chat) for chat in range(31)] == [0] * 30 + [1]
    clock.advance(1)
    assert wait(rates, 31) == 0


def test_a_group_takes_twenty_a_minute(rates: Rates, clock: Clock) -> None:
    for _ in range(20):
        assert wait(rates, GROUP, is_private=False) == 0
        clock.advance(1)
    assert wait(rates, GROUP, is_private=False) == 40
    clock.advance(40)
    assert wait(rates, GROUP, is_private=False) == 0


def test_a_refused_message_does_not_count(rates: Rates, clock: Clock) -> None:
    for _ in range(9):
        wait(rates, 1)
    clock.advance(1)
    assert wait(rates, 1) == 0


def test_limits_can_be_raised(clock: Clock) -> None:
    rates = Rates(clock, Limits(overall=1000))
    assert {wait(rates, chat) for chat in range(1000)} == {0}
    assert wait(rates, 1000) == 1


async def test_too_many_messages_are_refused(sim: Simulator, bot: PlainBot) -> None:
    sim.world.rates.limits.enforce = True
    for _ in range(5):
        await bot.result("sendMessage", chat_id=READER, text="Hello")
    answer = await bot.call("sendMessage", chat_id=READER, text="Hello")
    assert answer["description"] == "Too Many Requests: retry after 1"
    assert (answer["error_code"], answer["parameters"]) == (429, {"retry_after": 1})


async def test_edits_count_and_answers_do_not(sim: Simulator, bot: PlainBot) -> None:
    sim.world.rates.limits.enforce = True
    sent = (await bot.result("sendMessage", chat_id=READER, text="0"))["message_id"]
    for n in range(1, 5):
        pressed = sim.press(READER, sent, data="x")
        await bot.result("answerCallbackQuery", callback_query_id=pressed)
        await bot.result("editMessageText", chat_id=READER, message_id=sent, text=str(n))
    refusal = await bot.refusal("editMessageText", chat_id=READER, message_id=sent, text="5")
    assert refusal == "Too Many Requests: retry after 1"
