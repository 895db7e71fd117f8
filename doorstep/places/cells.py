"""Where a doorstep is, as an H3 hexagon that fits a signed 64-bit integer; pure arithmetic, no Django, no clock.

The index of a cell (h3geo.org, "H3 index bit layout") holds its resolution in bits 52-55 and then one digit of three
bits for each resolution, 7 meaning "not this fine". So all descendants of a cell at one resolution are one
contiguous range of integers, and a disc becomes a handful of ranges over an ordinary index.
"""

import math
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache

from doorstep.core.sentences import sentence
from doorstep.places import hexagons
from doorstep.places.ranges import Range, children_range, merged
from doorstep.places.resolutions import COARSEST, SHOWN, STORED
from doorstep.places.shapes import DATE_LINE, MOST_CELLS, NORTH_POLE, ShapeError, shape

__all__ = [
    "COARSEST",
    "SHOWN",
    "STORED",
    "ShapeError",
    "ancestor",
    "ancestors",
    "around",
    "as_text",
    "cell_at",
    "centre",
    "children_range",
    "circle",
    "compact",
    "disc_ranges",
    "distance",
    "from_any_text",
    "from_text",
    "metres",
    "ranges",
    "shape",
    "shown",
    "size",
    "uncompact",
]

EARTH = 6_371_008.8  # mean radius in metres, IUGG
EDGE = hexagons.EDGES  # average length in metres, by resolution

# No descendant's centre lies farther from its ancestor's centre than this many average edges: 1.05 for regular hexagons
# (the sum of the offsets of aperture 7), 1.06 at most where measured, over Britain, Ireland and the seas around.
STRAY = 1.1
# Neighbours there are never nearer than this part of what the average edge says (0.75 measured at the coarsest).
SHRUNK = 0.74
LOST = 1.0  # metres: a cosine near 1 tells nearer points apart no longer


def cell_at(latitude: float, longitude: float, resolution: int = STORED) -> int:
    """Return the cell around a point in degrees (WGS84); raise ValueError for what is no point on Earth."""
    if not (-NORTH_POLE <= latitude <= NORTH_POLE and -DATE_LINE <= longitude <= DATE_LINE):
        raise ValueError(f"{latitude}, {longitude} is no point on Earth.")
    return hexagons.cell_around(latitude, longitude, resolution)


def size(cell: int) -> int:
    """Return the cell's resolution; a higher number is a smaller cell."""
    return hexagons.resolution_of(cell)


def shown(cell: int) -> int:
    """Return the cell that may be shown to anyone: the ancestor at SHOWN, or the cell itself when it is no finer."""
    return ancestor(cell, SHOWN) if size(cell) > SHOWN else cell


def ancestor(cell: int, resolution: int) -> int:
    """Return the coarser cell that this one was cut from; ValueError when it is coarser itself."""
    return hexagons.parent_of(cell, resolution)


@lru_cache(maxsize=4096)
def centre(cell: int) -> tuple[float, float]:
    """Return latitude and longitude of the cell's centre in degrees."""
    return hexagons.middle_of(cell)


def distance(a: int, b: int) -> float:
    """Return the metres between two cells' centres, along the great circle (haversine)."""
    return metres(centre(a), centre(b))


