"""The sender is killed for good, as by `kill -9`. `python -m tests.kill_table` does it after every
statement; here after every ninth."""

from pathlib import Path

import pytest

from tests.services.kills import GROUP, Scenario, Tally, kill_everywhere

READERS = 3


@pytest.fixture(params=list(Scenario), ids=lambda scenario: scenario.name.lower())
async def tally(request: pytest.FixtureRequest, empty_database: Path, tmp_path: Path) -> Tally:
    return await kill_everywhere(request.param, empty_database, tmp_path, readers=READERS, every=9)


async def test_a_kill_skips_nobody(tally: Tally) -> None:
    assert tally.killed_at >= 6
    assert tally.skipped == 0
    assert tally.most_in_doubt <= GROUP
    if tally.scenario in (Scenario.ROUTINE, Scenario.CORRECTION, Scenario.RECALL):
        assert tally.doubled == 0
    else:
        assert tally.unknown == 0
