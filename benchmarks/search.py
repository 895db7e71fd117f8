"""Finding texts by what they say, spelling, filters, snippets and all, beside the raw full text query of the database.

python -m benchmarks.search [--quick]
"""

import argparse
from collections.abc import Sequence
from contextlib import nullcontext

import config  # noqa: F401 # before anything looks for SQLite, so that the one described is the one used
from benchmarks import databases, machine

ABOUT = """Milliseconds for the ten best of made-up texts, three words asked, every fifth time one of them misspelt.
Ours: what the page asks, words understood, texts ranked, read, and shown with what was found marked. Raw: the very
question that came of it, asked over a bare connection for the keys of ten texts: FTS5 MATCH ordered by bm25, tsquery
ordered by ts_rank_cd. x is ours by raw."""


def main(arguments: Sequence[str] | None = None) -> int:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--quick", action="store_true", help="a toy: that it runs, not how fast it is")
    told = reader.parse_args(arguments)
    quick = ["--quick"] if told.quick else []
    print(machine.described())
    print(ABOUT)
    with databases.folder() as home, nullcontext() if told.quick else databases.postgresql(home) as server:
        for engine, database in {"SQLite": None, **({"PostgreSQL": server} if server else {})}.items():
            print(f"\n{engine}")
            environment = databases.environment(home, database and databases.made(database, "search"))
            databases.run(environment, "benchmarks.search_on", *quick)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
