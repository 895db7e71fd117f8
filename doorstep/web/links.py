"""The address of the finder's answer: a cell and words, never a postcode (docs/safety, rule 3)."""

from typing import get_args
from urllib.parse import urlencode

from django.urls import reverse

from doorstep.places import cells, districts
from doorstep.places import queries as places
from doorstep.places.queries import Spot
from doorstep.places.queries.spots import Rung

RUNGS: dict[str, Rung] = {rung: rung for rung in get_args(Rung)}


def near(spot: Spot) -> str:
    """Write the address of the answer for a place."""
    return f"{reverse('near', args=[spot.cell])}?{urlencode({'in': spot.label, 'known': spot.rung})}"


def read(cell: int, label: str, rung: str) -> Spot:
    """Read such an address back; words that name no place at that cell are replaced by the district's.

    So nobody can send round a link in which the page seems to say what they like.
    """
    district = districts.get(districts.at(cell))
    known = [spot.label for spot in places.named(label) if cells.shown(spot.cell) == cell]
    if label not in known:
        label = district.label if district else ""
    return Spot(cell=cell, rung=RUNGS.get(rung, "district"), label=label)
