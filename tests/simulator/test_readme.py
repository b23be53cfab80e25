"""The README tells what is there."""

from pathlib import Path

import pytest

import simulator
from simulator.faults import KINDS
from simulator.methods import METHODS
from simulator.schema import Schema
from simulator.server import Simulator

README = Path(simulator.__file__).with_name("README.md").read_text(encoding="utf-8")


async def test_every_route_is_in_the_readme(sim: Simulator) -> None:
    paths = {path.split("{")[0].rstrip("/") for path in sim.paths if path.startswith("/sim")}
    assert len(paths) > 20
    assert [path for path in sorted(paths) if path not in README] == []


def test_every_fault_is_in_the_readme() -> None:
    assert [kind for kind in KINDS if f"`{kind}`" not in README] == []


@pytest.mark.parametrize("method", METHODS)
def test_every_method_is_official(method: str) -> None:
    assert method in Schema.load().methods
