"""Who goes where, drawn: a line from where somebody sets out to where it is done, between cells anybody may see."""

from collections.abc import Iterable
from dataclasses import dataclass

from doorstep.aid.queries.together import Line
from doorstep.places import cells
from doorstep.places.frames import Box, Frame, Spot


@dataclass(frozen=True)
class Way:
    """One line of the plan: its number in the table, from where to where, in units of the drawing."""

    number: int
    start: Spot
    end: Spot


@dataclass(frozen=True)
class Drawn:
    frame: Frame
    ways: list[Way]


def drawn(lines: Iterable[Line]) -> Drawn | None:
    """Draw those lines that somebody does; None where nobody does anything."""
    found = [(number, line.task.cell, line.doer.cell) for number, line in enumerate(lines, 1) if line.doer]
    points = [(_shown(there), _shown(home)) for _number, there, home in found]
    if not points:
        return None
    frame = Frame.around(Box.of([point for both in points for point in both]))
    ways = [
        Way(number, frame.at(home), frame.at(there))
        for (number, _there, _home), (there, home) in zip(found, points, strict=True)
    ]
    return Drawn(frame, ways)


def _shown(cell: int) -> tuple[float, float]:
    return cells.centre(cells.shown(cell))
