"""Somebody who reads the book in a browser."""

from pathlib import Path

from playwright.async_api import ConsoleMessage, Error, Locator, Page, Request


class Reading:
    def __init__(self, page: Page, folder: Path) -> None:
        self.page, self.folder = page, folder
        self.complaints: list[str] = []
        self.fetched: list[str] = []
        page.on("pageerror", self._failed)
        page.on("console", self._told)
        page.on("request", self._asked)

    def _failed(self, error: Error) -> None:
        self.complaints.append(str(error))

    def _told(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def _asked(self, request: Request) -> None:
        self.fetched.append(request.url)

    async def open(self, path: str = "index.html") -> None:
        await self.page.goto(f"{self.folder.as_uri()}/{path}")

    async def press(self, key: str, times: int = 1) -> None:
        for _ in range(times):
            await self.page.keyboard.press(key)

    async def scale(self) -> float:
        return float(await self.page.locator(".diagram").get_attribute("data-scale") or 0)

    def node(self, id: str) -> Locator:
        return self.page.locator(f".node[data-node={id}]")

    async def left(self, id: str) -> float:
        box = await self.node(id).bounding_box()
        assert box is not None
        return box["x"]

    async def colour(self, of: str = "body") -> str:
        script = "node => getComputedStyle(node).backgroundColor"
        return str(await self.page.locator(of).first.evaluate(script))
