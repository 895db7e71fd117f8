"""Keys are rotated in a house that really runs, while other processes seal and open and hear of the new key."""

import re
import sys
from pathlib import Path

from tests.houses import LONG, House, database_for, eventually

MANAGE = [sys.executable, "manage.py"]


def done(house: House, *command: str) -> None:
    assert house.begin([*MANAGE, *command]).wait(LONG) == 0, house.said()


def test_while_a_new_key_is_made_and_the_old_one_retired_others_seal_and_open(tmp_path: Path) -> None:
    stop = tmp_path / "stop"
    with database_for(tmp_path / "var") as database:
        house = House(tmp_path / "var", database)
        done(house, "migrate", "-v0")
        done(house, "migrate", "vault", "--database=keys", "-v0")
        program = "from tests.vault.living import live; live({}, {!r})"
        living = [
            house.begin([*MANAGE, "shell", "-v0", "-c", program.format(number, str(stop))]) for number in range(2)
        ]
        eventually(lambda: house.said().count("BEGUN") == len(living), "both live")

        done(house, "vault", "rotate")
        first = re.findall(r"To let go of it: manage\.py vault retire (\w+)", house.said())[0]
        # Also whoever was being wrapped with the old key as the new one came.
        done(house, "vault", "rotate")
        done(house, "vault", "retire", first)
        stop.touch()
        assert [each.wait(LONG) for each in living] == [0, 0], house.said()
        done(house, "vault", "rotate")
        done(house, "shell", "-v0", "-c", "from tests.vault.living import look; look()")
        said = house.said()
        house.end()

    came = [int(count) for count in re.findall(r"LIVED \d (\d+)", said)]
    assert len(came) == len(living)
    assert f"NEWEST {sum(came)} OTHERS 0 WRONG 0" in said
