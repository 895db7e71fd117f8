"""The address of the finder's answer: a cell and words, never a postcode (docs/decisions/0014)."""

from typing import get_args
from urllib.parse import urlencode

from django.urls import reverse

from doorstep.places import cells, districts, postcodes
from doorstep.places import queries as places
from doorstep.places.queries import Spot
from doorstep.places.queries.spots import Rung

# Metres from a district's middle to its last street, generously: some in the Highlands are larger, and lose their name.
_FARTHEST = 25_000.0
RUNGS: dict[str, Rung] = {rung: rung for rung in get_args(Rung)}


def near(spot: Spot) -> str:
    """Write the address of the answer for a place."""
    return f"{reverse('near', args=[spot.cell])}?{urlencode({'in': spot.label, 'known': spot.rung})}"


def to(spot: Spot) -> str:
    """Write the address of what there is about a place: an area has a page of its own."""
    area = places.area_with(spot.code) if spot.rung == "area" else None
    return reverse("groups:area", args=[area.kind, area.code]) if area else near(spot)


def read(cell: int, label: str, rung: str) -> Spot:
    """Read such an address back; words that name no place near that cell are replaced by the district's.

    So nobody can send round a link in which the page seems to say what they like.
    """
    if not _names(cell, label):
        district = districts.get(places.district_at(cell))
        label = district.label if district else ""
    named = districts.get(label.partition(" ")[0])
    return Spot(cell=cell, rung=RUNGS.get(rung, "district"), label=label, code=named.code if named else "")


def without_the_door(typed: str) -> str:
    """Return the district of a full postcode that leads nowhere, so that no more of it stays in an address."""
    reading = postcodes.read(typed)
    return reading.district if reading and (reading.unit or reading.sector) else ""


def _names(cell: int, label: str) -> bool:
    """Say whether `label` is a district's that can reach this cell, or an area's whose middle it is."""
    district = districts.get(label.partition(" ")[0])
    if district and district.label == label:
        return cells.distance(cell, district.cell) <= _FARTHEST
    return any(cells.shown(spot.cell) == cell for spot in places.areas_called(label))
