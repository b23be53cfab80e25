"""A simulator whose clock stands still, and a bot that is a plain HTTP client."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from simulator.rates import Limits
from simulator.server import Simulator
from simulator.state.clock import Clock

NOON = 1_790_000_000.0
READER, OTHER, MODERATOR = 1001, 1002, 1011
GROUP, CHANNEL = -2001, -2002


class PlainBot:
    def __init__(self, sim: Simulator, http: aiohttp.ClientSession) -> None:
        self.sim, self.http = sim, http

    async def send(self, method: str, **request: Any) -> Any:
        """The whole answer of the Bot API to a request of aiohttp's arguments."""
        url = f"{self.sim.url}/bot{self.sim.token}/{method}"
        async with self.http.post(url, **request) as response:
            return await response.json()

    async def call(self, method: str, **params: Any) -> Any:
        return await self.send(method, json=params)

    async def result(self, method: str, **params: Any) -> Any:
        answer = await self.call(method, **params)
        assert answer["ok"], answer
        return answer["result"]

    async def refusal(self, method: str, **params: Any) -> str:
        answer = await self.call(method, **params)
        assert not answer["ok"], answer
        return str(answer["description"])


@pytest.fixture
async def sim() -> AsyncIterator[Simulator]:
    limits = Limits(enforce=False)
    clock = Clock(frozen_at=NOON)
    async with Simulator(clock=clock, limits=limits, strict=False) as simulator:
        simulator.message(READER, "/start")
        yield simulator


@pytest.fixture
async def bot(sim: Simulator) -> AsyncIterator[PlainBot]:
    async with aiohttp.ClientSession() as http:
        yield PlainBot(sim, http)


def button(text: str = "Yes", **action: Any) -> dict[str, Any]:
    action = action or {"callback_data": "yes"}
    return {"inline_keyboard": [[{"text": text, **action}]]}
