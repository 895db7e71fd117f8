"""Sealing that is killed at any moment leaves a chain that goes on."""

import json
import sys
from pathlib import Path

from tests.houses import LONG, House, database_for
from tests.journal.killing import ENTRIES


def test_killed_before_any_of_its_statements_it_leaves_a_chain_that_goes_on(tmp_path: Path) -> None:
    with database_for(tmp_path / "var") as database:
        house = House(tmp_path / "var", database)
        program = "from tests.journal import killing; killing.kill_everywhere()"
        told(house, "migrate", "-v0")
        runs = [json.loads(line) for line in told(house, "shell", "-v0", "-c", program)]
        house.end()

    assert [run["killed"] for run in runs] == [True] * (len(runs) - 1) + [False]
    assert len(runs) > 12
    total = 0
    for run in runs:
        sealed_before, total = total, total + ENTRIES
        assert run["before"]["whole"]
        assert run["before"]["sealed"] + run["before"]["unsealed"] == total
        assert run["before"]["sealed"] - sealed_before in {0, 3, 6, 9, 10}
        assert run["after"] == {"whole": True, "sealed": total, "unsealed": 0}
    assert len({run["before"]["unsealed"] for run in runs}) == 5


def told(house: House, *command: str) -> list[str]:
    """Run a command to its end; return what it printed, without what it logged."""
    before = house.printed.stat().st_size if house.printed.exists() else 0
    assert house.begin([sys.executable, "manage.py", *command]).wait(LONG) == 0, house.said()
    return [line for line in house.said()[before:].splitlines() if " INFO " not in line]
