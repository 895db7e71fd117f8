"""Imported areas on the map: all of the widest kind, those inside one, and one with those beside it."""

from collections.abc import Iterable, Sequence

from django.urls import reverse

from doorstep.groups.maps.picture import Picture, Shape, Words, legend, step_of, steps, uncrowded, written
from doorstep.groups.queries import counting
from doorstep.places import cells
from doorstep.places.frames import Box, Frame
from doorstep.places.models import Area
from doorstep.places.queries import outlined


def shaded(areas: Sequence[Area], around: Iterable[Area] = ()) -> Picture:
    """Draw areas of one kind shaded by how many groups help in each; those `around` them without a number."""
    frame = framed(areas)
    counted = counting.by_area(areas[0].kind)
    found = {area.code: counted.get(area.code, 0) for area in areas}
    begins = steps(found.values())
    paths = outlined.paths(areas, frame)
    shapes = [
        Shape(
            area.name,
            found[area.code],
            url(area),
            paths[area.pk],
            step_of(found[area.code], begins),
            written([area.name, str(found[area.code])], frame.at(cells.centre(area.cell)), paths[area.pk]),
        )
        for area in areas
    ]
    apart = sorted(uncrowded([*shapes, *areas_on(frame, around)]), key=lambda shape: not shape.plain)
    return Picture(frame, apart, legend=legend(begins, found.values()))


def framed(areas: Iterable[Area]) -> Frame:
    boxes = outlined.boxes(areas)
    return Frame.around(Box.of(point for box in boxes for point in ((box.south, box.west), (box.north, box.east))))


def areas_on(frame: Frame, areas: Iterable[Area], here: str = "") -> list[Shape]:
    """Draw those of some areas that lie within a frame, for orientation: names, no numbers."""
    found = outlined.meeting(areas, frame.box)
    paths = outlined.paths(found, frame)
    return [
        Shape(
            area.name,
            0,
            url(area),
            paths[area.pk],
            words=_name(area, frame, paths[area.pk]),
            here=area.code == here,
            plain=True,
        )
        for area in found
    ]


def _name(area: Area, frame: Frame, drawn: str) -> list[Words]:
    spot = frame.at(cells.centre(area.cell))
    return written([area.name], spot, drawn) if frame.shows(spot) else []


def url(area: Area) -> str:
    return reverse("map:area", args=[area.code])
