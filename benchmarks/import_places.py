"""What taking in lists costs beside loading the same rows raw: postcodes by the million, groups by the thousand.

python -m benchmarks.import_places [--quick]
"""

import argparse
import csv
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import config  # noqa: F401 # before anything looks for SQLite, so that the one described is the one used
from benchmarks import databases, machine, measuring
from benchmarks.listing import opened
from doorstep.places.districts import all_districts

REAL = "postcodes/gb_postcodes.csv.gz"
ADDRESS = "DOORSTEP_DATABASE_URL"
MANY_POSTCODES, MANY_GROUPS = 300_000, 4_193
QUICK_POSTCODES, QUICK_GROUPS = 600, 20
LETTERS = "ABDEFGHJLNPQRSTUWXYZ"  # what ends a postcode
UNITS = len(LETTERS) ** 2
SECTORS = 10

# Names the empty database that a contender gets: its own each, so that none pays for the pages of another.
Maker = Callable[[str], dict[str, str]]


@dataclass(frozen=True)
class Taken:
    """Seconds of a whole process from its start to its end, and the most memory that it had, in bytes."""

    seconds: float
    memory: int


def main(arguments: Sequence[str] | None = None) -> int:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--quick", action="store_true", help="a toy: that it runs, not how fast it is")
    quick = reader.parse_args(arguments).quick
    print(machine.described())
    with databases.folder() as home, databases.postgresql(home) as server:
        file, groups = postcodes(home, quick=quick), home / "groups.csv"
        generate_groups(groups, QUICK_GROUPS if quick else MANY_GROUPS)
        print("Memory is that of the process which imports; a PostgreSQL's own is not in it.")
        for engine, maker in makers(home, server).items():
            print(f"\n{engine}: {file.name} by `places import`, beside the same file raw into one bare table")
            print(beside_raw(file, maker), flush=True)
            print(f"\n{engine}: groups by `groups import`, beside the rows that came of it raw")
            databases.run(maker("groups"), "benchmarks.import_groups", str(groups), maker("beside")[ADDRESS])
    return 0


def makers(home: Path, server: str | None) -> dict[str, Maker]:
    """Return for each engine how a database is made."""

    def on(engine: str) -> Maker:
        def maker(name: str) -> dict[str, str]:
            var = home / f"{engine}-{name}"
            var.mkdir()
            at = databases.made(server, name) if server and engine != "SQLite" else f"sqlite:///{var / 'db.sqlite3'}"
            told = databases.environment(var, at)
            databases.run(told, "manage", "migrate", "--verbosity=0", "--skip-checks")
            databases.run(told, "manage", "migrate", "vault", "--database=keys", "--verbosity=0", "--skip-checks")
            return told

        return maker

    return {engine: on(engine) for engine in (["SQLite", "PostgreSQL"] if server else ["SQLite"])}


def beside_raw(file: Path, maker: Maker) -> str:
    """Import the file, and load it raw without and with an index, one after the other; return the table."""
    raw = ["benchmarks.import_raw", str(file)]
    ours = ran(maker("places"), "manage", "places", "import", str(file))
    bare, indexed = ran(maker("bare"), *raw), ran(maker("indexed"), *raw, "--index")
    count = rows_in(file)
    named = {"Doorstep": ours, "raw": bare, "raw, then an index": indexed}
    rows = [
        [name, count, taken.seconds, count / taken.seconds, taken.memory / 2**20, ours.seconds / taken.seconds]
        for name, taken in named.items()
    ]
    return measuring.table(["", "rows", "s", "rows/s", "peak MB", "ours / it"], rows)


def ran(told: Mapping[str, str], *module: str) -> Taken:
    """Run a module of ours; its memory is told by the system when it has ended."""
    began = time.perf_counter()
    running = subprocess.Popen(  # noqa: S603 # our own modules
        [sys.executable, "-m", *module], cwd=databases.ROOT, env=dict(told), stdout=subprocess.DEVNULL
    )
    _, status, used = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise SystemExit(running.returncode)
    return Taken(time.perf_counter() - began, used.ru_maxrss * 1_024)


def rows_in(file: Path) -> int:
    with opened(file) as lines:
        return sum(1 for _ in lines) - 1


def postcodes(home: Path, *, quick: bool) -> Path:
    """Name the real list, where it is told where that is; otherwise make one up."""
    if not quick and "DOORSTEP_REAL_DATA" in os.environ:
        return Path(os.environ["DOORSTEP_REAL_DATA"]) / REAL
    file = home / "made_up_postcodes.csv"
    generate_postcodes(file, QUICK_POSTCODES if quick else MANY_POSTCODES)
    return file


def generate_postcodes(file: Path, count: int) -> None:
    """Write postcodes around the districts' centres, in the columns of the real list."""
    chance = random.Random("postcodes")
    centres = _centres()
    with file.open("w", encoding="utf-8", newline="") as out:
        lines = csv.writer(out)
        lines.writerow(["postcode", "lat", "lon"])
        for at in range(count):
            # Each district is filled before the next begins, as a real list is in order.
            (district, (north, east)), within = centres[at // (SECTORS * UNITS)], at % (SECTORS * UNITS)
            unit = within % UNITS
            code = f"{district} {within // UNITS}{LETTERS[unit // len(LETTERS)]}{LETTERS[unit % len(LETTERS)]}"
            lines.writerow([code, f"{north + chance.gauss(0, 0.01):.5f}", f"{east + chance.gauss(0, 0.01):.5f}"])


def generate_groups(file: Path, count: int) -> None:
    """Write groups such as a directory hands over: a place, a radius, what they do, and how to reach them."""
    chance = random.Random("groups")
    centres = _centres()
    with file.open("w", encoding="utf-8", newline="") as out:
        lines = csv.writer(out)
        lines.writerow(["key", "name", "summary", "lat", "lng", "radius", "kinds", "phone", "website"])
        for key in range(count):
            district, (north, east) = chance.choice(centres)
            at = f"{north + chance.gauss(0, 0.01):.5f}", f"{east + chance.gauss(0, 0.01):.5f}"
            reached = f"020 7946 {key % 10_000:04}", f"https://neighbours-{key}.example/"
            name = f"Neighbours of {district} number {key}"
            lines.writerow([key, name, "Shopping, street by street.", *at, 800, "shopping, lifts", *reached])


def _centres() -> list[tuple[str, tuple[float, float]]]:
    return [(code, each.centre) for code, each in all_districts().items() if each.has_streets]


if __name__ == "__main__":
    raise SystemExit(main())
