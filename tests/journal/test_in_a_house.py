"""The journal of a house that really runs: its worker seals, its commands see through whoever rules the database."""

import re
import sys
from pathlib import Path

import pytest

from tests.houses import LONG, House, database_for, eventually

MANAGE = [sys.executable, "manage.py"]
BY_THE_OWNER = "from tests.journal.making import tamper; tamper('{}')"


def code(house: House, *command: str) -> int:
    return house.begin([*MANAGE, *command]).wait(LONG)


@pytest.mark.parametrize("change", ["UPDATE ENTRY SET verb = thing WHERE id = 3", "DELETE FROM ENTRY WHERE id = 3"])
def test_what_the_worker_sealed_is_whole_until_somebody_lifts_the_guard(tmp_path: Path, change: str) -> None:
    with database_for(tmp_path / "var") as database:
        house = House(tmp_path / "var", database)
        told = [("migrate", "-v0"), ("migrate", "vault", "--database=keys", "-v0"), ("demo",)]
        assert [code(house, *command) for command in told] == [0, 0, 0], house.said()
        house.begin([*MANAGE, "worker"])
        eventually(lambda: "the head is now 1:" in house.said(), "the worker sealed")

        whole = code(house, "journal", "verify")
        assert code(house, "shell", "-v0", "-c", BY_THE_OWNER.format(change)) == 0, house.said()
        broken = code(house, "journal", "verify")
        said = house.said()
        house.end()

    assert (whole, broken) == (0, 1), said
    assert re.search(r"The chain is whole: seals \d+, entries ", said), said
    found = "Entry 3 is missing" if change.startswith("DELETE") else "Entry 3 was changed"
    assert f"CommandError: {found} (seal 1, of " in said


def test_the_key_is_the_installations_own_and_nobody_else_reads_it(tmp_path: Path) -> None:
    keys = []
    for name in ("one", "two"):
        with database_for(tmp_path / name / "var") as database:
            house = House(tmp_path / name / "var", database)
            (tmp_path / name).mkdir()
            assert code(house, "help") == 0, house.said()
            keys.append(house.var / "keys" / "journal")

    assert {key.stat().st_mode & 0o777 for key in keys} == {0o600}
    assert len({key.read_text() for key in keys}) == 2
    assert min(len(key.read_text()) for key in keys) > 50
