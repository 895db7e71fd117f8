"""Working out, while postcodes stream by, where each sector's middle is and on which cells it stands; pure."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import groupby
from statistics import median
from typing import NamedTuple

from doorstep.places import cells, districts
from doorstep.places.importing.units import Unit

MICRO = 1_000_000  # positions are kept as whole millionths of a degree, about 0.1 metre
COUNT_SHIFT = 24  # a cell's best claim is one integer: spots in the high bits, the sector's number in the low ones


class SectorRow(NamedTuple):
    """A sector as it is stored: "SE15 5", and the cell around its middle."""

    code: str
    cell: int


class Tally:
    """Remembers eight bytes for each postcode: Great Britain fits into 25 MB."""

    def __init__(self) -> None:
        self._live: defaultdict[str, array[int]] = defaultdict(_positions)
        self._ended: defaultdict[str, array[int]] = defaultdict(_positions)

    def add(self, unit: Unit) -> None:
        spots = (self._ended if unit.terminated else self._live)[unit.code[:-2]]
        spots.append(round(unit.latitude * MICRO))
        spots.append(round(unit.longitude * MICRO))

    def sectors(self) -> list[SectorRow]:
        """Return every sector by code, in the middle (the median) of its live postcodes, else of those that ended."""
        return [self._sector(code) for code in sorted(self._live.keys() | self._ended.keys(), key=_spaced)]

    def _sector(self, code: str) -> SectorRow:
        spots = self._live.get(code) or self._ended[code]
        middle = cells.cell_at(median(spots[::2]) / MICRO, median(spots[1::2]) / MICRO)
        return SectorRow(_spaced(code), middle)

    def ground(self) -> Iterator[tuple[str, int]]:
        """Give each cell with a live postcode once, with the sector that it belongs to.

        A cell belongs to the district with most different spots on it (a hundred post boxes at one counter are one
        spot), and within that to the sector with most. Districts without streets own no ground.
        """
        codes = sorted(self._live, key=_spaced)
        best: dict[int, int] = {}
        for district, numbers in groupby(range(len(codes)), key=lambda number: codes[number][:-1]):
            if _has_streets(district):
                self._claim(best, {number: codes[number] for number in numbers})
        for cell, claim in best.items():
            yield _spaced(codes[claim & (1 << COUNT_SHIFT) - 1]), cell

    def _claim(self, best: dict[int, int], sectors: dict[int, str]) -> None:
        spots: defaultdict[int, Counter[int]] = defaultdict(Counter)
        for number, code in sectors.items():
            for latitude, longitude in self._different(code):
                spots[cells.cell_at(latitude / MICRO, longitude / MICRO)][number] += 1
        for cell, claims in spots.items():
            claim = claims.total() << COUNT_SHIFT | claims.most_common(1)[0][0]
            if claim >> COUNT_SHIFT > best.get(cell, 0) >> COUNT_SHIFT:
                best[cell] = claim

    def _different(self, code: str) -> set[tuple[int, int]]:
        spots = self._live[code]
        return set(zip(spots[::2], spots[1::2], strict=True))


def _positions() -> "array[int]":
    return array("i")


def _spaced(sector: str) -> str:
    return f"{sector[:-1]} {sector[-1]}"


def _has_streets(district: str) -> bool:
    known = districts.get(district)
    return known is None or known.has_streets
