"""The program as whoever runs it meets it: real processes that are stopped and killed."""

import asyncio
import contextlib
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from pathlib import Path

from simulator.rates import Limits
from simulator.server import Simulator
from tests.conversation import READER_EN, TestClock, Town, until

ROOT = Path(__file__).parent.parent
START = 40.0
"""Seconds: aiogram alone takes four to import, and test machines are shared."""


@contextlib.asynccontextmanager
async def started(*arguments: str, **settings: str) -> AsyncIterator[Process]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        *arguments,
        cwd=ROOT,
        env=os.environ | settings,
        stdout=PIPE,
        stderr=PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


def settings_of(sim: Simulator, folder: Path) -> dict[str, str]:
    return {
        "BOT_TOKEN": sim.token,
        "BOT_API_URL": sim.url,
        "DATABASE_URL": f"sqlite+aiosqlite:///{folder}/jol.db",
        "DATA_KEY_FILE": f"{folder}/key/data-key",
    }


async def polled(sim: Simulator) -> None:
    await until(lambda: sim.world.updates.is_polled, START)


async def test_a_bad_token_says_so_and_exits_2(tmp_path: Path) -> None:
    async with Simulator() as sim:
        settings = settings_of(sim, tmp_path) | {"BOT_TOKEN": "1:" + "x" * 35}
        async with started("bot", "run", **settings) as process:
            _, errors = await process.communicate()
    assert process.returncode == 2
    assert (
        errors.decode().splitlines()[-1].startswith("jol: Telegram does not know this BOT_TOKEN")
    )
    assert "Traceback" not in errors.decode()


async def test_old_buttons_live_after_kill_9_and_a_new_database(tmp_path: Path) -> None:
    async with Simulator(limits=Limits(enforce=False)) as sim:
        person = Town(sim, None, TestClock()).person(READER_EN)  # type: ignore[arg-type]  # a process has the settings
        async with started("bot", "run", **settings_of(sim, tmp_path / "one")) as first:
            await polled(sim)
            await person.says("/menu")
            old = await person.presses("Fines for staying")
            first.send_signal(signal.SIGKILL)
            await first.wait()
        sim.message(READER_EN, "/menu")  # arrives while nobody is there
        async with started("bot", "run", **settings_of(sim, tmp_path / "two")) as second:
            await polled(sim)
            await person.town.idle()
            assert person.screen.text.startswith("What do you want to know?")
            await person.press_on(old, "None of these")
            assert "removal order" in person.screens[0].text
            second.send_signal(signal.SIGTERM)
            assert await asyncio.wait_for(second.wait(), 30) == 0


async def test_the_demo_serves_its_page_at_once(tmp_path: Path, unused_tcp_port: int) -> None:
    async with started("bot", "demo", HTTP_PORT=str(unused_tcp_port), BOT_TOKEN="") as process:
        assert process.stdout is not None
        lines = [(await asyncio.wait_for(process.stdout.readline(), START)).decode() for _ in "12"]
        assert f"http://127.0.0.1:{unused_tcp_port}" in lines[1]
        process.send_signal(signal.SIGINT)
        assert await asyncio.wait_for(process.wait(), 60) == 0


async def test_a_taken_port_is_said_in_one_line() -> None:
    async with Simulator() as sim:
        port = sim.url.rpartition(":")[2]
        async with started("bot", "demo", HTTP_PORT=port, BOT_TOKEN="") as process:
            out, errors = await process.communicate()
    assert process.returncode == 2
    assert "is taken" in errors.decode()
    assert "HTTP_PORT=" in out.decode()
