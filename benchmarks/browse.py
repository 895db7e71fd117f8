"""The list that is narrowed down, and its numbers, as the directory grows.

python -m benchmarks.browse [--quick]
"""

import argparse
from collections.abc import Sequence

import config  # noqa: F401 # before anything looks for SQLite, so that the one described is the one used
from benchmarks import asking, databases, house, machine, measuring, world

PAGES = {
    "all": "/groups/all/",
    "a kind of help": "/groups/all/?help=shopping",
    "help and language": "/groups/all/?help=shopping&language=bn",
    "freshest first": "/groups/all/?sort=fresh",
    "a district": "/groups/all/?district=SE15",
    "A to Z, for scale": "/groups/letters/N/",
}
TIMES, QUICK_TIMES = 40, 4
QUICK_SIZES = (30,)
HEADER = ["groups", "page", "first ms", "p50 ms", "kB", "p50 / smallest"]

ABOUT = """The first answer counts everything; for more than 2,000 groups each of the two processes then remembers the
numbers for a minute. kB are compressed bodies. SQLite, one client."""


def main(arguments: Sequence[str] | None = None) -> int:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--quick", action="store_true", help="a toy: that it runs, not how fast it is")
    quick = reader.parse_args(arguments).quick
    print(machine.described())
    print(ABOUT)
    smallest: dict[str, float] = {}
    for size in QUICK_SIZES if quick else world.SIZES:
        found = measured(size, QUICK_TIMES if quick else TIMES)
        rows = [[size, name, *row, row[1] / smallest.setdefault(name, row[1])] for name, row in found.items()]
        print(f"\n{measuring.table(HEADER, rows)}", flush=True)
    return 0


def measured(size: int, times: int) -> dict[str, list[float]]:
    """Fill a house with so many groups, and ask for each page."""
    with databases.folder() as var:
        databases.run(databases.environment(var), "benchmarks.page_world", str(size))
        with house.opened(var) as port:
            asking.ask(port, ["/about/"] * 20, clients=4, at_most=60.0)
            return {name: _asked(port, path, times) for name, path in PAGES.items()}


def _asked(port: int, path: str, times: int) -> list[float]:
    first = asking.ask(port, [path], clients=1, at_most=60.0)
    more = asking.ask(port, [path] * times, clients=1, at_most=60.0)
    return [first.times.p50, more.times.p50, more.kilobytes]


if __name__ == "__main__":
    raise SystemExit(main())
