"""The map on a network's page: its area, and the patches of its groups."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from django.urls import reverse

from doorstep.groups.maps import close, pages
from doorstep.groups.maps.here import Here
from doorstep.groups.maps.picture import Outline, Picture
from doorstep.groups.models import Group
from doorstep.networks.models import Network
from doorstep.networks.queries import directory
from doorstep.places import cells, hexagons
from doorstep.places.frames import Box, Frame


def of_gaps(network: Network, bare: Sequence[int]) -> Here | None:
    """Draw where in its area nobody helps; None where somebody does everywhere, or nobody knows."""
    if not bare:
        return None
    ground = _ground(network)
    frame = _frame(ground)
    area = Outline(_path(ground), network.door_colour, network.name, faint=True)
    gap = Outline(close.patch_path(bare, frame), "ink", network.name)
    return Here(
        Picture(frame, pages.around(frame), [area, gap]), reverse("map:hexagon", args=[cells.shown(network.cell)]), []
    )


def of_network(network: Network, groups: Iterable[Group]) -> Here | None:
    """Draw its area with the patches of some groups in it; None for the whole country's, which is the large map."""
    ground = _ground(network)
    if not ground:
        return None
    frame = _frame(ground)
    own = Outline(_path(ground), network.door_colour, network.name, network.get_absolute_url())
    picture = Picture(frame, pages.around(frame), [own, *close.patches_of(groups, frame)])
    return Here(picture, reverse("map:hexagon", args=[cells.shown(network.cell)]), [])


@lru_cache(maxsize=32)
def _frame(ground: tuple[int, ...]) -> Frame:
    """Find what of the world an area fills; kept, for it is asked at each visit, and is the same until it changes."""
    return Frame.around(Box.of(corner for cell in ground for corner in hexagons.corners_of(cell)))


@lru_cache(maxsize=32)
def _path(ground: tuple[int, ...]) -> str:
    return close.patch_path(ground, _frame(ground))


def _ground(network: Network) -> tuple[int, ...]:
    return tuple(sorted(directory.ground(network)))
