"""The frame of a map: degrees become whole units of a drawing, by the projection that map tiles use; pure.

Web Mercator (EPSG:3857): the world is a square, and a tile of zoom z is one of 4^z pieces of it.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

from doorstep.places.hexagons import Point

WIDE, HIGH = 1000, 1000  # units that a drawing has at most
LEAST = 0.6  # of its width a drawing is at least high, and of its height at least wide
MARGIN = 0.04
TILE = 300.0  # units, about, that a tile is wide: then it is shown near the size it was made for
DEEPEST = 19
SMALLEST = 800.0  # metres that a drawing shows at least
EQUATOR = 40_075_016.7  # metres

Spot = tuple[int, int]
Ring = Sequence[Point]


class Box(NamedTuple):
    """Degrees."""

    south: float
    west: float
    north: float
    east: float

    @classmethod
    def of(cls, points: Iterable[Point]) -> Self:
        every = list(points)
        norths, easts = [point[0] for point in every], [point[1] for point in every]
        return cls(min(norths), min(easts), max(norths), max(easts))

    def meets(self, other: Self) -> bool:
        return (
            self.south <= other.north
            and other.south <= self.north
            and self.west <= other.east
            and other.west <= self.east
        )


class Tile(NamedTuple):
    """A tile's place in the pyramid, and where it lies in a drawing."""

    zoom: int
    column: int
    row: int
    x: float
    y: float
    size: float


@dataclass(frozen=True)
class Frame:
    """What of the world a drawing shows: its north-western corner in the world's square, and units across the world."""

    left: float
    top: float
    scale: float
    width: int
    height: int

    @classmethod
    def around(cls, box: Box) -> Self:
        """Fit a box of degrees into a drawing, with a margin."""
        west, north = _square((box.north, box.west))
        east, south = _square((box.south, box.east))
        least = SMALLEST / (EQUATOR * math.cos(math.radians(box.south)))
        wide, high = (max(side, least) * (1 + 2 * MARGIN) for side in (east - west, south - north))
        wide, high = max(wide, LEAST * high), max(high, LEAST * wide)
        scale = min(WIDE / wide, HIGH / high)
        left, top = (west + east - wide) / 2, (north + south - high) / 2
        return cls(left, top, scale, round(wide * scale), round(high * scale))

    def at(self, point: Point) -> Spot:
        x, y = _square(point)
        return round((x - self.left) * self.scale), round((y - self.top) * self.scale)

    @property
    def box(self) -> Box:
        """The degrees it shows."""
        north, west = _degrees(self.left, self.top)
        south, east = _degrees(self.left + self.width / self.scale, self.top + self.height / self.scale)
        return Box(south, west, north, east)

    def shows(self, spot: Spot) -> bool:
        return 0 <= spot[0] <= self.width and 0 <= spot[1] <= self.height

    def metres(self) -> float:
        """Return how many metres it is across, in its middle."""
        box = self.box
        return EQUATOR * self.width / self.scale * math.cos(math.radians((box.south + box.north) / 2))

    def tiles(self) -> Iterator[Tile]:
        """Give the tiles that lie under it."""
        zoom = min(DEEPEST, max(0, round(math.log2(self.scale / TILE))))
        count, size = 1 << zoom, self.scale / (1 << zoom)
        columns = range(int(self.left * count), int((self.left + self.width / self.scale) * count) + 1)
        rows = range(int(self.top * count), int((self.top + self.height / self.scale) * count) + 1)
        for row in rows:
            for column in columns:
                x, y = (column / count - self.left) * self.scale, (row / count - self.top) * self.scale
                yield Tile(zoom, column, row, round(x, 1), round(y, 1), round(size, 1))


def _square(point: Point) -> tuple[float, float]:
    """Return where a point lies in the world's square, from 0 to 1 eastwards and southwards."""
    north = math.radians(point[0])
    return (point[1] + 180) / 360, (1 - math.asinh(math.tan(north)) / math.pi) / 2


def _degrees(x: float, y: float) -> Point:
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y)))), x * 360 - 180


def path(rings: Iterable[Ring], frame: Frame) -> str:
    """Write outlines as an SVG path in whole units, without points that add nothing.

    Every outline is rounded alike, so that neighbours still share their border.
    """
    return "".join(_ring(plain) for ring in rings if len(plain := _plain([frame.at(point) for point in ring])) > 2)  # noqa: PLR2004 # two points are a line


def _plain(spots: list[Spot]) -> list[Spot]:
    """Leave out spots that repeat the one before, or lie on the way to the next."""
    kept: list[Spot] = []
    for spot in spots:
        if kept and spot == kept[-1]:
            continue
        while len(kept) > 1 and _straight(kept[-2], kept[-1], spot):
            kept.pop()
        kept.append(spot)
    while len(kept) > 1 and kept[0] == kept[-1]:
        kept.pop()
    return kept


def _straight(a: Spot, b: Spot, c: Spot) -> bool:
    return (b[0] - a[0]) * (c[1] - b[1]) == (b[1] - a[1]) * (c[0] - b[0])


def _ring(spots: list[Spot]) -> str:
    (x, y), written = spots[0], [f"M{spots[0][0]} {spots[0][1]}l"]
    for east, south in spots[1:]:
        written.append(f"{_number(east - x, first=len(written) == 1)}{_number(south - y)}")
        x, y = east, south
    return "".join(written) + "z"


def _number(value: int, *, first: bool = False) -> str:
    """Write a number with no more space before it than it needs."""
    return str(value) if first or value < 0 else f" {value}"
