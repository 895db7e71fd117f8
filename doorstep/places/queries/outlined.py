"""Imported areas as a map draws them: their outlines within a frame, what lies inside which, and who owns a cell."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from doorstep.places import cells
from doorstep.places.frames import Box, Frame, path
from doorstep.places.models import Area, AreaCell, Edition
from doorstep.places.queries.editions import Editions, current, known

AREAS = Edition.Subject.AREAS


@dataclass(frozen=True)
class Known:
    """An area as it is remembered between pages: all but its outline, of which only the box is kept."""

    pk: int
    kind: str
    code: str
    name: str
    cell: int
    box: Box


def kinds() -> list[str]:
    """Return the kinds of areas there are, the widest first: those of which there are fewest."""
    return list(current(AREAS).order_by("rows", "kind").values_list("kind", flat=True))


def every(kind: str) -> tuple[Known, ...]:
    """Return all areas of a kind, by name."""
    return _remembered(known(AREAS)).get(kind, ())


def with_code(code: str) -> Known | None:
    """Return the area with this code, the widest where two kinds use the same."""
    return next((area for kind in kinds() for area in every(kind) if area.code == code), None)


def inside(area: Known) -> tuple[Known, ...]:
    """Return the areas of the next narrower kind that have their middle in this one."""
    order = kinds()
    narrower = order[order.index(area.kind) + 1 :] if area.kind in order else []
    held = frozenset(AreaCell.objects.filter(area=area.pk).values_list("cell", flat=True)) if narrower else frozenset()
    parts = (_middle_in(held, kind) for kind in narrower)
    return next((found for found in parts if found), ())


def _middle_in(held: frozenset[int], kind: str) -> tuple[Known, ...]:
    return tuple(area for area in every(kind) if not held.isdisjoint(cells.ancestors(area.cell)))


def outside(area: Known) -> list[Known]:
    """Return the wider areas that hold this one's middle, the widest first."""
    order = kinds()
    wider = order[: order.index(area.kind)] if area.kind in order else []
    held = AreaCell.objects.filter(cell__in=cells.ancestors(area.cell), area__kind__in=wider)
    found = set(held.values_list("area", flat=True))
    return [each for kind in wider for each in every(kind) if each.pk in found]


def meeting(kind: str, box: Box) -> list[Known]:
    """Return the areas of a kind whose own box meets this one."""
    return [area for area in every(kind) if area.box.meets(box)]


def ground_of(areas: Iterable[Known]) -> dict[int, int]:
    """Return the compacted cells of these areas, and which area each belongs to."""
    return _ground(known(AREAS), tuple(area.pk for area in areas))


def owner(cell: int, ground: Mapping[int, int]) -> int | None:
    """Return the area in which the middle of a cell lies, if in one of these."""
    small = cells.cell_at(*cells.centre(cell))
    return next((ground[each] for each in cells.ancestors(small) if each in ground), None)


def paths(areas: Iterable[Known], frame: Frame) -> dict[int, str]:
    """Draw the outlines of areas within a frame."""
    return _paths(known(AREAS), tuple(area.pk for area in areas), frame)


@lru_cache(maxsize=2)
def _remembered(editions: Editions) -> dict[str, tuple[Known, ...]]:
    found: dict[str, list[Known]] = {}
    for area in Area.objects.filter(edition__in=[pk for pk, _ in editions]).order_by("name", "code").iterator():
        points = [(north, east) for polygon in area.outline for east, north in polygon[0]]
        box = Box.of(points or [cells.centre(area.cell)])
        found.setdefault(area.kind, []).append(Known(area.pk, area.kind, area.code, area.name, area.cell, box))
    return {kind: tuple(areas) for kind, areas in found.items()}


@lru_cache(maxsize=16)
def _ground(_editions: Editions, areas: tuple[int, ...]) -> dict[int, int]:
    return dict(AreaCell.objects.filter(area__in=areas).values_list("cell", "area"))


@lru_cache(maxsize=128)
def _paths(_editions: Editions, areas: tuple[int, ...], frame: Frame) -> dict[int, str]:
    outlines = Area.objects.filter(pk__in=areas).values_list("pk", "outline")
    return {
        pk: path([[(north, east) for east, north in ring] for polygon in outline for ring in polygon], frame)
        for pk, outline in outlines
    }
