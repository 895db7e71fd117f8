"""Sealing that is killed at any moment leaves a chain that goes on."""

from pathlib import Path

from tests.houses import killed_everywhere, with_tables
from tests.journal.killing import ENTRIES


def test_killed_before_any_of_its_statements_it_leaves_a_chain_that_goes_on(tmp_path: Path) -> None:
    with with_tables(tmp_path / "var") as house:
        runs = killed_everywhere(house, "from tests.journal import killing; killing.kill_everywhere()")

    assert len(runs) > 12
    total = 0
    for run in runs:
        sealed_before, total = total, total + ENTRIES
        assert run["before"]["whole"]
        assert run["before"]["sealed"] + run["before"]["unsealed"] == total
        assert run["before"]["sealed"] - sealed_before in {0, 3, 6, 9, 10}
        assert run["after"] == {"whole": True, "sealed": total, "unsealed": 0}
    assert len({run["before"]["unsealed"] for run in runs}) == 5
