"""Photograph a running chat page: python -m tests.screenshot URL OUT.png [--as ID] [--dark]."""

import argparse
import asyncio
import sys
from pathlib import Path

from playwright.async_api import Browser, async_playwright, expect

from tests.browser import MISSING, find_chromium


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.screenshot", description=__doc__)
    parser.add_argument("url", help="where the simulator or the demo runs")
    parser.add_argument("out", type=Path, help="the PNG to write")
    parser.add_argument("--as", dest="person", type=int, help="whose phone to look at")
    parser.add_argument("--chat", type=int, help="a group or channel that the person is in")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--width", type=int, default=1280)
    parser.add_argument("--height", type=int, default=800)
    return parser.parse_args()


async def photograph(browser: Browser, given: argparse.Namespace) -> None:
    page = await browser.new_page(
        viewport={"width": given.width, "height": given.height},
        color_scheme="dark" if given.dark else "light",
        reduced_motion="reduce",
    )
    wanted = {"as": given.person, "chat": given.chat or given.person}
    query = "&".join(f"{name}={value}" for name, value in wanted.items() if value is not None)
    await page.goto(f"{given.url.rstrip('/')}/?{query}")
    await expect(page.get_by_role("main")).to_have_attribute("aria-busy", "false")
    await page.screenshot(path=given.out)


async def run(given: argparse.Namespace) -> int:
    path = find_chromium()
    if path is None:
        print(MISSING, file=sys.stderr)  # noqa: T201 a program that talks to a terminal
        return 2
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        await photograph(browser, given)
        await browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(asyncio.run(run(arguments())))
