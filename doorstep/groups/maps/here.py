"""The small maps on other pages: a group's patch and its neighbours', an area's groups. Never one about a person."""

from dataclasses import dataclass

from doorstep.groups.maps import areas, close, pages
from doorstep.groups.maps.picture import Outline, Picture
from doorstep.groups.models import Group, PatchCell
from doorstep.groups.queries import counting, overlaps
from doorstep.places import cells, hexagons
from doorstep.places.frames import Box, Frame
from doorstep.places.queries import outlined


@dataclass(frozen=True)
class Here:
    """A small map: what it shows, its hexagon for the large one, and who helps on the same ground."""

    picture: Picture
    cell: int
    sharing: list[Group]


def of_group(group: Group) -> Here | None:
    """Draw a group's patch over those of its neighbours; None for a group that has drawn none."""
    ground = list(PatchCell.objects.filter(patch__group=group, patch__team=None).values_list("cell", flat=True))
    if not ground:
        return None
    frame = Frame.around(Box.of(corner for cell in ground for corner in hexagons.corners_of(cell)))
    sharing = overlaps.sharing(ground, besides=group.pk)
    own = Outline(close.patch_path(ground, frame), group.door_colour, group.name)
    beside = close.patches_of(sharing, frame)
    return Here(Picture(frame, pages.around(frame), [*beside, own]), cells.shown(group.cell), sharing)


def of_area(code: str) -> Here | None:
    """Draw an imported area with its groups: their hexagons, and the patches of the first of them by name."""
    area = outlined.with_code(code)
    if area is None:
        return None
    frame = areas.framed([area])
    groups = counting.within(counting.lines_of(outlined.ground_of([area]))).defer("description")
    patches = close.patches_of(groups.order_by("sort_name", "pk")[: close.MOST_PATCHES], frame)
    shapes = areas.areas_on(frame, area.kind, code)
    return Here(Picture(frame, shapes, patches, close.groups_on(frame)), cells.shown(area.cell), [])
