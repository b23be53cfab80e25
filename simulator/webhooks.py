"""Delivery of updates to a webhook, as Telegram does it.

Updates of one queue go one after another, queues go side by side. A failure is tried again at
once, then after 2, 4, 8… seconds up to 60, or after the Retry-After of the answer.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass

import aiohttp

from simulator.shapes import JSON
from simulator.state.clock import Clock
from simulator.updates import Update, Updates

TIMEOUT = 60  # seconds
LONGEST_PAUSE = 60  # seconds
GIVE_UP_AFTER = 23 * 60 * 60  # seconds of nothing but 410
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 the name of a header


@dataclass
class Webhook:
    url: str = ""
    secret: str = ""
    max_connections: int = 40
    last_error: tuple[int, str] | None = None
    gone_since: float | None = None

    def set(self, url: str, secret: str, max_connections: int) -> None:
        self.url, self.secret, self.max_connections = url, secret, max_connections
        self.last_error = self.gone_since = None

    def info(self) -> JSON:
        shown: JSON = {"url": self.url, "has_custom_certificate": False}
        if self.url:
            shown |= {"max_connections": self.max_connections, "ip_address": "127.0.0.1"}
        if self.last_error:
            date, message = self.last_error
            shown |= {"last_error_date": date, "last_error_message": message}
        return shown


class Postman:
    """Carries what waits in `updates` to the webhook; `reply` runs a method from an answer."""

    def __init__(
        self,
        webhook: Webhook,
        updates: Updates,
        clock: Clock,
        reply: Callable[[JSON], Awaitable[None]],
    ) -> None:
        self._webhook, self._updates, self._clock = webhook, updates, clock
        self._reply = reply
        self._busy: dict[int, asyncio.Task[None]] = {}

    async def run(self) -> None:
        timeout = aiohttp.ClientTimeout(total=TIMEOUT)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            try:
                while True:
                    arrival = self._updates.arrival()
                    self._start_due(session)
                    await arrival
            finally:
                await _cancel(list(self._busy.values()))

    def _start_due(self, session: aiohttp.ClientSession) -> None:
        if not self._webhook.url:
            return
        for update in self._updates.living():
            if len(self._busy) >= self._webhook.max_connections:
                break
            if update.queue not in self._busy:
                task = asyncio.create_task(self._carry(session, update))
                self._busy[update.queue] = task

    async def _carry(self, session: aiohttp.ClientSession, update: Update) -> None:
        url, failures = self._webhook.url, 0
        try:
            while self._webhook.url == url and self._updates.waits(update):
                pause = await self._post(session, update)
                if pause is None:
                    self._updates.drop(update)
                    break
                failures += 1
                backoff = min(2 ** (failures - 1), LONGEST_PAUSE) if failures > 1 else 0
                await self._clock.sleep(max(pause, backoff))
        finally:
            self._busy.pop(update.queue, None)
            self._updates.nudge()

    async def _post(self, session: aiohttp.ClientSession, update: Update) -> float | None:
        """None when it was taken, else how long the other side asks to wait."""
        secret = self._webhook.secret
        try:
            async with session.post(
                self._webhook.url,
                json=update.shown(),
                headers={SECRET_HEADER: secret} if secret else {},
                allow_redirects=False,
                ssl=False,
            ) as response:
                if response.ok and response.status < 300:
                    self._webhook.gone_since = None
                    await self._answered(response)
                    return None
                self._failed(f"Wrong response from the webhook: {response.status}")
                self._note_gone(response.status)
                return _retry_after(response)
        except TimeoutError:
            self._failed("Read timeout expired")
        except aiohttp.ClientError:
            self._failed("Connection refused")
        return 0

    def _failed(self, message: str) -> None:
        self._webhook.last_error = (int(self._clock.now()), message)

    def _note_gone(self, status: int) -> None:
        if status != 410:
            self._webhook.gone_since = None
            return
        since = self._webhook.gone_since or self._clock.now()
        self._webhook.gone_since = since
        if self._clock.now() - since > GIVE_UP_AFTER:
            self._webhook.set("", "", 40)

    async def _answered(self, response: aiohttp.ClientResponse) -> None:
        """An answer may carry one method; its result is never told."""
        with suppress(ValueError, aiohttp.ClientError):
            body = await response.json(content_type=None)
            if isinstance(body, dict) and "method" in body:
                await self._reply(body)


def _retry_after(response: aiohttp.ClientResponse) -> float:
    given = response.headers.get("Retry-After", "")
    return min(int(given), 3600) if given.isdecimal() else 0


async def _cancel(tasks: list[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
