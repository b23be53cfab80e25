"""python -m bot: the command line. Imports what a command needs only when it runs."""

import argparse
import asyncio
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
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
    commands.add_parser("status", help="what is served, left out and on its way")
    check = commands.add_parser("check", help="prove the content sound, over every path")
    check.add_argument("--stale", action="store_true", help="list the facts to look at again")
    book = commands.add_parser("book", help="write the reviewer's book: every outcome, as HTML")
    book.add_argument("folder", type=Path, metavar="DIR")
    book.add_argument("--since", metavar="REV", help="what means something else since a revision")
    for command in (check, book):
        command.add_argument("--as-of", type=date.fromisoformat, metavar="DATE", help="YYYY-MM-DD")
    flow = commands.add_parser("new-flow", help="begin a flow: its file, its tests")
    flow.add_argument("id", metavar="ID")
    flow.add_argument("--code", required=True, help="two letters or digits, for its buttons")
    flow.add_argument("--title", required=True)
    return parser


def main() -> int:
    given = parser().parse_args()
    if given.command in EDITORIAL:
        return EDITORIAL[given.command](given)
    return _with_settings(given.command)


def _check(given: argparse.Namespace) -> int:
    from bot.check import check, stale
    from bot.clock import day_of, now

    day = given.as_of or day_of(now())
    return stale(day) if given.stale else check(day)


def _book(given: argparse.Namespace) -> int:
    from bot.book.command import BookError, make_book
    from bot.clock import day_of, now

    try:
        return make_book(given.folder, given.as_of or day_of(now()), given.since)
    except BookError as error:
        return refuse(str(error))


def _new_flow(given: argparse.Namespace) -> int:
    from bot.clock import day_of, now
    from bot.new_flow import NewFlowError, new_flow

    try:
        return new_flow(given.id, given.code, given.title, day_of(now()))
    except NewFlowError as error:
        return refuse(str(error))


EDITORIAL: dict[str, Callable[[argparse.Namespace], int]] = {
    "check": _check,
    "book": _book,
    "new-flow": _new_flow,
}
"""Commands for those who write and read the content; they need no settings."""


def _with_settings(command: str | None) -> int:
    from bot.config import SettingsError, read_settings

    try:
        settings = read_settings()
    except SettingsError as error:
        return refuse(str(error))
    begin: Callable[[Settings], int] = {"run": run, "demo": demo, "status": status}[
        command or ("run" if settings.bot_token else "demo")
    ]
    return begin(settings)


def status(settings: "Settings") -> int:
    from bot.errors import StorageError
    from bot.status import status

    try:
        return status(settings)
    except StorageError as error:
        return refuse(str(error))


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
