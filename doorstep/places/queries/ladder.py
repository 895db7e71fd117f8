"""The ladder down which a postcode is resolved: unit, sector, district, nothing; and the answer says its rung."""

import re
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from doorstep.places import districts, postcodes
from doorstep.places.districts import District
from doorstep.places.models import Edition, PostcodeUnit, Sector
from doorstep.places.postcodes import Reading
from doorstep.places.queries.editions import current
from doorstep.places.queries.spots import Miss, Rung, Spot

MOST_SAID = 40  # of what was typed, enough to say it back


def resolve(typed: str) -> Spot | Miss:
    """Return where a postcode is, as exactly as it is known: the unit, else its sector, else its district.

    Postcodes that were terminated are still found: people keep writing them. What can be no postcode, or is one of
    Northern Ireland, the Channel Islands or Man, or of no known district, is a Miss.
    """
    said = " ".join(typed.split())[:MOST_SAID]
    reading = postcodes.read(typed)
    if reading is None:
        return Miss("not-a-postcode", said)
    if reading.area in postcodes.ELSEWHERE:
        return Miss(postcodes.ELSEWHERE[reading.area], said)
    return _unit(reading) or _sector(reading) or _district(reading) or _nothing(reading, said)


def _unit(reading: Reading) -> Spot | None:
    if not reading.unit:
        return None
    units = PostcodeUnit.objects.filter(edition=_edition(), code=postcodes.compact(reading.unit))
    return _spot(units.values_list("cell", flat=True), "unit", reading)


def _sector(reading: Reading) -> Spot | None:
    if not reading.sector:
        return None
    sectors = Sector.objects.filter(edition=_edition(), code=reading.sector)
    return _spot(sectors.values_list("cell", flat=True), "sector", reading)


def _edition() -> QuerySet[Edition, Any]:
    """Return the current edition as a subquery: a join would leave it to the planner which table to walk through."""
    return current(Edition.Subject.POSTCODES).values("pk")[:1]


def _district(reading: Reading) -> Spot | None:
    district = districts.get(reading.district)
    return _spot([district.cell], "district", reading) if district else None


def _spot(found: Iterable[int], rung: Rung, reading: Reading) -> Spot | None:
    cell = next(iter(found), None)
    if cell is None:
        return None
    return Spot(cell, rung, _shown(cell, reading).label, reading.district)


def _shown(cell: int, reading: Reading) -> District:
    """Return the district to name: the one typed, or the nearest should the imported file know a newer one."""
    return districts.get(reading.district) or districts.all_districts()[districts.at(cell)]


def split_into(typed: str) -> list[Spot]:
    """Return the districts that people sum up as one: SW1A, SW1E and so on for "SW1", of which there is no more."""
    reading = postcodes.read(typed)
    whole = re.compile(f"{reading.district}[A-Z]" if reading else "")
    split = (one for one in districts.all_districts().values() if one.has_streets and whole.fullmatch(one.code))
    return [Spot(district.cell, "district", district.label, district.code) for district in split]


def _nothing(reading: Reading, said: str) -> Miss:
    return Miss("unknown-postcode" if reading.unit else "no-such-district", said)
