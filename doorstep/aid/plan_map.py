"""Who goes where, drawn: from the field where somebody sets out to the fields where they are wanted.

Both are known only by the cells that anybody may see. What lies in one cell is laid out side by side in it, in the
order of the list: where in it somebody lives, or is wanted, is neither known here nor shown.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from string import ascii_lowercase, ascii_uppercase
from uuid import UUID

from doorstep.aid.honeycomb import ROW, honeycomb, rings
from doorstep.aid.queries.together import Line
from doorstep.groups.maps.close import patch_path
from doorstep.places import cells, hexagons
from doorstep.places.frames import Box, Frame, Spot, path

# How large a circle is where there is room, in units of the drawing; what of its room it fills; and how many times its
# size two lie from each other at the most.
LARGEST, SHARE, MOST_APART = 34, 0.42, 3
LETTERS = ascii_uppercase + ascii_lowercase
# A door by its number in the list, a home by the volunteer who sets out from it.
Item = int | UUID


@dataclass(frozen=True)
class Doer:
    """Somebody with what they would do, each with its number; `letter` stands for them on the map."""

    volunteer: UUID
    letter: str
    name: str
    does: list[tuple[int, Line]]


@dataclass(frozen=True)
class Mark:
    """A number or a letter, and where it stands."""

    text: str
    at: Spot


@dataclass(frozen=True)
class Drawn:
    """The map: paths of the cells, of the group's patch and of the ways; doors and homes, each of this size."""

    frame: Frame
    ground: str
    patch: str
    ways: str
    doors: list[Mark]
    homes: list[Mark]
    size: int

    @property
    def letters(self) -> int:
        """How high they are: three of them fit into a circle."""
        return self.size

    @property
    def side(self) -> int:
        return round(self.size * 1.7)

    @property
    def back(self) -> int:
        """How far from its middle a square begins, to the left and upwards."""
        return -round(self.side / 2)


def doers(lines: Iterable[Line]) -> list[Doer]:
    """Say of everybody who does something in the plan what it is, in the order of the list."""
    found: dict[UUID, tuple[str, list[tuple[int, Line]]]] = {}
    for number, line in enumerate(lines, 1):
        if line.doer:
            found.setdefault(line.doer.volunteer, (line.doer.name, []))[1].append((number, line))
    return [Doer(who, _letter(place), *named) for place, (who, named) in enumerate(found.items())]


def _letter(place: int) -> str:
    """Count A to Z, a to z, and then AA to zz."""
    turn, letter = divmod(place, len(LETTERS))
    return LETTERS[letter] * (turn + 1)


def drawn(lines: Sequence[Line], patch: Sequence[int] = ()) -> Drawn | None:
    """Draw those lines for which somebody goes to a door; None where nobody goes anywhere."""
    going = {number: line.doer for number, line in enumerate(lines, 1) if line.doer and line.at_a_door}
    if not going:
        return None
    homes = {who.volunteer: cells.shown(who.cell) for who in going.values()}
    doors = {number: cells.shown(lines[number - 1].task.cell) for number in going}
    fields = {*homes.values(), *doors.values()}
    frame = Frame.around(Box.of([corner for field in fields for corner in hexagons.corners_of(field)]))
    size, spots = _laid_out([*doors.items(), *homes.items()], frame)
    letters = {each.volunteer: each.letter for each in doers(lines)}
    return Drawn(
        frame,
        ground=path(map(hexagons.corners_of, sorted(cells.around(fields))), frame),
        patch=patch_path(patch, frame) if patch else "",
        ways="".join(_way(spots[who.volunteer], spots[number]) for number, who in going.items()),
        doors=[Mark(f"{letters[who.volunteer]}{number}", spots[number]) for number, who in going.items()],
        homes=[Mark(letters[home], spots[home]) for home in homes],
        size=size,
    )


def _way(start: Spot, end: Spot) -> str:
    return f"M{start[0]} {start[1]}L{end[0]} {end[1]}"


def _laid_out(items: Iterable[tuple[Item, int]], frame: Frame) -> tuple[int, dict[Item, Spot]]:
    """Lay out what lies in each cell, so that nothing hides another; return the size of each, and where it stands."""
    within: dict[int, list[Item]] = defaultdict(list)
    for item, cell in items:
        within[cell].append(item)
    steps = {cell: _room(cell, frame) / (rings(len(found)) + SHARE) for cell, found in within.items()}
    size = min(LARGEST, *(round(SHARE * step) for step in steps.values()))
    spots: dict[Item, Spot] = {}
    for cell, found in within.items():
        (x, y), step = frame.at(cells.centre(cell)), min(steps[cell], MOST_APART * size)
        for item, (right, down) in zip(found, islice(honeycomb(), len(found)), strict=True):
            spots[item] = round(x + step * right), round(y + step * down)
    return size, spots


def _room(cell: int, frame: Frame) -> float:
    """Return how far it is from the middle of a cell to its nearest edge, in units of the drawing."""
    middle = frame.at(cells.centre(cell))
    return ROW * min(math.dist(middle, frame.at(corner)) for corner in hexagons.corners_of(cell))
