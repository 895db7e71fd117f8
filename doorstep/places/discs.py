"""Discs around a doorstep that are cheap to draw, each with how far it surely reaches; no Django, no clock.

Drawn around the coarser cell that the doorstep lies in, so that all doorsteps of that cell share one drawing.
"""

import math
from dataclasses import dataclass
from functools import lru_cache

from doorstep.places import cells, hexagons
from doorstep.places.ranges import Range, children_range
from doorstep.places.resolutions import STORED

# What two ways of working out a distance may differ by, in metres.
_LOST = 1.0
_KEPT = 16_384

Direction = tuple[float, float, float]


@dataclass(frozen=True)
class Part:
    """A range of stored cells, whose centres are at least so many metres from the doorstep's."""

    range: Range
    least: float


@dataclass(frozen=True)
class Disc:
    """Every stored cell with its centre nearer than `reach` metres lies in a part, and others do too.

    `size` is how many stored cells they hold.
    """

    parts: tuple[Part, ...]
    reach: float
    size: int


def disc(cell: int, resolution: int, steps: int) -> Disc:
    """Draw so many steps around the cell of this resolution that `cell` lies in, or around itself if it is coarser."""
    hub = cell if cells.size(cell) <= resolution else cells.ancestor(cell, resolution)
    drawn, open_from, stray = _drawn(hub, steps)
    here = direction(cell)
    away = [(range_, apart(here, there)) for range_, there in drawn]
    parts = tuple(Part(range_, max(0.0, metres - stray)) for range_, metres in away)
    return Disc(parts, open_from - apart(here, direction(hub)), len(parts) * 7 ** (STORED - cells.size(hub)))


def apart(one: Direction, other: Direction) -> float:
    """Return the metres along the great circle; as `cells.distance` does, in a third of the time."""
    return 2 * cells.EARTH * math.asin(math.dist(one, other) / 2)


@lru_cache(maxsize=2 * _KEPT)
def direction(cell: int) -> Direction:
    """Return the direction of a cell's centre from the middle of the Earth, of length 1."""
    north, east = map(math.radians, hexagons.middle_of(cell))
    return math.cos(north) * math.cos(east), math.cos(north) * math.sin(east), math.sin(north)


@lru_cache(maxsize=_KEPT)
def _drawn(hub: int, steps: int) -> tuple[list[tuple[Range, Direction]], float, float]:
    """Return the parts, how far from the hub's centre the nearest cell outside may lie, and how far one may stray."""
    inside = hexagons.disk(hub, steps)
    size = cells.size(hub)
    stray = _LOST if size == STORED else cells.STRAY * cells.EDGE[size] + _LOST
    outside = set(hexagons.disk(hub, steps + 1)).difference(inside)
    nearest = min(apart(direction(hub), direction(each)) for each in outside)
    return [(children_range(each), direction(each)) for each in sorted(inside)], nearest - stray, stray
