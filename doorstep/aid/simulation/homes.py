"""Where people live: drawn from real postcodes where a list of them is given, otherwise in made-up clusters."""

import csv
import gzip
import math
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from random import Random

Home = tuple[float, float]
Homes = Callable[[], Home]

# One cluster for so many square kilometres, so wide; the rest lives anywhere.
_CLUSTER_KM2, _CLUSTER_WIDE, _CLUSTERED = 4.0, 450.0, 0.75
_DEGREE = 111_195.0  # metres of a degree of latitude
_DOORS = 40.0  # how far around its postcode's middle somebody lives, in metres


def made_up(chance: Random, km2: float) -> Homes:
    """Return where to draw homes from, in metres, on a square of so many square kilometres."""
    side = 1_000 * math.sqrt(km2)
    middles = [(side * chance.random(), side * chance.random()) for _ in range(max(1, round(km2 / _CLUSTER_KM2)))]

    def draw() -> Home:
        if chance.random() >= _CLUSTERED:
            return side * chance.random(), side * chance.random()
        east, north = chance.choice(middles)
        return chance.gauss(east, _CLUSTER_WIDE), chance.gauss(north, _CLUSTER_WIDE)

    return draw


def of_postcodes(chance: Random, km2: float, file: Path) -> Homes:
    """Return where to draw homes from: the postcodes of a list around its middle, within so many square kilometres.

    A pile of codes on one point, such as post-office boxes, counts once.
    """
    radius = 1_000 * math.sqrt(km2 / math.pi)
    inside = [spot for spot in _spots(file) if math.hypot(*spot) <= radius]

    def draw() -> Home:
        east, north = chance.choice(inside)
        return chance.gauss(east, _DOORS), chance.gauss(north, _DOORS)

    return draw


@lru_cache(maxsize=1)
def _spots(file: Path) -> list[Home]:
    """Read a packed list with columns lat and lon; return metres east and north of the median of all."""
    with gzip.open(file, "rt", encoding="utf-8", newline="") as lines:
        points = sorted({(float(row["lat"]), float(row["lon"])) for row in csv.DictReader(lines)})
    south = points[len(points) // 2][0]
    west = sorted(lon for _, lon in points)[len(points) // 2]
    wide = _DEGREE * math.cos(math.radians(south))
    return [(wide * (lon - west), _DEGREE * (lat - south)) for lat, lon in points]
