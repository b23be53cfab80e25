"""The demo: an offline Telegram with its chat page, and the bot beside it. Nothing leaves the
machine, and everything is forgotten at the end."""

import json
import signal
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path
from types import FrameType
from typing import Any

from bot.config import Settings, environment_with

TOKEN = "1:the-demo-has-no-secrets-to-keep-000000"  # noqa: S105  # the offline Telegram's
GRACE = 25
"""Seconds that the bot has for its drain."""


def demo(settings: Settings) -> int:
    """Runs until it is interrupted; the exit code."""
    print("Jol demo: an offline Telegram and the bot, on this machine only.", flush=True)
    signal.signal(signal.SIGTERM, _interrupt)
    host, port = settings.http_host, str(settings.http_port)
    telegram = _start(
        "-m", "simulator", "--host", host, "--port", port, "--token", TOKEN, stdout=subprocess.PIPE
    )
    try:
        url = _address(telegram)
        if url is None:
            free = settings.http_port + 1
            print(f"For another port, for example: HTTP_PORT={free} make run", flush=True)
            return 2
        _ask(f"{url}/bot{TOKEN}/setMyName?name=Jol")
        print(
            f"Open {url} in a browser. The bot answers in a few seconds. Stop: Ctrl+C", flush=True
        )
        with tempfile.TemporaryDirectory(prefix="jol-demo-") as folder:
            return _run_bot(url, Path(folder))
    except KeyboardInterrupt:
        return 0
    finally:
        _stop(telegram)


def _run_bot(url: str, folder: Path) -> int:
    bot = _start(
        "-m",
        "bot",
        "run",
        env=environment_with(
            BOT_TOKEN=TOKEN,
            BOT_API_URL=url,
            OWNER_IDS=",".join(map(str, _moderators(url))),
            DATABASE_URL=f"sqlite+aiosqlite:///{folder}/demo.db",
            DATA_KEY_FILE=str(folder / "key" / "data-key"),
        ),
    )
    try:
        return bot.wait()
    finally:
        _stop(bot)


def _start(*arguments: str, **options: object) -> subprocess.Popen[str]:
    command = [sys.executable, *arguments]
    return subprocess.Popen(command, text=True, **options)  # type: ignore[call-overload, no-any-return]  # noqa: S603  # our own modules


def _address(telegram: subprocess.Popen[str]) -> str | None:
    """The address that the offline Telegram prints in its first line, None if it ended."""
    line = telegram.stdout.readline() if telegram.stdout else ""
    return line.split()[-1] if line else None


def _ask(address: str) -> Any:
    with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310  # loopback
        return json.load(answer)


def _moderators(url: str) -> list[int]:
    people = _ask(f"{url}/sim/people")["people"]
    return [one["id"] for one in people if one.get("role") == "moderator"]


def _stop(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.wait(GRACE)
    except subprocess.TimeoutExpired:
        process.kill()


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
