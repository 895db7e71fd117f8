"""Great Britain as a mosaic: each hexagon of land given to the postcode district whose centre is nearest; pure.

Districts have no outlines of their own, so these pieces are what the map draws where no areas are imported
(docs/decisions/0025). A region is what a postcode begins with: SE, IV.
"""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from doorstep.places import cells, districts, hexagons
from doorstep.places.land import FINEST as LAND
from doorstep.places.land import is_land, land, region_by_cell

COUNTRY = 6  # the size of hexagon, edge about 3.7 km, of which the whole country is made
HUB = 5  # of these hexagons each knows which districts can be inside it
FINEST = 9
MOST = 3_000  # hexagons: a region is made of the smallest hexagons of which it has no more

Pieces = Mapping[str, frozenset[int]]


@cache
def regions() -> Mapping[str, tuple[str, ...]]:
    """Return each region's districts of streets."""
    found: dict[str, list[str]] = {}
    for district in districts.all_districts().values():
        if district.has_streets:
            found.setdefault(districts.region_of(district.code), []).append(district.code)
    return MappingProxyType({region: tuple(sorted(codes, key=districts.natural)) for region, codes in found.items()})


@cache
def country() -> Pieces:
    """Return the hexagons of each region in the whole country."""
    return _sorted_out((_region_at(cell), cell) for cell in land(COUNTRY))


def _region_at(cell: int) -> str:
    """Return the region of the district nearest to a hexagon's middle, from the list of land where that has it."""
    middle = cells.cell_at(*cells.centre(cell), LAND)
    return region_by_cell().get(middle) or districts.region_of(districts.at(cell))


@lru_cache(maxsize=256)
def region(name: str) -> Pieces:
    """Return the hexagons of each district of a region, and of the districts among them."""
    hubs = _hubs_of(frozenset(regions()[name]))
    size = _size_for(len(country().get(name, ())) * 7 ** (FINEST - COUNTRY))
    return _of(hubs, size, frozenset(regions()[name]))


@lru_cache(maxsize=1024)
def around(code: str) -> Pieces:
    """Return the hexagons of a district and of those it borders on."""
    own = _of(_hubs_of(frozenset([code])), FINEST, frozenset([code])).get(code, frozenset())
    if len(own) > MOST:
        own = frozenset(cells.ancestor(cell, FINEST - 1) for cell in own)
    size = cells.size(next(iter(own), 0)) if own else FINEST
    beside = frozenset(districts.at(cell) for cell in cells.around(own)) | {code}
    return _of(_hubs_of(beside), size, beside)


@lru_cache(maxsize=256)
def between(south: float, west: float, north: float, east: float, size: int) -> Pieces:
    """Return the hexagons of `size` with their centre in a box of degrees, by the district they belong to."""
    box = [(south, west), (south, east), (north, east), (north, west)]
    inside = [cell for cell in hexagons.touching([box], size) if is_land(cell)]
    return _sorted_out((districts.at(cell), cell) for cell in inside)


def _of(hubs: frozenset[int], size: int, wanted: frozenset[str]) -> Pieces:
    inside = (cell for hub in hubs for cell in hexagons.children_of(hub, size))
    labelled = ((districts.at(cell), cell) for cell in inside if is_land(cell))
    return _sorted_out((code, cell) for code, cell in labelled if code in wanted)


def _sorted_out(labelled: Iterable[tuple[str, int]]) -> Pieces:
    found: dict[str, set[int]] = {}
    for label, cell in labelled:
        found.setdefault(label, set()).add(cell)
    return MappingProxyType({label: frozenset(found[label]) for label in sorted(found)})


def _size_for(smallest: int) -> int:
    """Choose the size of hexagon by how many of the smallest there would be."""
    return next((size for size in range(FINEST, COUNTRY, -1) if smallest <= MOST * 7 ** (FINEST - size)), COUNTRY)


def _hubs_of(codes: frozenset[str]) -> frozenset[int]:
    """Return the hubs in which a hexagon of these districts can lie."""
    return frozenset(hub for code in codes for hub in _hubs(code))


@lru_cache(maxsize=4096)
def _hubs(code: str) -> frozenset[int]:
    """Go outwards from a district's centre while something under a hub can still be nearest to it."""
    ring = found = {cells.ancestor(districts.all_districts()[code].cell, HUB)}
    while ring := {hub for hub in (cells.around(ring) & _coastal()) - found if code in _codes_under(hub)}:
        found = found | ring
    return frozenset(found)


@cache
def _coastal() -> frozenset[int]:
    """Return the hubs with land in them, and those beside: the sea behind a last island goes on for ever."""
    return frozenset(cells.around({cells.ancestor(cell, HUB) for cell in land()}))


@lru_cache(maxsize=4096)
def _codes_under(hub: int) -> frozenset[str]:
    return frozenset(district.code for district in districts.possible_under(hub))
