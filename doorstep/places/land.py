"""Where Great Britain is land, so that a map made of hexagons has a coast; pure.

The hexagons come with the software; `python -m tools.land` makes them from a list of postcodes.

Contains OS data © Crown copyright and database right 2025. Contains Royal Mail data © Royal Mail copyright and database
right 2025. Source: Office for National Statistics licensed under the Open Government Licence v3.0.
"""

from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from doorstep.places import cells, hexagons

LAND = Path(__file__).with_name("data") / "land.csv"
FINEST = 7  # edge about 1.4 km: how finely the coast is known

_LENGTH = 15  # of a cell's spelling
_UNUSED = "f"  # which ends it for every size coarser than the finest
_MOSTLY = 3  # of seven: a coarser hexagon with so many hexagons of land in it is land


@cache
def region_by_cell() -> Mapping[int, str]:
    """Return the cells of land at FINEST, and what the postcodes nearest to each begin with."""
    found: dict[int, str] = {}
    for line in LAND.read_text("ascii").splitlines()[1:]:
        cell, _, region = line.partition(",")
        folded = hexagons.cell_of(cell.ljust(_LENGTH, _UNUSED))
        found |= dict.fromkeys(hexagons.children_of(folded, FINEST), region)
    return MappingProxyType(found)


@cache
def land(resolution: int = FINEST) -> frozenset[int]:
    """Return the cells of land at FINEST or a coarser resolution."""
    if resolution == FINEST:
        return frozenset(region_by_cell())
    inside = Counter(cells.ancestor(cell, resolution) for cell in land(resolution + 1))
    return frozenset(cell for cell, count in inside.items() if count >= _MOSTLY)


def is_land(cell: int) -> bool:
    """Tell whether a cell of any size lies on land, as finely as that is known."""
    size = min(cells.size(cell), FINEST)
    return cells.ancestor(cell, size) in land(size)


def written(found: Mapping[int, str]) -> str:
    """Write cells of FINEST folded together by region, each as the beginning of its spelling."""
    by_region: dict[str, list[int]] = {}
    for cell, region in found.items():
        by_region.setdefault(region, []).append(cell)
    lines = [
        f"{cells.as_text(cell).rstrip(_UNUSED)},{region}"
        for region in sorted(by_region)
        for cell in cells.compact(by_region[region])
    ]
    return "\n".join(["cell,region", *lines]) + "\n"
