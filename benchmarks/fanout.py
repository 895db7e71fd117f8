"""News to a whole network: how fast it is queued and drained, beside the bare rows, and what a page notices of it.

python -m benchmarks.fanout [--quick | --large]
"""

import argparse
from collections.abc import Sequence
from contextlib import nullcontext

import config  # noqa: F401 # before anything looks for SQLite, so that the one described is the one used
from benchmarks import databases, machine

# The middle one: as many volunteers as 32 groups of London counted in their networks in 2020.
SIZES, LARGEST, QUICK_SIZES = (4_000, 39_000), 390_000, (20, 60)

ABOUT = """Queued: one `tell` to everybody, each with a telephone. Drained: by the worker, through the channel of texts,
to a provider in a process of its own on this machine; both while a house that serves shares the cores. Bare: the very
rows that came of it, inserted and updated by `executemany` into tables with a primary key, a thousand texts to a
transaction. Handed over: the same texts to the same provider, without a database. Statements are those to both
databases for one text, and what begins and ends transactions among them where the database is told by a statement."""


def main(arguments: Sequence[str] | None = None) -> int:
    reader = argparse.ArgumentParser(description=__doc__)
    size = reader.add_mutually_exclusive_group()
    size.add_argument("--quick", action="store_true", help="a toy: that it runs, not how fast it is")
    size.add_argument("--large", action="store_true", help="390,000 too")
    told = reader.parse_args(arguments)
    sizes = QUICK_SIZES if told.quick else (*SIZES, LARGEST) if told.large else SIZES
    print(machine.described())
    print(ABOUT)
    with databases.folder() as home, nullcontext() if told.quick else databases.postgresql(home) as server:
        for engine, database in {"SQLite": None, **({"PostgreSQL": server} if server else {})}.items():
            print(f"\n{engine}")
            environment = databases.environment(home, database and databases.made(database, "fanout"))
            databases.run(environment, "benchmarks.fanout_on", *map(str, sizes))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
