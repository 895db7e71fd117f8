"""Places that are only the middle of something large: a city, a country, or a point that many lines share."""

import re
from collections import defaultdict
from collections.abc import Iterable

from doorstep.core.trigrams import plain
from doorstep.groups.importing.rows import Row

# Groups of different names on one and the same point: so many, and the point is no doorstep.
MANY = 3
# What a place may consist of and still name nothing smaller than a city.
_LARGE = re.compile(
    r"(?:(?:central|inner|outer|greater|north|south|east|west|city|of|and|region|area|all|parts|the"
    r"|london|birmingham|manchester|leeds|glasgow|edinburgh|liverpool|bristol|cardiff|sheffield"
    r"|facebook|whatsapp|online|internet|virtual|anywhere|everywhere|nationwide|worldwide"
    r"|england|scotland|wales|uk|gb|united|kingdom|great|britain|kent|surrey|essex)\b ?)+"
)


def only_large(place: str) -> bool:
    """Say whether a place names a city or more and nothing in it, or no place at all: "London, UK", "Facebook"."""
    return _LARGE.fullmatch(plain(place)) is not None


def shared(rows: Iterable[Row]) -> dict[str, int]:
    """Find the positions on which lines of several names stand, and how many lines."""
    names: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row.about and (point := position(row)):
            names[point].append(plain(row.about.name))
    return {point: len(on_it) for point, on_it in names.items() if len(set(on_it)) >= MANY}


def position(row: Row) -> str:
    """Give the position as the line has it; a postcode is no point."""
    latitude, longitude = row.values.get("latitude", ""), row.values.get("longitude", "")
    return f"{latitude}, {longitude}" if latitude and longitude else ""
