"""The journal's chain: how fast it is sealed and walked along, beside a bare SHA-256 over the same bytes.

python -m benchmarks.journal [--quick]
"""

import argparse
from collections.abc import Sequence

import config  # noqa: F401 # before anything looks for SQLite, so that the one described is the one used
from benchmarks import databases, machine

ENTRIES, QUICK = 100_000, 500

ABOUT = """Bare: one SHA-256 over the bytes of all entries, already in memory. Sealing and verifying read entries from
the database, write them as their bytes and mark them; sealing also stores the seals. In turns, the middle of three."""


def main(arguments: Sequence[str] | None = None) -> int:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--quick", action="store_true", help="a toy: that it runs, not how fast it is")
    entries = QUICK if reader.parse_args(arguments).quick else ENTRIES
    print(machine.described())
    print(ABOUT)
    with databases.folder() as home, databases.postgresql(home) as server:
        for engine, database in {"SQLite": None, **({"PostgreSQL": server} if server else {})}.items():
            print(f"\n{engine}")
            databases.run(databases.environment(home, database), "benchmarks.journal_on", str(entries))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
