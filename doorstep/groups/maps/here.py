"""The small maps on other pages: a group's patch and its neighbours', an area's groups. Never one about a person."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.urls import reverse

from doorstep.groups.maps import areas, close, pages
from doorstep.groups.maps.picture import Outline, Picture
from doorstep.groups.models import Group
from doorstep.groups.queries import overlaps
from doorstep.groups.queries.areas import in_area
from doorstep.groups.queries.ground import own_cells
from doorstep.places import cells, hexagons
from doorstep.places import queries as places
from doorstep.places.frames import Box, Frame
from doorstep.places.models import Area


@dataclass(frozen=True)
class Here:
    """A small map: what it shows, the address of the large one, and who helps on the same ground."""

    picture: Picture
    large: str
    sharing: list[Group]


def of_group(group: Group, ground: Sequence[int] | None = None) -> Here | None:
    """Draw a group's patch over those of its neighbours, or `ground` as if it were; None where there is none."""
    ground = ground or own_cells([group.pk]).get(group.pk)
    if not ground:
        return None
    frame = Frame.around(Box.of(corner for cell in ground for corner in hexagons.corners_of(cell)))
    sharing = overlaps.sharing(ground, besides=group.pk)
    own = Outline(close.patch_path(ground, frame), group.door_colour, group.name)
    beside = close.patches_of(sharing, frame)
    return Here(
        Picture(frame, pages.around(frame), [*beside, own]),
        reverse("map:hexagon", args=[cells.shown(group.cell)]),
        sharing,
    )


def of_area(area: Area) -> Here:
    """Draw an imported area with its groups: their hexagons, and the patches of the first of them by name."""
    frame = areas.framed([area])
    found = in_area(area.kind, area.code).prefetch_related(None)
    patches = close.patches_of(found[: close.MOST_PATCHES], frame)
    # The page has its name as a title; here it would lie across the groups.
    beside = areas.areas_on(frame, places.of_kind(area.kind), area.code)
    shapes = [replace(one, words=()) if one.here else one for one in beside]
    return Here(replace(pages.near(frame, shapes), outlines=patches), areas.url(area), [])
