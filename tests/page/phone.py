"""The chat page as a person meets it: by roles and labels."""

from playwright.async_api import Locator, Page, expect


class Phone:
    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self._url = url
        self.complaints: list[str] = []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda line: self._heard(line.type, line.text))

    def _heard(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(text)

    async def open(self, person: int, chat: int | None = None) -> None:
        await self.page.goto(f"{self._url}/?as={person}&chat={chat or person}")
        await expect(self.page.get_by_role("main")).to_have_attribute("aria-busy", "false")

    @property
    def log(self) -> Locator:
        return self.page.get_by_role("log")

    @property
    def box(self) -> Locator:
        return self.page.get_by_role("textbox")

    def message(self, text: str) -> Locator:
        return self.log.get_by_role("article").filter(has_text=text)

    def button(self, name: str, exact: bool = True) -> Locator:
        return self.page.get_by_role("button", name=name, exact=exact)

    async def press(self, name: str) -> None:
        await self.button(name).click()

    async def type(self, text: str) -> None:
        await self.box.fill(text)
        await self.box.press("Enter")

    def person(self, name: str) -> Locator:
        return self.page.get_by_role("navigation").get_by_role("button", name=name)

    async def colour(self, selector: str, of: str = "backgroundColor") -> str:
        script = f"element => getComputedStyle(element).{of}"
        return str(await self.page.locator(selector).first.evaluate(script))

    async def too_wide(self) -> bool:
        """Whether anything stands out of the page or is cut at the side of the log."""
        sizes = "[document.documentElement, document.getElementById('log')]"
        script = f"{sizes}.some(element => element.scrollWidth > element.clientWidth)"
        return bool(await self.page.evaluate(script))