def metres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the metres between two points in degrees, along the great circle (haversine)."""
    north, south = math.radians(a[0]), math.radians(b[0])
    rise, run = math.sin((south - north) / 2), math.sin(math.radians(b[1] - a[1]) / 2)
    return 2 * EARTH * math.asin(math.sqrt(min(1.0, rise * rise + math.cos(north) * math.cos(south) * run * run)))


def ancestors(cell: int) -> list[int]:
    """Return the cell and every coarser one around it, down to COARSEST: what a patch that covers it may hold."""
    return [ancestor(cell, each) for each in range(size(cell), COARSEST - 1, -1)]


def compact(cells: Iterable[int]) -> list[int]:
    """Fold cells of any sizes into the fewest that cover the same ground, none coarser than COARSEST; sorted."""
    return sorted(
        small
        for cell in hexagons.folded(uncompact(cells))
        for small in ([cell] if size(cell) >= COARSEST else hexagons.children_of(cell, COARSEST))
    )


def uncompact(cells: Iterable[int], resolution: int = STORED) -> set[int]:
    """Return all cells at `resolution` that lie under these; raise ValueError when one of them is finer than that."""
    every = set(cells)
    if any(size(cell) > resolution for cell in every):
        raise ValueError(f"A cell finer than resolution {resolution} has no descendants there.")
    return set(hexagons.unfolded(every, resolution))


def circle(cell: int, radius: float) -> set[int]:
    """Return the stored cells whose centre lies within `radius` metres of this cell's, at least the cell around it.

    Raises ShapeError when the circle would be larger than a country.
    """
    if not 0 <= radius <= math.sqrt(MOST_CELLS * hexagons.AREAS[STORED] / math.pi):
        raise ShapeError(sentence("Choose a radius between nothing and 100 kilometres."))
    middle = centre(cell)
    here = hexagons.cell_around(*middle, STORED)
    disk = hexagons.disk(here, _rings(radius, STORED))
    return {here, *(each for each in disk if metres(middle, hexagons.middle_of(each)) <= radius)}


def around(cells: Iterable[int]) -> set[int]:
    """Return these cells and all their neighbours."""
    return {neighbour for cell in cells for neighbour in hexagons.disk(cell, 1)}


def ranges(cells: Iterable[int], resolution: int = STORED) -> list[Range]:
    """Return inclusive, merged integer ranges that hold exactly the descendants of these cells at `resolution`."""
    return merged(children_range(cell, resolution) for cell in cells)


def disc_ranges(cell: int, radius: float) -> list[Range]:
    """Return a few inclusive integer ranges that hold every stored cell whose centre is within `radius` metres.

    A superset: from half a kilometre on the disc is covered with about 7 to 19 cells of a coarser resolution, so what
    lies just outside may be inside the ranges too, and whoever needs the exact disc checks `distance`.
    """
    return list(_disc_ranges(cell, radius))


@lru_cache(maxsize=4096)
def _disc_ranges(cell: int, radius: float) -> tuple[Range, ...]:
    resolution = _disc_resolution(radius)
    # A stored cell stands for itself alone (and for what floats lose), a coarser one for all that may lie beside it.
    reach = radius + (LOST if resolution == STORED else STRAY * EDGE[resolution])
    middle = centre(cell)
    hub = hexagons.cell_around(*middle, resolution)
    x, y, z = _vector(middle)
    least = math.cos(reach / EARTH)
    around = hexagons.disk(hub, _rings(reach + distance(cell, hub), resolution))
    found = map(_placed, around)
    return tuple(merged(lines for a, b, c, lines in found if a * x + b * y + c * z >= least))


def _disc_resolution(radius: float) -> int:
    """Choose the coarsest resolution at which the radius is an edge or more: then few cells cover the disc."""
    return next((each for each in range(COARSEST, STORED) if EDGE[each] <= radius), STORED)


@lru_cache(maxsize=16384)
def _placed(cell: int) -> tuple[float, float, float, Range]:
    """Return the direction of a cell's centre from the middle of the Earth, and the range of its stored descendants."""
    return *_vector(hexagons.middle_of(cell)), children_range(cell)


def _vector(point: tuple[float, float]) -> tuple[float, float, float]:
    north, east = math.radians(point[0]), math.radians(point[1])
    return math.cos(north) * math.cos(east), math.cos(north) * math.sin(east), math.sin(north)


def _rings(reach: float, resolution: int) -> int:
    """Return how many rings around a cell hold all cells with a centre within `reach` metres of the cell's centre.

    A cell k rings out lies at least 1.5 k edges away (the flat way across a hexagonal grid).
    """
    return math.ceil(reach / (1.5 * SHRUNK * EDGE[resolution]))


def as_text(cell: int) -> str:
    """Return H3's own spelling of a cell, for links."""
    return hexagons.text_of(cell)


def from_text(text: str) -> int:
    """Read a cell out of a link; raise ValueError for anything but a cell of resolution SHOWN or STORED."""
    cell = from_any_text(text)
    if size(cell) in {SHOWN, STORED}:
        return cell
    raise ValueError("That is no cell of ours.")


def from_any_text(text: str) -> int:
    """Read a cell of any size from COARSEST to STORED; raise ValueError for anything else."""
    if len(text) == len("89195da49b7ffff") and text.isascii() and text.isalnum():
        with suppress(ValueError):
            cell = hexagons.cell_of(text.lower())
            if hexagons.is_cell(cell) and COARSEST <= size(cell) <= STORED:
                return cell
    raise ValueError("That is no cell of ours.")
