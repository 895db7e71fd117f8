"""A map to draw a patch on: hexagons around a place, each a box to tick, over the borders and names of places."""

import math
from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from doorstep.groups.maps import pages
from doorstep.groups.maps.close import patch_path
from doorstep.groups.maps.picture import Shape, hexagon, uncrowded
from doorstep.groups.models import PatchCell
from doorstep.groups.queries import overlaps
from doorstep.places import cells, hexagons
from doorstep.places import queries as places
from doorstep.places.frames import Box, Frame
from doorstep.places.queries import Spot

RINGS = 7  # hexagons each way: about two and a half kilometres
STEP = 5  # hexagons that "further north" goes
# The box to tick in each, in units: those of a board are pixels, and a finger needs 44.
BOX = 44
_BETWEEN = 6  # units that hexagons are farther apart than that, so that the narrower way too is wide enough
_ROUNDED = 50  # metres in what a hexagon is called
_DEGREE = 111_195.0

WAYS = {"north": (1, 0), "south": (-1, 0), "east": (0, 1), "west": (0, -1)}
WAY_NAMES = {
    "north": gettext_lazy("Further north"),
    "west": gettext_lazy("Further west"),
    "east": gettext_lazy("Further east"),
    "south": gettext_lazy("Further south"),
}


class Pick(NamedTuple):
    """A hexagon to tick: its value, where it lies, what it is called."""

    value: str
    path: str
    x: int
    y: int
    name: str
    chosen: bool


@dataclass(frozen=True)
class Board:
    """What is drawn: the hexagons around a middle, what lies below them, and what was chosen farther off."""

    middle: int
    frame: Frame
    boxes: list[Pick]
    shapes: list[Shape]
    others: str
    kept: str
    chosen: int

    @property
    def value(self) -> str:
        return cells.as_text(self.middle)

    @property
    def ways(self) -> list[tuple[str, str]]:
        """The directions in which the map goes on."""
        return [(way, str(name)) for way, name in WAY_NAMES.items()]


def found(typed: str) -> Spot | None:
    """Find the place around which somebody wants to see the map: a postcode, or the name of a district or area."""
    spot = places.resolve(typed)
    if isinstance(spot, Spot):
        return spot
    return next(iter(places.named(typed, limit=1)), None)


def moved(middle: int, way: str) -> int:
    """Go some hexagons in a direction; where that leads nowhere, stay."""
    north, east = WAYS.get(way, (0, 0))
    latitude, longitude = cells.centre(middle)
    metres = STEP * math.sqrt(3) * cells.EDGE[cells.STORED]
    return cells.cell_at(
        min(latitude + north * metres / _DEGREE, 85.0),
        longitude + east * metres / (_DEGREE * math.cos(math.radians(latitude))),
    )


def around(middle: int, chosen: Collection[int]) -> Board:
    """Draw the hexagons around a stored cell; `chosen` are compacted cells."""
    inside = sorted(hexagons.disk(middle, RINGS), key=lambda cell: (-cells.centre(cell)[0], cells.centre(cell)[1]))
    every = cells.uncompact(chosen)
    frame = _frame(inside)
    kept = cells.compact(every - set(inside))
    return Board(
        middle,
        frame,
        [_box(cell, middle, frame, chosen=cell in every) for cell in inside],
        uncrowded(pages.around(frame)),
        _others(inside, frame),
        " ".join(map(cells.as_text, kept)),
        len(every),
    )


def _frame(inside: list[int]) -> Frame:
    """Scale it so that the box in each hexagon is as large as a finger needs."""
    whole = Frame.around(Box.of(corner for cell in inside for corner in hexagons.corners_of(cell)))
    across = math.sqrt(3) * cells.EDGE[cells.STORED] * whole.width / whole.metres()
    by = (BOX + _BETWEEN) / across
    return Frame(whole.left, whole.top, whole.scale * by, round(whole.width * by), round(whole.height * by))


def _box(cell: int, middle: int, frame: Frame, *, chosen: bool) -> Pick:
    x, y = frame.at(cells.centre(cell))
    return Pick(cells.as_text(cell), hexagon(cell, frame), x - BOX // 2, y - BOX // 2, _name(cell, middle), chosen)


def _name(cell: int, middle: int) -> str:
    """Say where a hexagon lies from the middle: "600 metres north, 350 metres east"."""
    (north, east), (from_north, from_east) = cells.centre(cell), cells.centre(middle)
    up = _round((north - from_north) * _DEGREE)
    aside = _round((east - from_east) * _DEGREE * math.cos(math.radians(from_north)))
    said = [*_way(up, _("north"), _("south")), *_way(aside, _("east"), _("west"))]
    return ", ".join(said) or _("the middle of this map")


def _round(metres: float) -> int:
    return _ROUNDED * round(metres / _ROUNDED)


def _way(metres: int, onward: str, back: str) -> list[str]:
    if not metres:
        return []
    words = ngettext("%(number)d metre %(way)s", "%(number)d metres %(way)s", abs(metres))
    return [words % {"number": abs(metres), "way": onward if metres > 0 else back}]


def _others(inside: list[int], frame: Frame) -> str:
    """Draw where listed groups help already, as one outline without names."""
    groups = overlaps.sharing(cells.compact(inside))
    ground = PatchCell.objects.filter(patch__group__in=groups, patch__team=None).values_list("cell", flat=True)[:2_000]
    every = {cell for cell in ground if cells.size(cell) >= cells.SHOWN - 3}
    return patch_path(cells.compact(every), frame) if every else ""
