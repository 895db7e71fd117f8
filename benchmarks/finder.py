"""The finder's query, covering and ten nearest, as the directory grows, beside the same asked of raw PostGIS.

python -m benchmarks.finder [--quick]
"""

import argparse
from collections.abc import Sequence

from benchmarks import databases, machine


def main(arguments: Sequence[str] | None = None) -> int:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--quick", action="store_true", help="a toy: that it runs and agrees, not how fast it is")
    quick = ["--quick"] if reader.parse_args(arguments).quick else []
    print(machine.described())
    with databases.folder() as home, databases.postgresql(home) as server:
        beside = ["--beside", server] if server and databases.has_postgis(server) else []
        print("Milliseconds; PostGIS as round geography and as flat British National Grid; x is ours by theirs.")
        for engine, told in {"SQLite": [], "PostgreSQL": ["--server", server] if server else None}.items():
            if told is not None:
                print(f"\n{engine}")
                here = databases.environment(home, server if told else None)
                databases.run(here, "benchmarks.finder_on", *told, *beside, *quick)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
