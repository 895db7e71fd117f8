"""The finder's query on one database, at each size, in turns with PostGIS; a process of its own."""

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.core.management import call_command
from django.db import connections

import benchmarks.ready  # noqa: F401 # Django must be set up before a module that names a model
from benchmarks import databases, measuring, world
from benchmarks.agreement import Agreement
from benchmarks.measuring import Times
from benchmarks.planting import plant
from benchmarks.postgis import POINTS, PostGIS
from benchmarks.world import Placed
from doorstep.groups.queries import nearby

US = "Doorstep"
HEADER = ["groups", "p50", "p99"]


@dataclass(frozen=True)
class Scale:
    """How large a run is: groups, doorsteps that warm the caches, timed ones, how many in a turn, compared ones."""

    sizes: tuple[int, ...] = world.SIZES
    warm: int = 3_000
    timed: int = 3_000
    block: int = measuring.BLOCK
    compared: int = 300


QUICK = Scale(sizes=(30, 60, 600), warm=10, timed=20, block=10, compared=20)


@dataclass(frozen=True)
class Directory:
    """A directory of one size in the database measured, and the same groups in PostGIS where there is one."""

    alias: str
    doorsteps: list[int]
    gis: PostGIS | None

    def ours(self, cell: int) -> object:
        connections["default"] = connections[self.alias]
        return nearby.around(cell)

    def ways(self) -> Mapping[str, Callable[[int], object]]:
        """Return how each contender is asked: ours, and PostGIS in each of its ways."""
        gis = self.gis
        return {US: self.ours} | ({way: lambda cell, way=way: gis.answer(way, cell) for way in POINTS} if gis else {})

    def agreement(self, compared: int) -> Agreement:
        agreement = Agreement()
        for cell in self.doorsteps[:compared]:
            if self.gis is None:
                break
            connections["default"] = connections[self.alias]
            agreement.add(*nearby.around(cell), self.gis.answer("round", cell))
        return agreement


def directories(scale: Scale, server: str | None, beside: str | None) -> dict[int, Directory]:
    groups = world.groups(max(scale.sizes))
    return {size: directory(groups[:size], scale, server, beside) for size in scale.sizes}


def directory(groups: list[Placed], scale: Scale, server: str | None, beside: str | None) -> Directory:
    size, default = len(groups), connections.settings["default"]
    alias = f"doorstep_{size}"
    if server:
        databases.made(server, alias)
    connections.settings[alias] = {**default, "NAME": alias if server else f"{default['NAME']}-{size}"}
    call_command("migrate", database=alias, verbosity=0)
    plant(groups, alias)
    gis = PostGIS(databases.made(beside, f"gis_{connections[alias].vendor}_{size}"), groups) if beside else None
    return Directory(alias, world.doorsteps(scale.warm + scale.timed, size), gis)


def measured(found: Mapping[int, Directory], scale: Scale) -> dict[tuple[int, str], Times]:
    contenders = {(size, way): ask for size, each in found.items() for way, ask in each.ways().items()}
    asked = {(size, way): found[size].doorsteps for size, way in contenders}
    return measuring.side_by_side(contenders, asked, warm=scale.warm, block=scale.block)


def table(found: Mapping[int, Directory], times: Mapping[tuple[int, str], Times]) -> str:
    ways = [way for way in POINTS if (min(found), way) in times]
    header = [*HEADER, *(f"{way} {what}" for way in ways for what in ("p50", "p99", "x p50", "x p99"))]
    rows: list[list[object]] = []
    for size in found:
        ours = times[size, US]
        rows.append([size, ours.p50, ours.p99])
        for way in ways:
            theirs = times[size, way]
            rows[-1] += [theirs.p50, theirs.p99, ours.p50 / theirs.p50, ours.p99 / theirs.p99]
    return measuring.table(header, rows)


def run(scale: Scale, server: str | None, beside: str | None) -> None:
    found = directories(scale, server, beside)
    times = measured(found, scale)
    print(table(found, times))
    _, middle, largest = scale.sizes
    growth = times[largest, US].p50 / times[middle, US].p50
    print(f"{largest:,} groups take {growth:.2f} x the time of {middle:,}; the goal is 2 at most.")
    for size, each in found.items():
        if each.gis:
            print(f"{size:,} groups: {each.agreement(scale.compared)}.")


if __name__ == "__main__":
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--server", help="the PostgreSQL to measure, instead of SQLite")
    reader.add_argument("--beside", help="a PostgreSQL with PostGIS to hold beside it")
    reader.add_argument("--quick", action="store_true")
    told = reader.parse_args()
    run(QUICK if told.quick else Scale(), told.server, told.beside)
