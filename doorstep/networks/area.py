"""Whether two pieces of ground touch: folded cells against folded cells; pure."""

from collections.abc import Collection, Iterable

from doorstep.places import cells


def touch(one: Collection[int], other: Collection[int]) -> bool:
    """Say whether a cell of one is, holds, or lies in a cell of the other."""
    return _lies_in(one, frozenset(other)) or _lies_in(other, frozenset(one))


def _lies_in(these: Iterable[int], those: frozenset[int]) -> bool:
    return any(around in those for cell in these for around in cells.ancestors(cell))
