"""Giving cells without a postcode to the place around them, so that parks and water leave no holes; pure."""

from collections import Counter
from collections.abc import Mapping

from doorstep.places import cells

ROUNDS = 3  # how many cells, about 300 metres each, a place reaches beyond its last postcode
LARGEST_HOLE = 500  # cells; whatever is larger and empty is the world outside


def filled(labels: Mapping[int, str], wanted: str) -> set[int]:
    """Return the cells labelled `wanted`, those empty ones that lie nearer to it than to another label, and its holes.

    `labels` must reach far enough around to know the neighbours. Where two labels come equally near, the one with more
    cells beside decides, then the alphabet, so that neighbours never claim the same cell.
    """
    known = dict(labels)
    for _ in range(ROUNDS):
        known |= _claimed(known)
    own = {cell for cell, label in known.items() if label == wanted}
    return own | _holes(own, known)


def _claimed(known: Mapping[int, str]) -> dict[int, str]:
    claims: dict[int, Counter[str]] = {}
    for cell, label in known.items():
        for empty in _empty_beside(cell, known):
            claims.setdefault(empty, Counter())[label] += 1
    return {empty: min(claim, key=lambda label: (-claim[label], label)) for empty, claim in claims.items()}


def _empty_beside(cell: int, known: Mapping[int, str]) -> list[int]:
    return [beside for beside in cells.around([cell]) if beside not in known]


def _holes(own: set[int], known: Mapping[int, str]) -> set[int]:
    holes: set[int] = set()
    unseen = {cell for cell in cells.around(own) if cell not in known}
    while unseen:
        hole = _empty_around(unseen.pop(), own)
        unseen -= hole
        if len(hole) <= LARGEST_HOLE and hole.isdisjoint(known):
            holes |= hole
    return holes


def _empty_around(start: int, own: set[int]) -> set[int]:
    """Return what can be reached from a cell without stepping on `own`, or somewhat more than the largest hole."""
    found, edge = {start}, {start}
    while edge and len(found) <= LARGEST_HOLE:
        edge = cells.around(edge) - own - found
        found |= edge
    return found
