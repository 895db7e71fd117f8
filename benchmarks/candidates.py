"""The nearest thirty who would do a task, as a group grows, beside the same asked of raw PostGIS.

python -m benchmarks.candidates [--quick | --large]
"""

import argparse
from collections.abc import Sequence

import config  # noqa: F401 # before anything looks for SQLite, so that the one described is the one used
from benchmarks import databases, machine

ABOUT = """Milliseconds for finding the nearest thirty who are willing. PostGIS is asked as round geography, prepared
over a bare connection, with the same filter; x is ours by theirs. "whole" is how long it takes until they are ranked:
how they stand, who helped before, who is kept apart, and whom to ask first."""


def main(arguments: Sequence[str] | None = None) -> int:
    reader = argparse.ArgumentParser(description=__doc__)
    size = reader.add_mutually_exclusive_group()
    size.add_argument("--quick", action="store_true", help="a toy: that it runs and agrees, not how fast it is")
    size.add_argument("--large", action="store_true", help="a million too, which takes half an hour to write down")
    told = reader.parse_args(arguments)
    scale = [f"--{name}" for name in ("quick", "large") if getattr(told, name)]
    print(machine.described())
    with databases.folder() as home, databases.postgresql(home) as server:
        beside = ["--beside", server] if server and databases.has_postgis(server) else []
        print(ABOUT)
        for engine, here in {"SQLite": [], "PostgreSQL": ["--server", server] if server else None}.items():
            if here is not None:
                print(f"\n{engine}")
                environment = databases.environment(home, server if here else None)
                databases.run(environment, "benchmarks.candidates_on", *here, *beside, *scale)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
