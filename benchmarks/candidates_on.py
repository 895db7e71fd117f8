"""Finding who could do a task on one database, in groups of each size, in turns with PostGIS; a process of its own."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.utils import timezone

import benchmarks.ready  # noqa: F401 # Django must be set up before a module that names a model
from benchmarks import candidates_world, databases, measuring
from benchmarks.candidates_planting import plant
from benchmarks.candidates_postgis import PostGIS
from benchmarks.measuring import Times
from doorstep.aid.matching.fitting import Wanted
from doorstep.aid.models import Task
from doorstep.aid.queries import candidates
from doorstep.aid.queries.nearest import Found, in_rings
from doorstep.aid.queries.resting import today_of

FOUND, WHOLE, THEIRS = "found", "whole", "PostGIS"
HEADER = ["volunteers", "found p50", "p99", "whole p50", "p99"]
BESIDE = ["PostGIS p50", "p99", "x p50", "x p99"]
# Both take the Earth for a ball of the same size; what is left is the arithmetic, in metres.
NEARLY = 0.5

Asked = tuple[Wanted, Task]


@dataclass(frozen=True)
class Scale:
    """How large a run is: volunteers, tasks that warm the caches, timed ones, how many in a turn, compared ones."""

    sizes: tuple[int, ...] = (10_000, 100_000)
    warm: int = 500
    timed: int = 1_000
    block: int = measuring.BLOCK
    compared: int = 300


QUICK = Scale(sizes=(150, 600), warm=4, timed=16, block=4, compared=10)
LARGE = Scale(sizes=(10_000, 100_000, 1_000_000))


@dataclass(frozen=True)
class Group:
    """A group of one size in the database measured, and the same volunteers in PostGIS where there is one."""

    alias: str
    asked: Sequence[Asked]
    gis: PostGIS | None

    def found(self, asked: Asked) -> list[Found]:
        """Find the nearest who are willing, as the product does: ring by ring, until there are enough."""
        connections["default"] = connections[self.alias]
        asks, task = asked
        found: list[Found] = []
        for ring in in_rings(asks, task, today_of(timezone.now()), candidates.MOST):
            found += ring.found
            if len(found) >= candidates.MOST:
                break
        return found[: candidates.MOST]

    def whole(self, asked: Asked) -> object:
        connections["default"] = connections[self.alias]
        return candidates.ranked(asked[1], timezone.now())

    def theirs(self, asked: Asked) -> list[tuple[Any, float]]:
        return self.gis.nearest(*asked, candidates.MOST) if self.gis else []

    def ways(self) -> Mapping[str, Callable[[Asked], object]]:
        return {FOUND: self.found, WHOLE: self.whole} | ({THEIRS: self.theirs} if self.gis else {})

    def alike(self, asked: Asked) -> bool:
        """Say whether both name as many, at the same distances; of those at one spot either may name another."""
        ours, theirs = [away for away, *_ in self.found(asked)], [away for _, away in self.theirs(asked)]
        return len(ours) == len(theirs) and all(abs(a - b) <= NEARLY for a, b in zip(ours, theirs, strict=True))


def group(size: int, scale: Scale, server: str | None, beside: str | None) -> Group:
    default, alias = connections.settings["default"], f"doorstep_{size}"
    if server:
        databases.made(server, alias)
    connections.settings[alias] = {**default, "NAME": alias if server else f"{default['NAME']}-{size}"}
    call_command("migrate", database=alias, verbosity=0, skip_checks=True)
    connections["default"] = connections[alias]
    doors = candidates_world.doors(scale.warm + scale.timed, size)
    tasks = plant(candidates_world.helpers(size), doors)
    gis = f"gis_{connections[alias].vendor}_{size}"
    made = PostGIS(databases.made(beside, gis), candidates_world.helpers(size), doors) if beside else None
    return Group(alias, [(candidates.wanted(task), task) for task in tasks], made)


def table(found: Mapping[int, Group], times: Mapping[tuple[int, str], Times]) -> str:
    beside = any(each.gis for each in found.values())
    return measuring.table(HEADER + BESIDE * beside, [_row(size, times) for size in found])


def _row(size: int, times: Mapping[tuple[int, str], Times]) -> list[object]:
    ours, row = times[size, FOUND], [times[size, way] for way in (FOUND, WHOLE, THEIRS) if (size, way) in times]
    theirs = times.get((size, THEIRS))
    ratios = [ours.p50 / theirs.p50, ours.p99 / theirs.p99] if theirs else []
    return [size, *chain.from_iterable((each.p50, each.p99) for each in row), *ratios]


def run(scale: Scale, server: str | None, beside: str | None) -> None:
    call_command("migrate", *settings.APPS_IN_DATABASE["keys"], database="keys", verbosity=0, skip_checks=True)
    found = {size: group(size, scale, server, beside) for size in scale.sizes}
    contenders = {(size, way): ask for size, each in found.items() for way, ask in each.ways().items()}
    asked = {(size, way): found[size].asked for size, way in contenders}
    times = measuring.side_by_side(contenders, asked, warm=scale.warm, block=scale.block)
    print(table(found, times))
    smallest, *_, largest = scale.sizes
    growth = times[largest, FOUND].p50 / times[smallest, FOUND].p50
    print(f"{largest:,} volunteers take {growth:.2f} x the time of {smallest:,}; the goal for a million is 2 at most.")
    for size, each in found.items():
        if each.gis:
            alike = sum(map(each.alike, each.asked[: scale.compared]))
            print(f"{size:,} volunteers: the same thirty distances for {alike} of {scale.compared} tasks.")


if __name__ == "__main__":
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--server", help="the PostgreSQL to measure, instead of SQLite")
    reader.add_argument("--beside", help="a PostgreSQL with PostGIS to hold beside it")
    reader.add_argument("--quick", action="store_true")
    reader.add_argument("--large", action="store_true")
    told = reader.parse_args()
    run(QUICK if told.quick else LARGE if told.large else Scale(), told.server, told.beside)
