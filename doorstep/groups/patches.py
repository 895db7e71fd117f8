"""How a patch is said, and which cells follow from it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Self

from doorstep.places import cells
from doorstep.places import queries as places


@dataclass(frozen=True)
class Parts:
    """A patch as somebody says it; any of these together.

    Districts ("SE15"), sectors ("SE15 5") and areas are codes; shapes are GeoJSON; circles are a cell and metres; cells
    are those that somebody tapped on a map, folded together.
    """

    districts: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    shapes: tuple[Mapping[str, object], ...] = ()
    circles: tuple[tuple[int, float], ...] = ()
    tapped: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return any((self.districts, self.sectors, self.areas, self.shapes, self.circles, self.tapped))

    @property
    def said_in_codes(self) -> bool:
        """It consists of districts and sectors only."""
        return bool(self) and not (self.areas or self.shapes or self.circles or self.tapped)

    def and_also(self, other: Self) -> Self:
        """Join two ways of saying parts of one patch."""
        joined = {each.name: (*getattr(self, each.name), *getattr(other, each.name)) for each in fields(self)}
        return replace(self, **{name: tuple(dict.fromkeys(said)) for name, said in joined.items() if name != "shapes"})

    def as_json(self) -> dict[str, Any]:
        """Give it as plain JSON, lists and no tuples, so that it equals what was stored and read again."""
        said = {
            "districts": list(self.districts),
            "sectors": list(self.sectors),
            "areas": list(self.areas),
            "shapes": [dict(shape) for shape in self.shapes],
            "circles": [{"cell": cells.as_text(cell), "metres": metres} for cell, metres in self.circles],
            "cells": [cells.as_text(cell) for cell in self.tapped],
        }
        plain: dict[str, Any] = json.loads(json.dumps({part: value for part, value in said.items() if value}))
        return plain

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> Self:
        circles = [(cells.from_text(circle["cell"]), circle["metres"]) for circle in said.get("circles", [])]
        plain = {part: tuple(said.get(part, [])) for part in ("districts", "sectors", "areas", "shapes")}
        tapped = tuple(cells.from_any_text(cell) for cell in said.get("cells", []))
        return cls(**plain, circles=tuple(circles), tapped=tapped)

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
            cells.uncompact(self.tapped),
        )


@dataclass(frozen=True)
class Drawn:
    """A patch worked out: its parts, its compacted cells, its size in cells of resolution 9, and its middle."""

    parts: Parts
    cells: tuple[int, ...]
    size: int
    middle: int


def drawn_from(given: Iterable[int]) -> Drawn:
    """Take over a patch that another directory worked out, as folded cells of which there is at least one."""
    covered = cells.uncompact(given)
    compact = cells.compact(covered)
    return Drawn(Parts(), tuple(compact), len(covered), _middle(compact, covered))


def draw(parts: Parts, inside: Iterable[int] | None = None) -> Drawn | None:
    """Work out a patch, if asked only what of it lies `inside` other cells; None where nothing is left.

    Takes its time for a large shape, so it is done before a transaction begins. Raises what Parts.cells raises.
    """
    covered = parts.cells()
    if inside is not None:
        covered &= cells.uncompact(inside)
    if not covered:
        return None
    compact = cells.compact(covered)
    return Drawn(parts, tuple(compact), len(covered), _middle(compact, covered))


def _middle(compact: list[int], covered: set[int]) -> int:
    """Find the cell at the mean of a patch's centres or, where a bent patch leaves that out, one of it close by."""
    weights = [7 ** (cells.STORED - cells.size(cell)) for cell in compact]
    centres = [cells.centre(cell) for cell in compact]
    latitude = sum(at[0] * weight for at, weight in zip(centres, weights, strict=True)) / sum(weights)
    longitude = sum(at[1] * weight for at, weight in zip(centres, weights, strict=True)) / sum(weights)
    mean = cells.cell_at(latitude, longitude)
    if mean in covered:
        return mean
    nearest = min(compact, key=lambda cell: (cells.distance(cell, mean), cell))
    return cells.cell_at(*cells.centre(nearest))
