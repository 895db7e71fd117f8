"""Great Britain's postcode districts, which come with the software: centre, the name people use, nearest ground; pure.

Contains OS data © Crown copyright and database right 2025. Contains Royal Mail data © Royal Mail copyright and database
right 2025. Source: Office for National Statistics licensed under the Open Government Licence v3.0.
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType

from doorstep.places import cells
from doorstep.places.hexagons import Point
from doorstep.places.regions import NAMES

_PIECES = re.compile(r"(\D*)(\d*)(.*)")
DATA = Path(__file__).with_name("data") / "districts.csv"

HUBS = (3, 5, 7)  # the sizes of cell that keep a list of the districts near them
REMOTE = 15_000.0  # metres: no mosaic piece reaches farther, or a lone glen's district would run out to sea


@dataclass(frozen=True)
class District:
    """A postcode district: centre in degrees (median of its postcodes, three decimals), name where it has one.

    `kind` is empty for a district of streets, "box" for one of post boxes and bulk mail alone, and "former" for one
    whose streets have other postcodes now: the latter two are found when typed, but no ground belongs to them.
    """

    code: str
    latitude: float
    longitude: float
    name: str
    kind: str = ""

    @property
    def label(self) -> str:
        return f"{self.code} {self.name}".rstrip()

    @cached_property
    def cell(self) -> int:
        return cells.cell_at(self.latitude, self.longitude)

    @property
    def centre(self) -> Point:
        return self.latitude, self.longitude

    @property
    def has_streets(self) -> bool:
        return not self.kind


@cache
def all_districts() -> Mapping[str, District]:
    """Return every district by its code, in the order of the alphabet and the numbers."""
    with DATA.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return MappingProxyType({row["code"]: _district(row) for row in rows})


def _district(row: Mapping[str, str]) -> District:
    return District(row["code"], float(row["latitude"]), float(row["longitude"]), row["name"], row["kind"])


def region_of(code: str) -> str:
    """Return the letters a district's code begins with."""
    return re.match("[A-Z]*", code)[0]  # type: ignore[index] # it matches nothing too


def get(code: str) -> District | None:
    """Return the district with exactly this code, such as "SE15"."""
    return all_districts().get(code)


def label_of(code: str) -> str:
    """Return what a district or a region is called, "SE15 Peckham", "SE South-east London"; else the code itself."""
    district = get(code)
    return district.label if district else f"{code} {NAMES.get(code, '')}".rstrip()


@lru_cache(maxsize=65536)
def at(cell: int) -> str:
    """Return the code of the district of streets whose centre is nearest to this cell's."""
    return _nearest(_hub(cell), cells.centre(cell)).code


def _nearest(hub: int, point: Point) -> District:
    return min(_near(hub), key=lambda district: cells.metres(point, district.centre))


def _hub(cell: int) -> int:
    return next((each for each in cells.ancestors(cell) if cells.size(each) in HUBS), 0)


@lru_cache(maxsize=8192)
def _near(hub: int) -> tuple[District, ...]:
    """Return the districts that can be the nearest to something under this cell; 0 stands for the whole island.

    Whatever lies under a cell is within `slack` of its centre, so no district more than twice that behind the nearest
    one can win. Each size asks only those that its coarser hub has kept.
    """
    if not hub:
        return tuple(district for district in all_districts().values() if district.has_streets)
    middle = cells.centre(hub)
    kept = [(cells.metres(middle, district.centre), district) for district in _near(_coarser_hub(hub))]
    farthest = min(away for away, _ in kept) + 2 * cells.STRAY * cells.EDGE[cells.size(hub)]
    return tuple(district for away, district in kept if away <= farthest)


def possible_under(hub: int) -> tuple[District, ...]:
    """Return the districts that can be the nearest to something under a cell of one of the sizes of HUBS."""
    return _near(hub)


def _coarser_hub(hub: int) -> int:
    return next((each for each in cells.ancestors(hub)[1:] if cells.size(each) in HUBS), 0)


@lru_cache(maxsize=512)
def mosaic(code: str) -> frozenset[int]:
    """Return the stored cells nearer to this district's centre than to any other's, within 15 km of it.

    At least the cell of the centre itself, which is all there is to a district without streets. KeyError for a code
    that is none.
    """
    district = all_districts()[code]
    found = {district.cell}
    ring = set(found) if district.has_streets else set()
    while ring := {each for each in cells.around(ring) - found if _belongs(each, district)}:
        found |= ring
    return frozenset(found)


def _belongs(cell: int, district: District) -> bool:
    point = cells.centre(cell)
    return cells.metres(point, district.centre) <= REMOTE and _nearest(_hub(cell), point) is district


def natural(code: str) -> tuple[str, int, str]:
    """Return a key that sorts codes as people count: SE4 before SE15, EC1A beside EC1V."""
    area, number, rest = _PIECES.findall(code)[0]
    return area, int(number or 0), rest
