"""A process that dies: after step k nothing of it runs any more."""

from collections.abc import Awaitable, Callable
from typing import Any


class KilledError(BaseException):
    """No `except Exception` catches it, as none catches a kill."""


class Death:
    """Counts each call before it is made and after it was, and kills at the k-th of these."""

    def __init__(self, at: int) -> None:
        self.at = at
        self.steps = 0

    def step(self) -> None:
        self.steps += 1
        if self.steps >= self.at:
            raise KilledError

    def wrap(self, part: Any) -> Any:
        return Mortal(part, self)


class Mortal:
    def __init__(self, part: Any, death: Death) -> None:
        self._part = part
        self._death = death

    def __getattr__(self, name: str) -> Callable[..., Awaitable[Any]]:
        async def call(*args: Any) -> Any:
            self._death.step()
            result = await getattr(self._part, name)(*args)
            self._death.step()
            return result

        return call


def is_death(error: BaseException) -> bool:
    """Also in the groups in which asyncio hands on what its tasks raised."""
    if isinstance(error, BaseExceptionGroup):
        return all(is_death(inner) for inner in error.exceptions)
    return isinstance(error, KilledError)


async def killed(run: Awaitable[None]) -> bool:
    """Whether it died on the way."""
    try:
        await run
    except BaseException as error:
        if not is_death(error):
            raise
        return True
    return False
