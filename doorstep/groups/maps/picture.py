"""What a drawn map consists of: shapes with numbers, patches, hexagons, and perhaps tiles beneath."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from django.conf import settings

from doorstep.places import cells, hexagons
from doorstep.places.frames import Frame, Spot, path

STEPS = 4  # shades, beside that of none

# A drawing is shown small on a phone and larger elsewhere: letters have so many units (groups/map.css says the same).
_SIZES = (("", 32), ("w", 18))
_SCREENS = (("s", 32), ("w", 18))
_LETTER = 0.58  # of its height a letter is wide
_LINE = 1.2


class Words(NamedTuple):
    """A line of letters: their middle, and on which screens there is room for them: all, wide (w) or small (s)."""

    text: str
    x: int
    y: int
    room: str


@dataclass(frozen=True)
class Shape:
    """A place on the map, that one can go to: how many groups, and in which of the steps of shade that falls."""

    name: str
    number: int
    url: str
    path: str
    step: int = 0
    words: Sequence[Words] = ()
    here: bool = False
    plain: bool = False  # without a number: there for orientation only


@dataclass(frozen=True)
class Outline:
    """A patch."""

    path: str
    door: str
    name: str
    url: str = ""
    faint: bool = False


@dataclass(frozen=True)
class Hexagon:
    """A group where its middle is, as finely as anybody may know; or how many are there."""

    path: str
    number: int
    door: str
    url: str
    words: Sequence[Words]
    name: str = ""


class Laid(NamedTuple):
    """A tile from elsewhere, where it lies."""

    url: str
    x: float
    y: float
    size: float


@dataclass(frozen=True)
class Picture:
    frame: Frame
    shapes: Sequence[Shape] = ()
    outlines: Sequence[Outline] = ()
    hexagons: Sequence[Hexagon] = ()
    legend: Sequence[tuple[int, int, int]] = ()  # step, from, to
    tiles: Sequence[Laid] = field(default=())

    @property
    def has_patch(self) -> bool:
        return any(not outline.faint for outline in self.outlines)

    @property
    def has_faint_patch(self) -> bool:
        return any(outline.faint for outline in self.outlines)


def with_tiles(picture: Picture) -> Picture:
    """Lay the operator's tiles under a picture, if there are any."""
    if not settings.TILES_URL:
        return picture
    laid = [
        Laid(settings.TILES_URL.format(z=tile.zoom, x=tile.column, y=tile.row), tile.x, tile.y, tile.size)
        for tile in picture.frame.tiles()
    ]
    return Picture(picture.frame, picture.shapes, picture.outlines, picture.hexagons, picture.legend, laid)


def steps(numbers: Iterable[int]) -> list[int]:
    """Return where each step of shade begins, each as many times the one before: 3, 6, 11, 21 from 3 to 40."""
    some = [number for number in numbers if number]
    least, most = min(some, default=0), max(some, default=0)
    return sorted({max(1, round(least * (most / least) ** (step / STEPS))) for step in range(STEPS)}) if some else []


def step_of(number: int, begins: Sequence[int]) -> int:
    return sum(number >= begin for begin in begins)


def legend(begins: Sequence[int], numbers: Iterable[int]) -> list[tuple[int, int, int]]:
    ends = [*begins[1:], max(numbers, default=0) + 1][: len(begins)]
    return [(step, low, high - 1) for step, (low, high) in enumerate(zip(begins, ends, strict=True), start=1)]


def written(lines: Sequence[str], middle: Spot, drawn: str) -> list[Words]:
    """Write lines one under the other into a shape where all fit; on narrower screens the last one alone."""
    some = list(filter(None, lines))
    every, last = fitting(some, middle, drawn), fitting(some[-1:], middle, drawn)
    if len(every) > len(last) and every[0].room and not last[0].room:
        return [*every, last[0]._replace(room="s")]
    return every or last


def fitting(lines: Sequence[str], middle: Spot, drawn: str) -> list[Words]:
    """Write lines into a shape, from the width on which all fit; none when there is none."""
    wide, high = (0.85 * side for side in extent(drawn))
    room = _room(max(lines, key=len), wide, high / len(lines)) if lines else None
    if room is None:
        return []
    down = _LINE * dict(_SIZES)[room]
    top = middle[1] - (len(lines) - 1) / 2 * down
    return [Words(line, middle[0], round(top + number * down), room) for number, line in enumerate(lines)]


def _room(line: str, wide: float, high: float) -> str | None:
    fitting = (room for room, size in _SIZES if len(line) * _LETTER * size <= wide and _LINE * size <= high)
    return next(fitting, None)


def uncrowded(shapes: Sequence[Shape], besides: Iterable[Words] = ()) -> list[Shape]:
    """Leave words away on those screens where they would stand on others: names sooner than numbers."""
    kept = list(besides)
    numbers = [_placed([line for line in shape.words if _is_number(line, shape)], kept) for shape in shapes]
    names = [_placed([line for line in shape.words if not _is_number(line, shape)], kept) for shape in shapes]
    return [replace(shape, words=[*name, *number]) for shape, name, number in zip(shapes, names, numbers, strict=True)]


def _placed(lines: Iterable[Words], kept: list[Words]) -> list[Words]:
    """Return what can be read of some lines beside those kept so far, and keep it."""
    found = [line for each in lines if (line := _apart(each, kept))]
    kept += found
    return found


def _is_number(line: Words, shape: Shape) -> bool:
    return not shape.plain and line.text == str(shape.number)


def _apart(line: Words, others: Sequence[Words]) -> Words | None:
    """Return a line for those screens on which it stands apart from others, None if there is no such screen."""
    free = [
        screen
        for screen, size in _SCREENS
        if line.room in {"", screen}
        and not any(other.room in {"", screen} and _meets(line, other, size) for other in others)
    ]
    if len(free) == len(_SCREENS):
        return line
    return line._replace(room=free[0]) if free else None


def _meets(one: Words, other: Words, size: int) -> bool:
    aside = (len(one.text) + len(other.text)) / 2 * _LETTER * size
    return abs(one.y - other.y) < size and abs(one.x - other.x) < aside


def extent(drawn: str) -> tuple[int, int]:
    """Return how wide and high the largest ring of a path is."""
    sizes = [_ring_extent(ring) for ring in drawn.split("z") if ring]
    return max(sizes, key=lambda size: size[0] * size[1], default=(0, 0))


def _ring_extent(ring: str) -> tuple[int, int]:
    numbers = [int(number) for number in ring.partition("l")[2].replace("-", " -").split()]
    easts, souths = _travelled(numbers[::2]), _travelled(numbers[1::2])
    return max(easts) - min(easts), max(souths) - min(souths)


def _travelled(steps: Iterable[int]) -> list[int]:
    places = [0]
    for step in steps:
        places.append(places[-1] + step)
    return places


def hexagon(cell: int, frame: Frame) -> str:
    return path([hexagons.corners_of(cell)], frame)


def midst(found: Iterable[int]) -> int:
    """Return the cell nearest to the middle of these."""
    every = list(found)
    points = [cells.centre(cell) for cell in every]
    middle = sum(point[0] for point in points) / len(points), sum(point[1] for point in points) / len(points)
    return min(every, key=lambda cell: (cells.metres(cells.centre(cell), middle), cell))
