"""Which areas a doorstep is in: whether our cells say the same as the outlines themselves, and how fast.

python -m benchmarks.areas [--quick]
"""

import argparse
import csv
import json
import os
import random
from collections.abc import Sequence
from pathlib import Path

import config  # noqa: F401 # before anything looks for SQLite, so that the one described is the one used
from benchmarks import databases, machine
from benchmarks.listing import opened

POSTCODES = "postcodes/london_postcodes.csv.gz"
OUTLINES = {
    "borough": "boundaries/london_boroughs_50m.geojson",
    "neighbourhood": "boundaries/london_msoa21_50m.geojson",
}
DOORSTEPS, QUICK_DOORSTEPS = 10_000, 300
SIDE = 6  # squares each way, of the made-up map
WEST, SOUTH, WIDE, HIGH = -0.1, 51.44, 0.012, 0.008

ABOUT = """Shapely finds candidates in an STRtree and asks prepared outlines; both are asked one doorstep at a time. Its
import reads the file, prepares the outlines, and has h3 find the cells inside."""


def main(arguments: Sequence[str] | None = None) -> int:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--quick", action="store_true", help="a toy: that it runs and agrees, not how fast it is")
    quick = reader.parse_args(arguments).quick
    print(machine.described())
    if not quick and "DOORSTEP_REAL_DATA" not in os.environ:
        print("Left out: DOORSTEP_REAL_DATA does not say where London's outlines and postcodes are.")
        return 0
    print(ABOUT)
    with databases.folder() as home, databases.postgresql(home) as server:
        doorsteps, outlines = made_up(home) if quick else real(home, Path(os.environ["DOORSTEP_REAL_DATA"]))
        told = [str(doorsteps), *(f"{kind}={file}" for kind, file in outlines.items())]
        for engine, database in {"SQLite": None, **({"PostgreSQL": server} if server else {})}.items():
            print(f"\n{engine}")
            databases.run(databases.environment(home, database), "benchmarks.areas_on", *told)
    return 0


def real(home: Path, data: Path) -> tuple[Path, dict[str, Path]]:
    """Choose doorsteps among London's postcodes, the same on every run."""
    with opened(data / POSTCODES) as lines:
        rows = [(row["lat"], row["lon"]) for row in csv.DictReader(lines)]
    chosen = random.Random("doorsteps").sample(rows, DOORSTEPS)
    return _written(home, chosen), {kind: data / file for kind, file in OUTLINES.items()}


def made_up(home: Path) -> tuple[Path, dict[str, Path]]:
    """Draw a town of squares, and doorsteps all over it."""
    squares = [_square(east, north) for north in range(SIDE) for east in range(SIDE)]
    file = home / "squares.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": squares}), "utf-8")
    chance = random.Random("doorsteps")
    spots = [
        (SOUTH + chance.random() * SIDE * HIGH, WEST + chance.random() * SIDE * WIDE) for _ in range(QUICK_DOORSTEPS)
    ]
    return _written(home, [(str(north), str(east)) for north, east in spots]), {"square": file}


def _written(home: Path, spots: Sequence[tuple[str, str]]) -> Path:
    file = home / "doorsteps.csv"
    file.write_text("".join(f"{north},{east}\n" for north, east in spots), "utf-8")
    return file


def _square(east: int, north: int) -> dict[str, object]:
    west, south = round(WEST + east * WIDE, 5), round(SOUTH + north * HIGH, 5)
    right, top = round(WEST + (east + 1) * WIDE, 5), round(SOUTH + (north + 1) * HIGH, 5)
    ring = [[west, south], [right, south], [right, top], [west, top], [west, south]]
    named = {"code": f"S{east}{north}", "name": f"Square {east} {north}"}
    return {"type": "Feature", "properties": named, "geometry": {"type": "Polygon", "coordinates": [ring]}}


if __name__ == "__main__":
    raise SystemExit(main())
