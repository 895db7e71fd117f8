"""Which group, in the directory or earlier in the list, a line may be: near by and alike in name, or reached alike."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from doorstep.core.trigrams import likeness, plain, trigrams
from doorstep.groups.importing import names
from doorstep.places import cells

_NEAR = 2_500.0
_VERY_NEAR = 700.0
# The same name letter for letter: some lists give a ward's middle here and a borough's there.
_SAME_NAME = 20_000.0
_ALIKE = 0.62
# About the size of a square whose neighbours hold all that is near, in degrees.
_SQUARE = 0.04
_NUMBERS = 10


@dataclass(frozen=True)
class Known:
    """A group that a line may be; `group` is its key, none for a line of the same list that was not added."""

    name: str
    cell: int
    group: int | None
    ways: frozenset[str] = frozenset()


class Neighbourhood:
    """Groups by where they are and how they are reached."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._by_square: dict[tuple[int, int], list[Known]] = defaultdict(list)
        self._by_way: dict[str, Known] = {}
        self._by_name: dict[str, list[Known]] = defaultdict(list)
        for each in known:
            self.add(each)

    def add(self, known: Known) -> None:
        self._by_square[_square(known.cell)].append(known)
        if names.own(known.name):
            self._by_name[plain(known.name)].append(known)
        for way in known.ways:
            self._by_way.setdefault(way, known)

    def like(self, name: str, cell: int, ways: Iterable[str]) -> Known | None:
        """Find the one that a group of this name, in this cell, reached in these ways, most likely is."""
        reached = next((self._by_way[way] for way in ways if way in self._by_way), None)
        same = (each for each in self._by_name.get(plain(name), ()) if cells.distance(cell, each.cell) <= _SAME_NAME)
        if reached := reached or next(same, None):
            return reached
        fits = ((_fit(name, cell, each), each) for each in self._around(cell))
        best = max((pair for pair in fits if pair[0]), key=lambda pair: pair[0], default=None)
        return best[1] if best else None

    def _around(self, cell: int) -> Iterator[Known]:
        x, y = _square(cell)
        for i in (x - 1, x, x + 1):
            for j in (y - 1, y, y + 1):
                yield from self._by_square.get((i, j), ())


def plain_ways(ways: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Bring ways of contact into one form: 020 7946 0101 is +44 20 7946 0101, www.a.example/ is http://a.example."""
    return frozenset(plain_way for means, value in ways if (plain_way := _plain_way(means, value)))


def _plain_way(means: str, value: str) -> str:
    if means == "phone":
        figures = re.sub(r"\D", "", value)
        return f"phone {figures[-_NUMBERS:]}" if len(figures) >= _NUMBERS else ""
    if means == "email":
        return f"email {value.casefold()}"
    parts = urlsplit(value)
    host = (parts.hostname or "").removeprefix("www.")
    return f"page {host}{parts.path.rstrip('/')}?{parts.query}"


def _square(cell: int) -> tuple[int, int]:
    latitude, longitude = cells.centre(cell)
    return int(latitude // _SQUARE), int(longitude // (_SQUARE * 1.5))


def _fit(name: str, cell: int, known: Known) -> float:
    """Say how likely both are one: 0 for unlike or far. A name with nothing of its own tells only on one spot."""
    own, its = names.own(name), names.own(known.name)
    reach, ours, theirs = (_NEAR, own, its) if own and its else (_VERY_NEAR, plain(name), plain(known.name))
    if cells.distance(cell, known.cell) > reach or names.apart(name) != names.apart(known.name):
        return 0.0
    alike = 1.0 if ours == theirs else likeness(trigrams(ours), trigrams(theirs))
    return alike if alike >= _ALIKE else 0.0
