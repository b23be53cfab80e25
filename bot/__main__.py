"""python -m bot: the command line. Imports what a command needs only when it runs."""

import argparse
import asyncio
import sys
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.config import Settings

USAGE = 2
"""Exit code for what the person who started it can mend."""


def parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot", description="Jol, a Telegram bot.")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser("run", help="the bot on Telegram, all in one process")
    commands.add_parser("demo", help="an offline Telegram with a chat page, and the bot on it")
    check = commands.add_parser("check", help="prove the content sound, over every path")
    check.add_argument("--as-of", type=date.fromisoformat, metavar="DATE", help="YYYY-MM-DD")
    return parser


def main() -> int:
    given = parser().parse_args()
    if given.command == "check":
        from bot.check import check
        from bot.clock import day_of, now

        return check(given.as_of or day_of(now()))
    return _with_settings(given.command)


def _with_settings(command: str | None) -> int:
    from bot.config import SettingsError, read_settings

    try:
        settings = read_settings()
    except SettingsError as error:
        return refuse(str(error))
    begin: Callable[[Settings], int] = {"run": run, "demo": demo}.get(
        command or ("run" if settings.bot_token else "demo"), demo
    )
    return begin(settings)


def demo(settings: "Settings") -> int:
    from bot.demo import demo

    return demo(settings)


def run(settings: "Settings") -> int:
    if settings.bot_token is None:
        return refuse(
            "BOT_TOKEN is missing. Put it into .env, or start the demo: python -m bot demo"
        )
    print("Jol is starting ...", flush=True)
    from bot.app import serve
    from bot.errors import StorageError
    from bot.journal import start_journal
    from bot.telegram.polling import BadTokenError

    start_journal(settings.log_level)
    try:
        asyncio.run(serve(settings))
    except BadTokenError:
        return refuse("Telegram does not know this BOT_TOKEN. Copy it again from @BotFather.")
    except StorageError as error:
        return refuse(str(error))
    return 0


def refuse(line: str) -> int:
    print(f"jol: {line}", file=sys.stderr)
    return USAGE


if __name__ == "__main__":
    sys.exit(main())
