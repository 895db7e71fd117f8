"""Ranges of integers in which the descendants of cells lie; the arithmetic below `cells`."""

from collections.abc import Iterable
from functools import cache

from doorstep.places.resolutions import STORED

Range = tuple[int, int]

_SIZE_BITS = 52
_DIGIT_BITS = 3
_FINEST = 15
_UNUSED = 0b111  # the digit of every resolution finer than the cell's own


def children_range(cell: int, resolution: int = STORED) -> Range:
    """Return the first and last integer (inclusive) that a descendant of `cell` at `resolution` can have.

    Bit layout from h3geo.org/docs/core-library/h3Indexing: each finer digit runs from 0 to 6.
    Raises ValueError when the cell is finer than `resolution`.
    """
    size = cell >> _SIZE_BITS & 0b1111
    if size > resolution:
        raise ValueError(f"A cell of resolution {size} has no descendants at {resolution}.")
    finer = _ones(size, resolution)
    head = cell & ~(0b1111 << _SIZE_BITS | _UNUSED * finer) | resolution << _SIZE_BITS
    return head, head | 0b110 * finer


@cache
def _ones(size: int, resolution: int) -> int:
    """Return a 1 in each digit after `size` up to and with `resolution`."""
    return sum(1 << _place(each) for each in range(size + 1, resolution + 1))


def _place(size: int) -> int:
    return _DIGIT_BITS * (_FINEST - size)


def shift_to(resolution: int) -> int:
    """Return how many bits at the end of a cell are finer than `resolution`: without them its descendants are alike."""
    return _place(resolution)


def cell_of_beginning(beginning: int, resolution: int) -> int:
    """Return the cell of `resolution` whose descendants begin so, when `shift_to` bits are taken off their end."""
    bits = _place(resolution)
    return (beginning << bits | (1 << bits) - 1) & ~(0b1111 << _SIZE_BITS) | resolution << _SIZE_BITS


def merged(ranges: Iterable[Range]) -> list[Range]:
    """Sort ranges of one resolution and join those that overlap or have no cell between them."""
    joined: list[Range] = []
    for first, last in sorted(ranges):
        if joined and first <= _next(joined[-1][1]):
            joined[-1] = joined[-1][0], max(last, joined[-1][1])
        else:
            joined.append((first, last))
    return joined


def _next(cell: int) -> int:
    """Count one cell on: add one to its last digit, and carry, since no digit in use is 7."""
    place = _place(cell >> _SIZE_BITS & 0b1111)
    cell += 1 << place
    while place <= _place(1) and cell >> place & _UNUSED == _UNUSED:
        cell += 1 << place
        place += _DIGIT_BITS
    return cell
