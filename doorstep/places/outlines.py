"""From cells to the outline that a map draws; pure."""

from collections.abc import Iterable, Sequence

from doorstep.places import cells, hexagons
from doorstep.places.resolutions import STORED

# With more cells than this an outline follows coarser cells, so that it stays a few kilobytes.
_MOST = 2_000
_COARSEST = 4
_DECIMALS = 5

Ring = list[tuple[float, float]]  # longitude first, as GeoJSON has it


def outline(folded: Sequence[int]) -> list[list[Ring]]:
    """Return the outline of a patch's folded cells, as the coordinates of a GeoJSON MultiPolygon."""
    if not folded:
        return []
    shape = hexagons.outline_of(of_one_size(folded))
    polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    return [[_rounded(ring) for ring in polygon] for polygon in polygons]


def of_one_size(folded: Sequence[int]) -> set[int]:
    """Unfold cells to the finest size of which they are not too many."""
    fine = sum(7 ** (STORED - cells.size(cell)) for cell in folded)
    size = next((each for each in range(STORED, _COARSEST, -1) if fine <= _MOST * 7 ** (STORED - each)), _COARSEST)
    coarser = {cells.ancestor(cell, size) if cells.size(cell) > size else cell for cell in folded}
    return cells.uncompact(coarser, size)


def _rounded(ring: Iterable[Sequence[float]]) -> Ring:
    return [(round(east, _DECIMALS), round(north, _DECIMALS)) for east, north in ring]
