import asyncio
import logging

import pytest

from bot.scheduler import Ticks


async def test_a_tick_runs_again_and_again() -> None:
    runs: asyncio.Queue[str] = asyncio.Queue()
    ticks = Ticks()
    ticks.every(0.01, "send", lambda: runs.put("send"))

    ticks.start()
    async with asyncio.timeout(5):
        await runs.get()
        await runs.get()
    await ticks.stop(grace=1)


async def test_stopping_waits_for_a_running_tick() -> None:
    begun, may_end, ended = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def slow() -> None:
        begun.set()
        await may_end.wait()
        ended.set()

    ticks = Ticks()
    ticks.every(0.01, "slow", slow)
    ticks.start()
    await begun.wait()
    asyncio.get_running_loop().call_later(0.02, may_end.set)
    await ticks.stop(grace=5)

    assert ended.is_set()


async def test_nothing_begins_while_stopping() -> None:
    begun, may_end = asyncio.Event(), asyncio.Event()
    late: list[str] = []

    async def slow() -> None:
        begun.set()
        await may_end.wait()

    async def other() -> None:
        if begun.is_set():
            late.append("other")

    ticks = Ticks()
    ticks.every(0.02, "slow", slow)
    ticks.every(0.05, "other", other)
    ticks.start()
    await begun.wait()
    asyncio.get_running_loop().call_later(0.1, may_end.set)
    await ticks.stop(grace=5)

    assert late == []


async def test_a_tick_that_never_ends_is_cancelled_after_the_grace() -> None:
    begun, cancelled = asyncio.Event(), asyncio.Event()

    async def endless() -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            cancelled.set()

    ticks = Ticks()
    ticks.every(0.01, "endless", endless)
    ticks.start()
    await begun.wait()
    await ticks.stop(grace=0.01)

    assert cancelled.is_set()


async def test_a_failing_tick_tells_no_data_and_goes_on(
    caplog: pytest.LogCaptureFixture,
) -> None:
    runs: asyncio.Queue[int] = asyncio.Queue()

    async def failing() -> None:
        await runs.put(1)
        raise ValueError("chat 1001")

    ticks = Ticks()
    ticks.every(0.01, "failing", failing)
    ticks.start()
    async with asyncio.timeout(5):
        await runs.get()
        await runs.get()
    await ticks.stop(grace=1)

    assert "tick failing failed: ValueError at test_scheduler.py" in caplog.text
    assert "1001" not in caplog.text


async def test_a_slow_tick_is_never_run_twice_at_once() -> None:
    at_once = most = 0
    third = asyncio.Event()

    async def slow() -> None:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        await asyncio.sleep(0.03)
        at_once -= 1

    ticks = Ticks()
    ticks.every(0.01, "slow", slow)
    ticks.start()
    asyncio.get_running_loop().call_later(0.15, third.set)
    await third.wait()
    await ticks.stop(grace=1)

    assert most == 1


async def test_stopping_before_starting_is_nothing() -> None:
    await Ticks().stop(grace=1)


async def test_an_overlong_tick_is_not_worth_a_line(caplog: pytest.LogCaptureFixture) -> None:
    ticks = Ticks()
    ticks.every(0.01, "slow", lambda: asyncio.sleep(0.05))
    caplog.set_level(logging.INFO)
    ticks.start()
    await asyncio.sleep(0.1)
    await ticks.stop(grace=1)

    assert caplog.messages == []
