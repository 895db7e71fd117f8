"""Who goes where, drawn: a line from where somebody sets out to where it is done, between cells anybody may see."""

from collections.abc import Iterable
from dataclasses import dataclass

from doorstep.aid.queries.together import Line
from doorstep.places import cells, hexagons
from doorstep.places.frames import Box, Frame, Spot, path


@dataclass(frozen=True)
class Way:
    """One line of the plan: its number in the table, from where to where, in units of the drawing."""

    number: int
    start: Spot
    end: Spot


@dataclass(frozen=True)
class Drawn:
    """The ways, and as an SVG path the cells around them."""

    frame: Frame
    ground: str
    ways: list[Way]


def drawn(lines: Iterable[Line]) -> Drawn | None:
    """Draw those lines that somebody does; None where nobody does anything."""
    found = [
        (number, cells.shown(line.doer.cell), cells.shown(line.task.cell))
        for number, line in enumerate(lines, 1)
        if line.doer
    ]
    if not found:
        return None
    ground = sorted(cells.around({cell for _number, *both in found for cell in both}))
    corners = [hexagons.corners_of(cell) for cell in ground]
    frame = Frame.around(Box.of([point for each in corners for point in each]))
    ways = [Way(number, frame.at(cells.centre(home)), frame.at(cells.centre(there))) for number, home, there in found]
    return Drawn(frame, path(corners, frame), ways)
