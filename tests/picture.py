"""Make the picture of the README: python -m tests.picture OUT.png [--language ru] [--dark]."""

import argparse
import asyncio
import sys
import tempfile
from argparse import Namespace
from pathlib import Path

from aiogram import Bot
from playwright.async_api import async_playwright

from tests.browser import MISSING, find_chromium
from tests.conversation import READER_EN, READER_KK, READER_RU, town
from tests.screenshot import photograph

PEOPLE = {"en": READER_EN, "ru": READER_RU, "kk": READER_KK}


def arguments() -> Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.picture", description=__doc__)
    parser.add_argument("out", type=Path, help="the PNG to write")
    parser.add_argument("--language", choices=PEOPLE, default="en")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--width", type=int, default=1100)
    parser.add_argument("--height", type=int, default=1120)
    return parser.parse_args()


async def picture(given: Namespace, browser_path: str) -> None:
    """A reader before the second question of the fine flow, on the chat page."""
    with tempfile.TemporaryDirectory() as folder:
        async with town(Path(folder)) as here, here.bot() as app, async_playwright() as playwright:
            await name(app.bot)
            person = here.person(PEOPLE[given.language])
            await person.says("/menu")
            await person.presses(person.screen.labels[1])  # the first flow of the menu
            await person.presses(person.screen.labels[3])  # "none of these", after the safety part
            browser = await playwright.chromium.launch(
                executable_path=browser_path, args=["--no-sandbox"]
            )
            shot = Namespace(url=here.sim.url, person=person.id, chat=None, **vars(given))
            await photograph(browser, shot)
            await browser.close()


async def name(bot: Bot) -> None:
    await bot.set_my_name("Jol")


def main() -> int:
    given, path = arguments(), find_chromium()
    if path is None:
        print(MISSING, file=sys.stderr)  # noqa: T201 a program that talks to a terminal
        return 2
    asyncio.run(picture(given, path))
    return 0


if __name__ == "__main__":
    sys.exit(main())
