"""Kill the sender after every statement and request: python -m tests.kill_table [--readers N]."""

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path

from bot.db.migrate import migrate
from tests.services.kills import GROUP, Scenario, Tally, kill_everywhere

HEADER = f"{'':18}{'killed at':>10}{'arrived':>9}{'skipped':>9}{'doubled':>9}{'unknown':>9}"


def row(tally: Tally) -> str:
    numbers = (tally.deliveries, tally.skipped, tally.doubled, tally.unknown)
    shown = "".join(f"{number:>9}" for number in numbers)
    doubt = f"   at most {tally.most_in_doubt} in doubt after one kill"
    return f"{tally.scenario:18}{tally.killed_at:>10}{shown}{doubt}"


async def table(readers: int) -> int:
    """Prints it; 1 if anybody was skipped, or more than a group was in doubt."""
    wrong = 0
    print(f"{readers} readers in groups of {GROUP}; one kill in each run, then a new process")
    print(HEADER)
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.db"
        await migrate(f"sqlite+aiosqlite:///{empty}")
        for scenario in Scenario:
            place = Path(folder) / scenario.name
            place.mkdir()
            tally = await kill_everywhere(scenario, empty, place, readers=readers)
            print(row(tally), flush=True)
            wrong += tally.skipped + (tally.most_in_doubt > GROUP)
    return 1 if wrong else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.kill_table", description=__doc__)
    parser.add_argument("--readers", type=int, default=5)
    sys.exit(asyncio.run(table(parser.parse_args().readers)))
