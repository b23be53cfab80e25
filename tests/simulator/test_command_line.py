"""python -m simulator."""

import asyncio
import socket
import sys
import time
from pathlib import Path

import aiohttp
import pytest


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def simulator(*arguments: object) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "simulator",
        *map(str, arguments),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def test_it_starts_serves_and_stops() -> None:
    port, before = free_port(), time.monotonic()
    process = await simulator("--port", port, "--token", "77:mine")
    assert process.stdout is not None
    line = await process.stdout.readline()
    assert line.decode() == f"An offline Telegram is at http://127.0.0.1:{port}\n"
    assert time.monotonic() - before < 5  # under a second alone; the machine may be busy
    assert b"token 77:mine" in await process.stdout.readline()
    url = f"http://127.0.0.1:{port}/bot77:mine/getMe"
    async with aiohttp.ClientSession() as http, http.get(url) as response:
        assert (await response.json())["result"]["id"] == 77
    process.terminate()
    assert await process.wait() == 0


async def test_a_taken_port_is_one_clear_line() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        process = await simulator("--port", port)
        _, told = await process.communicate()
    assert process.returncode == 2
    assert told.decode() == (
        f"simulator: port {port} of 127.0.0.1 is taken; choose another with --port\n"
    )


async def test_a_wrong_cast_is_one_clear_line(tmp_path: Path) -> None:
    cast = tmp_path / "cast.toml"
    cast.write_text("[[people]]\nid = 1\n", encoding="utf-8")
    process = await simulator("--port", 0, "--cast", cast)
    _, told = await process.communicate()
    assert process.returncode == 2
    assert told.decode().count("\n") == 1


@pytest.mark.parametrize("wrong", [("--token", "nonsense"), ("--host", "192.0.2.1")])
async def test_a_wrong_argument_is_one_clear_line(wrong: tuple[str, str]) -> None:
    process = await simulator("--port", 0, *wrong)
    _, told = await process.communicate()
    assert (process.returncode, told.count(b"\n")) == (2, 1)


async def test_it_imports_no_framework() -> None:
    code = "import simulator.server, sys; print('aiogram' in sys.modules, 'bot' in sys.modules)"
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, stdout=asyncio.subprocess.PIPE
    )
    printed, _ = await process.communicate()
    assert printed == b"False False\n"
