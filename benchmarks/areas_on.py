"""Areas on one database, beside Shapely with the same outlines; a process of its own."""

import argparse
import csv
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import shapely
from django.core.management import call_command
from h3.api import basic_int as h3  # type: ignore[import-untyped] # it ships none
from shapely.geometry import shape

import benchmarks.ready  # noqa: F401 # Django must be set up before a module that names a model
from benchmarks import measuring
from doorstep.places import actions, cells, queries

Spot = tuple[float, float]
HEADER = ["kind", "areas", "import s", "shapely s", "x", "the same", "cells alone", "µs a doorstep", "shapely µs", "x"]


class Shapely:
    """The same outlines in memory, and the cells inside them."""

    def __init__(self, file: Path) -> None:
        features: list[dict[str, Any]] = json.loads(file.read_text("utf-8"))["features"]
        self.codes = [each["properties"]["code"] for each in features]
        self.outlines = [shape(each["geometry"]) for each in features]
        shapely.prepare(self.outlines)
        self.tree = shapely.STRtree(self.outlines)
        self.cells = [
            h3.compact_cells(h3.h3shape_to_cells(h3.geo_to_h3shape(each["geometry"]), 9)) for each in features
        ]

    def at(self, spot: Spot) -> set[str]:
        point = shapely.Point(spot[1], spot[0])
        return {self.codes[at] for at in self.tree.query(point) if self.outlines[at].covers(point)}


def measured(kind: str, file: Path, spots: list[Spot]) -> list[object]:
    began = time.perf_counter()
    edition = actions.import_places(file, kind=kind, tell=lambda _progress: None)
    ours = time.perf_counter() - began
    began = time.perf_counter()
    theirs = Shapely(file)
    beside = time.perf_counter() - began
    answers, seconds = _asked(lambda spot: _codes(queries.areas_at(*spot), kind), spots)
    outlines, shapely_seconds = _asked(theirs.at, spots)
    alone = [_codes(queries.areas_of(cells.cell_at(*spot)), kind) for spot in spots]
    return [
        kind,
        edition.rows,
        ours,
        beside,
        ours / beside,
        f"{_alike(answers, outlines):.2%}",
        f"{_alike(alone, outlines):.2%}",
        1e6 * seconds / len(spots),
        1e6 * shapely_seconds / len(spots),
        seconds / shapely_seconds,
    ]


def _asked(ask: Callable[[Spot], set[str]], spots: list[Spot]) -> tuple[list[set[str]], float]:
    began = time.perf_counter()
    answers = [ask(spot) for spot in spots]
    return answers, time.perf_counter() - began


def _codes(areas: list[Any], kind: str) -> set[str]:
    return {area.code for area in areas if area.kind == kind}


def _alike(some: list[set[str]], others: list[set[str]]) -> float:
    return sum(one == other for one, other in zip(some, others, strict=True)) / len(some)


if __name__ == "__main__":
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("doorsteps", type=Path)
    reader.add_argument("outlines", nargs="+", help="KIND=FILE")
    told = reader.parse_args()
    call_command("migrate", verbosity=0, skip_checks=True)
    with told.doorsteps.open(encoding="utf-8", newline="") as lines:
        asked = [(float(north), float(east)) for north, east in csv.reader(lines)]
    rows = [measured(kind, Path(file), asked) for kind, _, file in (each.partition("=") for each in told.outlines)]
    print(measuring.table(HEADER, rows))
