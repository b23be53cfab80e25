"""The command line, as somebody at a terminal meets it."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import USAGE, parser
from bot.config import environment_with

ROOT = Path(__file__).parent.parent


def python(folder: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Runs Python in an empty folder with the bot at hand."""
    empty = {"BOT_TOKEN": "", "PYTHONPATH": str(ROOT)}
    return subprocess.run(  # noqa: S603  # our own program
        [sys.executable, *arguments],
        cwd=folder,
        env=environment_with(**(empty | settings)),
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def test_help_names_the_commands_and_does_not_wait_for_aiogram(tmp_path: Path) -> None:
    ran = python(tmp_path, "-X", "importtime", "-m", "bot", "--help")
    assert ran.returncode == 0
    assert all(command in ran.stdout for command in ("run", "demo", "check"))
    assert not {"aiogram", "sqlalchemy", "pydantic"} & set(ran.stderr.replace("|", " ").split())


def test_a_bad_setting_stops_the_start_with_one_line(tmp_path: Path) -> None:
    ran = python(tmp_path, "-X", "importtime", "-m", "bot", "run", HTTP_PORT="many")
    said = [line for line in ran.stderr.splitlines() if not line.startswith("import time:")]
    assert ran.returncode == USAGE
    assert len(said) == 1
    assert said[0].startswith("jol: HTTP_PORT: input should be a valid integer")
    assert "aiogram" not in ran.stderr.replace("|", " ").split()


def test_run_without_a_token_says_what_to_do(tmp_path: Path) -> None:
    ran = python(tmp_path, "-m", "bot", "run")
    assert ran.returncode == USAGE
    assert ran.stderr == (
        "jol: BOT_TOKEN is missing. Put it into .env, or start the demo: python -m bot demo\n"
    )


@pytest.mark.parametrize(
    "arguments", [["fly"], ["check", "--as-of", "tomorrow"], ["check", "--as-of", "2026-02-30"]]
)
def test_what_is_no_command_is_refused(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        parser().parse_args(arguments)
    assert stop.value.code == USAGE
    assert "python -m bot" in capsys.readouterr().err


def test_check_takes_a_day() -> None:
    assert str(parser().parse_args(["check", "--as-of", "2027-01-31"]).as_of) == "2027-01-31"
