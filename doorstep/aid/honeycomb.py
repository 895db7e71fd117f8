"""Where many things lie side by side, so that none hides another: as the cells of a honeycomb do; pure."""

import math
from collections.abc import Iterator

# How far one row lies from the next, where two beside each other are 1 apart.
ROW = math.sqrt(3) / 2
# Along the sides of a ring, from its upper right corner clockwise: right and down, both in steps of a honeycomb.
_SIDES = ((0, 1), (-1, 1), (-1, 0), (0, -1), (1, -1), (1, 0))


def rings(many: int) -> int:
    """Return how many rings around the one in the middle hold so many: 1, 7, 19, 37 fill them."""
    return math.ceil((math.sqrt(12 * many - 3) - 3) / 6)


def honeycomb() -> Iterator[tuple[float, float]]:
    """Yield its places from the middle outwards, right and down from there; each is 1 from its neighbours."""
    yield 0.0, 0.0
    ring = 0
    while True:
        ring += 1
        right, down = ring, -ring
        for east, south in _SIDES:
            for _ in range(ring):
                yield right + down / 2, ROW * down
                right, down = right + east, down + south
