"""The finder's query, covering and ten nearest, as the directory grows, beside the same asked of raw PostGIS.

python -m benchmarks.finder [--quick]
"""

import argparse
from collections.abc import Sequence

import config  # noqa: F401 # before anything looks for SQLite, so that the one described is the one used
from benchmarks import databases, machine

ABOUT = """Milliseconds for both questions together, covering and ten nearest. PostGIS is asked as round geography
and as flat British National Grid; x is ours by theirs, and the goal is 1.5 at most. A patch is cells for us and a
circle for PostGIS, so at its edge the two may differ."""


def main(arguments: Sequence[str] | None = None) -> int:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--quick", action="store_true", help="a toy: that it runs and agrees, not how fast it is")
    quick = ["--quick"] if reader.parse_args(arguments).quick else []
    print(machine.described())
    with databases.folder() as home, databases.postgresql(home) as server:
        beside = ["--beside", server] if server and databases.has_postgis(server) else []
        print(ABOUT)
        for engine, told in {"SQLite": [], "PostgreSQL": ["--server", server] if server else None}.items():
            if told is not None:
                print(f"\n{engine}")
                here = databases.environment(home, server if told else None)
                databases.run(here, "benchmarks.finder_on", *told, *beside, *quick)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
