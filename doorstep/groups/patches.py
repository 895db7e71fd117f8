"""How a patch is said, and which cells follow from it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from doorstep.places import cells
from doorstep.places import queries as places


@dataclass(frozen=True)
class Parts:
    """A patch as somebody says it; any of these together.

    Districts ("SE15"), sectors ("SE15 5") and areas are codes; shapes are GeoJSON; circles are a cell and metres.
    """

    districts: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    shapes: tuple[Mapping[str, object], ...] = ()
    circles: tuple[tuple[int, float], ...] = ()

    def __bool__(self) -> bool:
        return any((self.districts, self.sectors, self.areas, self.shapes, self.circles))

    def as_json(self) -> dict[str, Any]:
        said = {
            "districts": list(self.districts),
            "sectors": list(self.sectors),
            "areas": list(self.areas),
            "shapes": [dict(shape) for shape in self.shapes],
            "circles": [{"cell": cells.as_text(cell), "metres": metres} for cell, metres in self.circles],
        }
        return {part: value for part, value in said.items() if value}

    def cells(self) -> set[int]:
        """Work out the cells of resolution 9.

        Raises places.UnknownPlaceError or cells.ShapeError, whose sentences say what to mend.
        """
        return set().union(
            *map(places.cells_of_district, self.districts),
            *map(places.cells_of_sector, self.sectors),
            *map(places.cells_of_area, self.areas),
            *map(cells.shape, self.shapes),
            *(cells.circle(cell, metres) for cell, metres in self.circles),
        )


def middle(patch: Iterable[int]) -> int:
    """Find the cell of the patch nearest to the mean of its centres, so that a bent patch's middle is still inside."""
    centres = {cell: cells.centre(cell) for cell in patch}
    latitude = sum(at[0] for at in centres.values()) / len(centres)
    longitude = sum(at[1] for at in centres.values()) / len(centres)
    goal = cells.cell_at(latitude, longitude)
    return min(centres, key=lambda cell: (cells.distance(cell, goal), cell))
