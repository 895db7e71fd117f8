"""Works out where Great Britain is land, from a list of its postcodes: what the map's coast follows.

python -m tools.land POSTCODES.csv[.gz]

The list has columns `lat` and `lon`, as `manage.py places import` takes it. Every hexagon of resolution 7 with a
postcode is land. The land is then closed: widened by three hexagons, its holes filled, and narrowed by three again, so
that moors and lochs without a door belong to it while the coast stays where it is.

Contains OS data © Crown copyright and database right 2025. Contains Royal Mail data © Royal Mail copyright and database
right 2025. Source: Office for National Statistics licensed under the Open Government Licence v3.0.
"""

import csv
import gzip
import sys
from collections.abc import Iterator
from pathlib import Path

from doorstep.places import cells, districts
from doorstep.places.districts import region_of
from doorstep.places.land import FINEST, LAND, written
from doorstep.places.shapes import near_britain

WIDER = 3
LARGEST_HOLE = 1_000  # hexagons: larger than any moor without a door, smaller than the sea


def main(file: Path) -> None:
    found = closed(with_a_door(file))
    LAND.write_text(written({cell: region_of(districts.at(cell)) for cell in found}), "ascii")
    print(f"{len(found)} hexagons of land, written to {LAND}.")


def with_a_door(file: Path) -> set[int]:
    opened = gzip.open if file.suffix == ".gz" else open
    with opened(file, "rt", encoding="utf-8") as text:
        # To two decimals, about a kilometre: a quarter of the work, and the same hexagons or the ones beside.
        points = {(round(float(row["lat"]), 2), round(float(row["lon"]), 2)) for row in csv.DictReader(text)}
    return {cells.cell_at(*point, FINEST) for point in points if near_britain(*point)}


def closed(doors: set[int]) -> set[int]:
    wide = widened(doors)
    for hole in holes(wide):
        wide |= hole
    shore = widened(cells.around(wide) - wide)
    return (wide - shore) | doors


def widened(found: set[int]) -> set[int]:
    for _ in range(WIDER):
        found = cells.around(found)
    return found


def holes(land: set[int]) -> Iterator[set[int]]:
    unseen = cells.around(land) - land
    while unseen:
        hole = edge = {unseen.pop()}
        while edge and len(hole) <= LARGEST_HOLE:
            edge = cells.around(edge) - land - hole
            hole = hole | edge
        unseen -= hole
        if len(hole) <= LARGEST_HOLE:
            yield hole


if __name__ == "__main__":
    if len(sys.argv) == len(["land", "FILE"]):
        main(Path(sys.argv[1]))
    else:
        raise SystemExit(__doc__)
