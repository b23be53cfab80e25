"""One request of a bot: method, parameters and files."""

from dataclasses import dataclass, field
from typing import Any

from simulator.shapes import JSON


@dataclass(frozen=True)
class Upload:
    name: str
    content: bytes


@dataclass
class Call:
    method: str
    params: JSON
    files: dict[str, Upload] = field(default_factory=dict)
    breaches: list[str] = field(default_factory=list)

    def get(self, name: str, default: Any = None) -> Any:
        return self.params.get(name, default)
