"""An import killed at any moment has changed nothing, and what it left is swept up."""

import signal
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from tests.houses import LONG, House, eventually, killed_everywhere, told, with_tables
from tests.places import making
from tests.places.making import written

MANAGE = [sys.executable, "manage.py"]
MANY = 60_000
LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
CURRENT = "SELECT source FROM places_edition WHERE status = 'current'"
NEWEST = "SELECT count(*) FROM places_postcodeunit WHERE edition_id = (SELECT max(id) FROM places_edition)"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    var = tmp_path_factory.mktemp("killed") / "var"
    with with_tables(var) as house:
        yield house


def asked(house: House, question: str) -> list[tuple[object, ...]]:
    """Ask the house's database, from outside."""
    address = house.environment["DOORSTEP_DATABASE_URL"]
    if address.startswith("sqlite"):
        connection = sqlite3.connect(urlsplit(address).path, timeout=LONG)
        rows = connection.execute(question).fetchall()
        connection.close()
        return rows
    with psycopg.connect(address) as server:
        return server.execute(question.encode()).fetchall()


def many(path: Path) -> Path:
    """Write a file whose import takes long enough to be stopped."""
    return written(path, making.plain(map(street, range(MANY))))


def street(number: int) -> making.Row:
    """Make a postcode of its own for each number."""
    rest, last = divmod(number, 20)
    rest, first = divmod(rest, 20)
    district, sector = divmod(rest, 10)
    return (f"LS{district + 1} {sector}{LETTERS[first]}{LETTERS[last]}", 53.8 + number / 1e6, -1.5, "")


def test_killed_before_any_of_its_statements_it_leaves_the_old_postcodes_or_the_new(
    house: House, tmp_path: Path
) -> None:
    good = written(tmp_path / "good.csv", making.plain())
    new = written(tmp_path / "new.csv", making.plain([making.RYE, ("LS1 1AA", 53.8, -1.54, "")]))

    program = f"from tests.places import killing; killing.kill_everywhere({str(good)!r}, {str(new)!r})"
    runs = killed_everywhere(house, program)

    whole = {
        "good.csv": ["SE153QQ", "SE154AA", "SE155BZ", "SE155EW", "SE228HF"],
        "new.csv": ["LS11AA", "SE155BZ"],
    }
    for run in runs:
        [current] = run["before"]["current"]
        assert run["before"]["found"] == whole[current]
        assert run["after"] == {
            "current": [current],
            "editions": 1,
            "found": whole[current],
            "rows": len(whole[current]),
        }
    switched = [run["before"]["current"] == ["new.csv"] for run in runs]
    assert switched == sorted(switched)
    assert len(runs) > 20


@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGINT])
def test_stopped_in_the_middle_it_has_changed_nothing(house: House, tmp_path: Path, stop: signal.Signals) -> None:
    told(house, "places", "import", str(written(tmp_path / "good.csv", making.plain())))
    before = house.printed.stat().st_size

    stopped = house.begin([*MANAGE, "places", "import", str(many(tmp_path / "many.csv"))])
    eventually(lambda: asked(house, NEWEST) > [(5_000,)], "some rows are in")
    stopped.send_signal(stop)

    assert stopped.wait(LONG) == (130 if stop == signal.SIGINT else -stop), house.said()[before:]
    assert asked(house, CURRENT) == [("good.csv",)]
    said = house.said()[before:]
    assert said == ("CommandError: Stopped. Nothing has changed.\n" if stop == signal.SIGINT else "")
