"""How many groups help where, and how many have their middle in which hexagon; counted in the database.

The digits of a cell's integer stand in order (docs/decisions/0003), so those of one coarser cell share their beginning:
shifting the end away groups them, from the index alone.
"""

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_
from typing import NamedTuple

from django.db.models import Count, F, Min, Q, QuerySet

from doorstep.groups.models import Group, GroupArea, GroupDistrict
from doorstep.groups.queries import directory
from doorstep.groups.queries.remembered import remembered
from doorstep.places import cells, districts, hexagons
from doorstep.places.frames import Box
from doorstep.places.ranges import Range, cell_of_beginning, shift_to

# More districts than this are no list that anybody reads.
FEW_DISTRICTS = 120
# Fewer ranges than this make one question.
_FEW = 100


class Counted(NamedTuple):
    """A hexagon, how many groups have their middle in it, and the first of them."""

    cell: int
    groups: int
    first: int


def by_region() -> dict[str, int]:
    """Count the groups found under the districts of each region ("SE"), each once a region."""
    found = GroupDistrict.objects.filter(directory.of_shown()).order_by().values_list("region")
    return remembered("regions", lambda: dict(found.annotate(Count("group", distinct=True))))


def by_district(region: str) -> dict[str, int]:
    """Count the groups found under each district of a region."""
    found = GroupDistrict.objects.filter(directory.of_shown(), region=region).order_by().values_list("code")
    return dict(found.annotate(Count("group")))


def headings(region: str = "") -> list[directory.Counted]:
    """Return the districts that have groups, of a region or of all; only the regions, where those are very many."""
    found = by_district(region) if region else _few_districts() or by_region()
    ordered = sorted(found.items(), key=lambda row: districts.natural(row[0]))
    return [directory.Counted(code, districts.label_of(code), number) for code, number in ordered]


def _few_districts() -> dict[str, int]:
    codes = set(GroupDistrict.objects.order_by().values_list("code", flat=True).distinct()[: FEW_DISTRICTS + 1])
    found = GroupDistrict.objects.filter(directory.of_shown()).order_by().values_list("code")
    return dict(found.annotate(Count("group"))) if len(codes) <= FEW_DISTRICTS else {}


def by_area(kind: str) -> dict[str, int]:
    """Count the groups found under each area of a kind that has any."""
    areas = GroupArea.objects.filter(directory.of_shown(), kind=kind).order_by().values_list("code")
    return remembered(f"areas {kind}", lambda: dict(areas.annotate(Count("group"))))


def per_hexagon(size: int, lines: Sequence[Range] | None = None) -> list[Counted]:
    """Count the groups that may be shown in each hexagon of `size`, where asked only within ranges of stored cells."""
    found = (
        within(lines)
        .annotate(beginning=F("cell").bitrightshift(shift_to(size)))
        .values_list("beginning")
        .annotate(Count("id"), Min("id"))
        .order_by("beginning")
    )
    return [Counted(cell_of_beginning(beginning, size), number, first) for beginning, number, first in found]


def within(lines: Sequence[Range] | None) -> QuerySet[Group]:
    """Return the groups that may be shown with their middle in these ranges, or all."""
    shown = directory.shown()
    if lines is None:
        return shown
    return shown.filter(reduce(or_, (Q(cell__range=line) for line in lines))) if lines else shown.none()


def lines_of(found: Iterable[int]) -> list[Range]:
    """Return the ranges of these cells: few, if need be by taking in what lies around them too."""
    ground = set(found)
    lines = cells.ranges(ground)
    while len(lines) > _FEW:
        size = max(map(cells.size, ground)) - 1
        ground = {cells.ancestor(cell, size) if cells.size(cell) > size else cell for cell in ground}
        lines = cells.ranges(ground)
    return lines


def lines_over(box: Box) -> list[Range]:
    """Return a few ranges that hold every cell in a box of degrees, and some around it."""
    corners = [(box.south, box.west), (box.south, box.east), (box.north, box.east), (box.north, box.west)]
    size = next((each for each in range(7, 2, -1) if _cells_in(box, each) < _FEW), 2)
    return cells.ranges(cells.around(hexagons.touching([corners], size)))


def _cells_in(box: Box, size: int) -> float:
    high = cells.metres((box.south, box.west), (box.north, box.west))
    wide = cells.metres((box.south, box.west), (box.south, box.east))
    return high * wide / hexagons.AREAS[size]
