"""A made-up country of groups, the same on every run: placed where people live, with round patches of a few streets."""

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass

from doorstep.places import cells, districts

# The list of 2020 that we have for London, the whole of the largest British directory, and far more than anybody has.
SIZES = (319, 4_193, 100_000)

SPREAD = 1_500.0  # metres between a district's centre and somebody in it, as a standard deviation
RADIUS, RADIUS_SPREAD = 800.0, 0.5  # the middle patch in metres, and how far others are from it, as a logarithm
SMALLEST, LARGEST = 300.0, 2_500.0
DEGREE = 111_195.0  # metres in a degree of latitude


@dataclass(frozen=True)
class Placed:
    """A group: its cell, the radius of its patch in metres, the patch's size in cells and its folded cells."""

    cell: int
    radius: float
    size: int
    patch: tuple[int, ...]


def groups(count: int) -> list[Placed]:
    """Place this many groups; a smaller country is the beginning of a larger one."""
    chance = random.Random("groups")
    places = _places(chance)
    return [_group(next(places), chance.lognormvariate(math.log(RADIUS), RADIUS_SPREAD)) for _ in range(count)]


def doorsteps(count: int, seed: object) -> list[int]:
    """Choose doorsteps where people live, as the finder is asked for them: cells that may be shown."""
    places = _places(random.Random(f"doorsteps {seed}"))
    return [cells.shown(next(places)) for _ in range(count)]


def _group(cell: int, drawn: float) -> Placed:
    radius = min(LARGEST, max(SMALLEST, drawn))
    patch = cells.circle(cell, radius)
    return Placed(cell, radius, len(patch), tuple(cells.compact(patch)))


def _places(chance: random.Random) -> Iterator[int]:
    """Yield cells around the districts' centres, each district as likely as the next."""
    centres = [district.centre for district in districts.all_districts().values() if district.has_streets]
    while True:
        north, east = chance.choice(centres)
        stretched = DEGREE * math.cos(math.radians(north))
        yield cells.cell_at(north + chance.gauss(0, SPREAD) / DEGREE, east + chance.gauss(0, SPREAD) / stretched)
