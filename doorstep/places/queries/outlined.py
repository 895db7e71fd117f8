"""Imported areas as a map draws them: their outlines within a frame, and which of them lie in it."""

from collections.abc import Iterable
from functools import lru_cache

from doorstep.places import cells
from doorstep.places.frames import Box, Frame, path
from doorstep.places.models import Area, Edition
from doorstep.places.queries.editions import Editions, known

AREAS = Edition.Subject.AREAS


def boxes(areas: Iterable[Area]) -> list[Box]:
    """Return the boxes of degrees in which areas lie."""
    remembered = _boxes(known(AREAS))
    return [remembered[area.pk] for area in areas]


def meeting(areas: Iterable[Area], box: Box) -> list[Area]:
    """Return those of some areas whose own box meets this one."""
    remembered = _boxes(known(AREAS))
    return [area for area in areas if remembered[area.pk].meets(box)]


def paths(areas: Iterable[Area], frame: Frame) -> dict[int, str]:
    """Draw the outlines of areas within a frame, by the areas' ids."""
    return _paths(known(AREAS), tuple(area.pk for area in areas), frame)


@lru_cache(maxsize=2)
def _boxes(editions: Editions) -> dict[int, Box]:
    found: dict[int, Box] = {}
    for area in Area.objects.filter(edition__in=[pk for pk, _ in editions]).iterator():
        points = [(north, east) for polygon in area.outline for east, north in polygon[0]]
        found[area.pk] = Box.of(points or [cells.centre(area.cell)])
    return found


@lru_cache(maxsize=128)
def _paths(_editions: Editions, areas: tuple[int, ...], frame: Frame) -> dict[int, str]:
    outlines = Area.objects.filter(pk__in=areas).values_list("pk", "outline")
    return {
        pk: path([[(north, east) for east, north in ring] for polygon in outline for ring in polygon], frame)
        for pk, outline in outlines
    }
