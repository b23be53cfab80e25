"""Faults that are made to happen on purpose."""

from dataclasses import dataclass

from simulator.errors import BadGatewayError, ControlError, CutError, forbidden, too_many
from simulator.state.clock import Clock

KINDS = ("429", "403", "5xx", "slow", "cut")


@dataclass
class Fault:
    """`after`: the deed is done and only its answer is lost; a slow answer is always after."""

    kind: str
    method: str | None = None
    chat: int | None = None
    times: int = 1
    retry_after: int = 5
    seconds: float = 5.0
    after: bool = False

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ControlError(f"kind must be one of {', '.join(KINDS)}")
        self.after = self.after or self.kind == "slow"

    def meets(self, method: str, chat: object) -> bool:
        same_method = self.method is None or self.method.lower() == method.lower()
        return same_method and (self.chat is None or str(self.chat) == str(chat))

    async def strike(self, clock: Clock) -> None:
        match self.kind:
            case "429":
                raise too_many(self.retry_after)
            case "403":
                raise forbidden("bot was blocked by the user")
            case "5xx":
                raise BadGatewayError
            case "cut":
                raise CutError
        await clock.sleep(self.seconds)


class Faults:
    """First in, first out; each is used up after `times` calls that it meets."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def add(self, fault: Fault) -> None:
        self._waiting.append(fault)

    def clear(self) -> None:
        self._waiting.clear()

    def take(self, method: str, chat: object) -> Fault | None:
        """The next fault for this call; getUpdates fails only where a fault names it."""
        for fault in self._waiting:
            if method == "getUpdates" and fault.method is None:
                continue
            if fault.meets(method, chat):
                fault.times -= 1
                self._waiting = [left for left in self._waiting if left.times > 0]
                return fault
        return None
