"""Which cells an area's border crosses, and on which side of it a point in one of them stands; pure.

Of a cell that the border crosses, the pieces of the border in it are kept, and whether its centre lies in the area.
Who walks from the centre to a door crosses the border an even number of times, and is where they began, or an odd
number, and is on the other side. A cell is convex, so the way never leaves it, and no other piece matters.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from doorstep.places import hexagons
from doorstep.places.hexagons import Point
from doorstep.places.resolutions import STORED
from doorstep.places.shapes import DEGREE, Outline

Edge = tuple[float, float, float, float]  # from longitude and latitude to longitude and latitude, in degrees

# No corner of a cell in Britain lies farther from its centre than this many average edges: 1.02 where measured.
REACH = 1.05 * hexagons.EDGES[STORED]
STEP = 0.5 * hexagons.EDGES[STORED]  # metres: so close that the cells beside each step hold all that an edge crosses
BAND = 0.001  # degrees of latitude, about a hundred metres


class Crossed(NamedTuple):
    """A stored cell that a border crosses: whether its centre lies inside, and the edges that come into it."""

    cell: int
    holds_centre: bool
    edges: list[Edge]


def crossed(outline: Outline) -> list[Crossed]:
    """Return every stored cell that the border crosses, and perhaps one that it only nearly touches."""
    edges = list(_edges(outline))
    bands = _banded(edges)
    near: dict[int, list[Edge]] = defaultdict(list)
    for edge in edges:
        for cell in _cells_along(edge):
            near[cell].append(edge)
    return [Crossed(cell, _is_inside(bands, hexagons.middle_of(cell)), near[cell]) for cell in sorted(near)]


def is_inside(edges: Iterable[Edge], centre: Point, point: Point, *, holds_centre: bool) -> bool:
    """Tell whether a point lies in the area, by the edges in its cell and the side on which the cell's centre is."""
    return holds_centre ^ (sum(_is_crossed(edge, centre, point) for edge in edges) % 2 == 1)


def come_near(some: Iterable[Edge], others: Iterable[Edge], metres: float) -> bool:
    """Tell whether a corner of the one border is at most so many metres away from an edge of the other."""
    mine, theirs = list(some), list(others)
    corners = [(edge[1], edge[0]) for edge in mine]
    their_corners = [(edge[1], edge[0]) for edge in theirs]
    return any(_metres_from(edge, at) <= metres for edge in theirs for at in corners) or any(
        _metres_from(edge, at) <= metres for edge in mine for at in their_corners
    )


def _edges(outline: Outline) -> Iterator[Edge]:
    """Give the edges of all rings; the last corner is joined to the first where a file does not say so itself."""
    for ring in (ring for polygon in outline for ring in polygon):
        for here, there in pairwise([*ring, ring[0]]):
            if here != there:
                yield (here[0], here[1], there[0], there[1])


def _cells_along(edge: Edge) -> set[int]:
    east, north, last_east, last_north = edge
    length = _metres_from((last_east, last_north, last_east, last_north), (north, east))
    steps = max(1, math.ceil(length / STEP))
    along = {
        hexagons.cell_around(
            north + (last_north - north) * step / steps, east + (last_east - east) * step / steps, STORED
        )
        for step in range(steps + 1)
    }
    beside = {cell for one in along for cell in hexagons.disk(one, 1)}
    return {cell for cell in beside if cell in along or _metres_from(edge, hexagons.middle_of(cell)) <= REACH}


def _metres_from(edge: Edge, point: Point) -> float:
    """Measure from a point to the nearest of an edge, on a plane, as is right for a street's length."""
    stretch = math.cos(math.radians(point[0]))
    x, y = (edge[0] - point[1]) * stretch, edge[1] - point[0]
    run, rise = (edge[2] - edge[0]) * stretch, edge[3] - edge[1]
    square = run * run + rise * rise
    share = min(1.0, max(0.0, -(x * run + y * rise) / square)) if square else 0.0
    return DEGREE * math.hypot(x + share * run, y + share * rise)


def _is_crossed(edge: Edge, centre: Point, point: Point) -> bool:
    """Tell whether the way from the centre to the point crosses an edge; of a corner on the way one edge counts."""
    sides = _is_left(centre, point, (edge[1], edge[0])) != _is_left(centre, point, (edge[3], edge[2]))
    return sides and _is_left((edge[1], edge[0]), (edge[3], edge[2]), centre) != _is_left(
        (edge[1], edge[0]), (edge[3], edge[2]), point
    )


def _is_left(start: Point, end: Point, point: Point) -> bool:
    return (end[1] - start[1]) * (point[0] - start[0]) >= (end[0] - start[0]) * (point[1] - start[1])


def _banded(edges: Iterable[Edge]) -> dict[int, list[Edge]]:
    """Sort edges into bands of latitude, so that few are looked at for each point."""
    bands: dict[int, list[Edge]] = defaultdict(list)
    for edge in edges:
        low, high = sorted((edge[1], edge[3]))
        for band in range(math.floor(low / BAND), math.floor(high / BAND) + 1):
            bands[band].append(edge)
    return bands


def _is_inside(bands: dict[int, list[Edge]], point: Point) -> bool:
    """Count the edges to the east of a point (the even-odd rule)."""
    north, east = point
    across = [edge for edge in bands.get(math.floor(north / BAND), []) if (edge[1] > north) != (edge[3] > north)]
    return sum(east < a + (north - b) * (c - a) / (d - b) for a, b, c, d in across) % 2 == 1
