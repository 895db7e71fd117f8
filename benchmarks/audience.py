"""Choosing whom news is for, 39,000 of 750,000 by area, role and kind of help, and queueing it, beside bare statements.

python -m benchmarks.audience [--quick]
"""

import argparse
from collections.abc import Sequence
from contextlib import nullcontext

import config  # noqa: F401 # before anything looks for SQLite, so that the one described is the one used
from benchmarks import databases, machine

# Groups, volunteers in all of them, and those who are meant.
FULL, QUICK = (4_193, 750_000, 39_000), (60, 400, 40)

ABOUT = """A network of the whole country in which every group opened the news to its volunteers. Chosen: whom a
broadcast is for, by a circle on the map, as volunteers, by what they would do, written down by the house's own action.
Bare: one INSERT … SELECT of volunteers by group, cell and kind into a table with the same two unique columns, with the
pieces of the area given to it. Counted: the same question as the desk's page asks it before it sends. Queued: those who
were chosen told by the house's own action; bare queueing: the rows that came of it, a message, a way and an entry of
the journal each, by `executemany` into tables with a primary key."""


def main(arguments: Sequence[str] | None = None) -> int:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--quick", action="store_true", help="a toy: that it runs, not how fast it is")
    told = reader.parse_args(arguments)
    sizes = QUICK if told.quick else FULL
    print(machine.described())
    print(ABOUT)
    with databases.folder() as home, nullcontext() if told.quick else databases.postgresql(home) as server:
        for engine, database in {"SQLite": None, **({"PostgreSQL": server} if server else {})}.items():
            print(f"\n{engine}")
            environment = databases.environment(home, database and databases.made(database, "audience"))
            databases.run(environment, "benchmarks.audience_on", *map(str, sizes))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
