"""The desk of a group as more and more is asked of it: how long its pages take, what they ask of the database.

python -m benchmarks.desk [--quick]
"""

import argparse
from collections.abc import Sequence
from contextlib import nullcontext

import config  # noqa: F401 # before anything looks for SQLite, so that the one described is the one used
from benchmarks import databases, machine

SIZES, QUICK_SIZES = (100, 1_000, 10_000), (5, 40)

ABOUT = """One group each with so many open requests, in one database; asked in turns, in the process that measures, by
whoever looks after a sixth of them, through everything a request goes through. Least: robots.txt, asked the same way.
kB are of bodies as they are, before anything compresses them."""


def main(arguments: Sequence[str] | None = None) -> int:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--quick", action="store_true", help="a toy: that it runs, not how fast it is")
    quick = reader.parse_args(arguments).quick
    print(machine.described())
    print(ABOUT)
    with databases.folder() as home, nullcontext() if quick else databases.postgresql(home) as server:
        for engine, database in {"SQLite": None, **({"PostgreSQL": server} if server else {})}.items():
            print(f"\n{engine}")
            told = databases.environment(home, database and databases.made(database, "desk"))
            databases.run(told, "benchmarks.desk_on", *map(str, QUICK_SIZES if quick else SIZES))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
