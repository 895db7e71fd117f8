"""Whole pages under load: the finder's answer, maps and lists, beside the least that is said, and a peer sending all.

python -m benchmarks.page [--quick]
"""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import config  # noqa: F401 # before anything looks for SQLite, so that the one described is the one used
from benchmarks import asking, databases, house, machine, measuring, world
from benchmarks.asking import Asked
from doorstep.places import cells

FINDER, LEAST, PEER = "finder", "robots.txt", "all as JSON"
OTHERS = {
    "map: country": "/map/postcodes/",
    "map: region": "/map/postcodes/SE/",
    "map: district": "/map/postcodes/SE15/",
    "list: all": "/groups/all/",
    "list: letter": "/groups/letters/N/",
    "list: district": "/groups/districts/SE15/",
}
# Answers of all groups are large: above this many groups they are asked for a few times, by two clients.
LARGE = 10_000


@dataclass(frozen=True)
class Load:
    """How much is asked: at which sizes, in how many turns, and how often each page in one turn of so many seconds."""

    sizes: tuple[int, ...] = world.SIZES
    turns: int = 4
    finder: int = 400
    peer: int = 40
    peer_when_large: int = 2
    other: int = 80
    at_most: float = 15.0


QUICK = Load(sizes=(30,), turns=1, finder=16, peer=8, other=8)
CLIENTS, CLIENTS_WHEN_LARGE = 8, 2
HEADER = ["groups", "page", "answers", "clients", "a second", "p50 ms", "p99 ms", "kB", "finder / it", "its p50 / ours"]
# Of each page beside itself in the smallest directory.
GROWTH = ["a second / smallest", "kB / smallest"]


def main(arguments: Sequence[str] | None = None) -> int:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--quick", action="store_true", help="a toy: that it runs, not how fast it is")
    load = QUICK if reader.parse_args(arguments).quick else Load()
    print(machine.described())
    print(f"SQLite, two processes of eight threads, {CLIENTS} clients; those share the cores with the house they ask.")
    smallest: dict[str, Asked] = {}
    for size in load.sizes:
        with databases.folder() as var:
            found = at_size(size, var, load)
        smallest = smallest or found
        print(f"\n{measuring.table(HEADER + GROWTH, rows_of(size, found, smallest))}", flush=True)
    return 0


def at_size(size: int, var: Path, load: Load) -> dict[str, Asked]:
    """Fill a house with so many groups and ask it for each page in turns, there and back again."""
    databases.run(databases.environment(var), "benchmarks.page_world", str(size))
    found = {page: Asked() for page in (FINDER, LEAST, PEER, *OTHERS)}
    with house.opened(var, DJANGO_SETTINGS_MODULE="benchmarks.peer_settings") as port:
        for turn in range(load.turns + 1):
            for page in list(found) if turn % 2 else reversed(found):
                asked = asking.ask(
                    port, paths(page, size, turn, load), clients=clients(page, size), at_most=load.at_most
                )
                # The first turn only warms the caches.
                if turn:
                    found[page].add(asked)
    return found


def clients(page: str, size: int) -> int:
    return CLIENTS_WHEN_LARGE if page == PEER and size > LARGE else CLIENTS


def paths(page: str, size: int, turn: int, load: Load) -> list[str]:
    """Name what is asked in one turn: the finder for other doorsteps each time."""
    if page == PEER:
        return ["/everything.json"] * (load.peer_when_large if size > LARGE else load.peer)
    if page == LEAST:
        return ["/robots.txt"] * load.finder
    if page in OTHERS:
        return [OTHERS[page]] * load.other
    return [f"/near/{cells.as_text(cell)}/" for cell in world.doorsteps(load.finder, f"{size} {turn}")]


def rows_of(size: int, found: Mapping[str, Asked], smallest: Mapping[str, Asked]) -> list[list[object]]:
    ours = found[FINDER]
    return [
        [
            size,
            page,
            len(asked.times.seconds),
            clients(page, size),
            asked.a_second,
            asked.times.p50,
            asked.times.p99,
            asked.kilobytes,
            ours.a_second / asked.a_second,
            asked.times.p50 / ours.times.p50,
            asked.a_second / smallest[page].a_second,
            asked.kilobytes / smallest[page].kilobytes,
        ]
        for page, asked in found.items()
    ]


if __name__ == "__main__":
    raise SystemExit(main())
