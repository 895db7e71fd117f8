"""What is seen from near: groups as door-coloured hexagons, and patches."""

from collections.abc import Iterable, Sequence
from textwrap import wrap

from django.urls import reverse
from django.utils.translation import ngettext

from doorstep.groups.maps.picture import Hexagon, Outline, Words, fitting, hexagon, written
from doorstep.groups.models import Group, Patch, PatchCell
from doorstep.groups.queries import counting
from doorstep.places import cells, hexagons
from doorstep.places.frames import Frame, path
from doorstep.places.outlines import of_one_size

# Kilometres across up to which hexagons of a size are told apart; beyond the last they are of the coarsest.
_SIZES = ((20, cells.SHOWN), (55, 7), (150, 6))
COARSE = 5
MOST_PATCHES = 16
_LETTERS = 14  # in a line of a group's name
COUNTED = "slate"  # the door of a hexagon with several groups


def size_for(frame: Frame) -> int:
    return next((size for kilometres, size in _SIZES if frame.metres() <= kilometres * 1000), COARSE)


def groups_on(frame: Frame) -> list[Hexagon]:
    """Draw all groups within a frame: one in a hexagon has its own door, several are a number."""
    size = size_for(frame)
    counted = [one for one in counting.per_hexagon(size, counting.lines_over(frame.box)) if _is_on(one.cell, frame)]
    alone = Group.objects.defer("description").in_bulk([one.first for one in counted if one.groups == 1])
    return [_alone(one, alone[one.first], frame) if one.first in alone else _several(one, frame) for one in counted]


def _is_on(cell: int, frame: Frame) -> bool:
    return frame.shows(frame.at(cells.centre(cell)))


def _alone(one: counting.Counted, group: Group, frame: Frame) -> Hexagon:
    drawn = hexagon(one.cell, frame)
    words = fitting(wrap(group.name, _LETTERS), frame.at(cells.centre(one.cell)), drawn)
    return Hexagon(drawn, 1, group.door_colour, group.get_absolute_url(), words, group.name)


def _several(one: counting.Counted, frame: Frame) -> Hexagon:
    drawn = hexagon(one.cell, frame)
    words: Sequence[Words] = written([str(one.groups)], frame.at(cells.centre(one.cell)), drawn)
    name = ngettext("%(number)d group", "%(number)d groups", one.groups) % {"number": one.groups}
    return Hexagon(drawn, one.groups, COUNTED, reverse("map:hexagon", args=[one.cell]), words, name)


def patches_of(groups: Iterable[Group], frame: Frame) -> list[Outline]:
    """Draw the own patches of some groups faintly, the largest first, so that smaller ones lie on top."""
    by_pk = {group.pk: group for group in groups}
    patches = Patch.objects.filter(team=None, group__in=by_pk).order_by("-size")[:MOST_PATCHES]
    ground: dict[int, list[int]] = {patch.pk: [] for patch in patches}
    for pk, cell in PatchCell.objects.filter(patch__in=list(ground)).values_list("patch", "cell"):
        ground[pk].append(cell)
    return [
        Outline(
            patch_path(ground[patch.pk], frame), group.door_colour, group.name, group.get_absolute_url(), faint=True
        )
        for patch in patches
        for group in [by_pk[patch.group_id]]
    ]


def patch_path(ground: Iterable[int], frame: Frame) -> str:
    """Draw compacted cells as one outline."""
    return path(hexagons.outlines(of_one_size(list(ground))), frame)
