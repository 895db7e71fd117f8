"""H3's functions with their types, which the package does not ship; cells are integers."""

from collections.abc import Callable, Iterable
from typing import Any

import h3.api.basic_int as h3  # type: ignore[import-untyped] # it ships none

Point = tuple[float, float]  # latitude, longitude in degrees

EDGES: list[float] = [h3.average_hexagon_edge_length(each, unit="m") for each in range(16)]
AREAS: list[float] = [h3.average_hexagon_area(each, unit="m^2") for each in range(16)]

cell_around: Callable[[float, float, int], int] = h3.latlng_to_cell
middle_of: Callable[[int], Point] = h3.cell_to_latlng
resolution_of: Callable[[int], int] = h3.get_resolution
parent_of: Callable[[int, int], int] = h3.cell_to_parent
children_of: Callable[[int, int], list[int]] = h3.cell_to_children
disk: Callable[[int, int], list[int]] = h3.grid_disk
folded: Callable[[Iterable[int]], list[int]] = h3.compact_cells
unfolded: Callable[[Iterable[int], int], list[int]] = h3.uncompact_cells
is_cell: Callable[[int], bool] = h3.is_valid_cell
text_of: Callable[[int], str] = h3.int_to_str
cell_of: Callable[[str], int] = h3.str_to_int


def outline_of(cells: Iterable[int]) -> dict[str, Any]:
    """Return the outline of cells of one size as a GeoJSON Polygon or MultiPolygon."""
    found: dict[str, Any] = h3.cells_to_geo(list(cells))
    return found


def inside(rings: list[list[Point]], resolution: int) -> list[int]:
    """Return the cells with their centre inside an outline and outside its holes.

    The algorithm that H3 still calls experimental takes half the time of the other, which fails for a line.
    """
    return list(h3.h3shape_to_cells_experimental(h3.LatLngPoly(*rings), resolution, contain="center"))


def touching(rings: list[list[Point]], resolution: int) -> list[int]:
    """Return the cells that a polygon overlaps."""
    return list(h3.h3shape_to_cells_experimental(h3.LatLngPoly(*rings), resolution, contain="overlap"))


def corners_of(cell: int) -> list[Point]:
    return list(h3.cell_to_boundary(cell))


def outlines(cells: Iterable[int]) -> list[list[Point]]:
    """Return the rings around cells of one size, holes among them."""
    shape = h3.cells_to_h3shape(list(cells))
    polygons = shape if isinstance(shape, h3.LatLngMultiPoly) else [shape]
    return [list(ring) for polygon in polygons for ring in (polygon.outer, *polygon.holes) if ring]
