"""Which stored cells make up a district, a sector or an area; and which districts some cells touch."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, reduce
from operator import or_

from django.db.models import Q

from doorstep.core.sentences import SentenceError, sentence
from doorstep.places import cells, districts
from doorstep.places.filling import filled
from doorstep.places.models import Area, AreaCell, Edition, Sector, SectorCell
from doorstep.places.queries.areas import area_with
from doorstep.places.queries.editions import Editions, known
from doorstep.places.ranges import Range

POSTCODES = Edition.Subject.POSTCODES
MARGIN = 7  # the ground around is read in two rings of cells of this size, each about 2.5 kilometres across
AT_ONCE = 100  # ranges in one query
LEAST_PART = 30  # a district that holds less than one in so many of a patch's cells is not named with it


class UnknownPlaceError(SentenceError, LookupError):
    """No such district, sector or area; its text is a sentence for the person who named it."""


def cells_of_district(code: str) -> set[int]:
    """Return the stored cells of a district, from its postcodes where they are imported, else those nearest to it.

    Cells without a postcode go to the district around them. Raises UnknownPlaceError.
    """
    found = _ground(known(POSTCODES), tuple(f"{code} {digit}" for digit in range(10)), _district)
    if found:
        return set(found)
    if districts.get(code) is None:
        raise UnknownPlaceError(
            sentence("We know no postcode district “%(code)s”. Write it as on an envelope, such as SE15."), code=code
        )
    return set(districts.mosaic(code))


def cells_of_sector(code: str) -> set[int]:
    """Return the stored cells of a sector such as "SE15 5", from its postcodes. Raises UnknownPlaceError."""
    found = _ground(known(POSTCODES), (code,), str)
    if not found:
        raise UnknownPlaceError(
            sentence("We know no postcode sector “%(code)s”. Write it such as SE15 5, or take the whole district."),
            code=code,
        )
    return set(found)


def cells_of_area(code: str) -> set[int]:
    """Return the stored cells of an imported area. Raises UnknownPlaceError."""
    return cells.uncompact(AreaCell.objects.filter(area=known_area(code)).values_list("cell", flat=True))


def known_area(code: str) -> Area:
    """Return the area with this code, as `area_with` does. Raises UnknownPlaceError."""
    area = area_with(code)
    if area is None:
        raise UnknownPlaceError(sentence("We know no area with the code “%(code)s”."), code=code)
    return area


def knows_postcodes() -> bool:
    """Tell whether anything finer than the districts that come with the software has been imported."""
    return bool(known(POSTCODES))


def district_at(cell: int) -> str:
    """Return the code of the district that most postcodes around `cell` have, or of the nearest where none is known."""
    return next(iter(_counted([cells.shown(cell)])), None) or districts.at(cell)


def districts_touching(patch: Iterable[int]) -> list[str]:
    """Return the codes of the districts that these cells reach into, sorted.

    By the postcodes in them where they are imported, leaving out what holds less than a thirtieth of them; otherwise
    by the district nearest to each shown cell (resolution 8).
    """
    every = set(patch)
    counted = _counted(every)
    if counted:
        return sorted(code for code, count in counted.items() if count * LEAST_PART >= sum(counted.values()))
    fine, coarse = set[int](), set[int]()
    for cell in every:
        (fine if cells.size(cell) > cells.SHOWN else coarse).add(cells.shown(cell))
    return sorted({districts.at(cell) for cell in fine | cells.uncompact(coarse, cells.SHOWN)})


def _counted(ground: Iterable[int]) -> dict[str, int]:
    """Count the stored cells of each district under these cells by the postcodes imported, most first."""
    counts = Counter[str]()
    for edition, _started in known(POSTCODES):
        counts.update(_district(sector) for _cell, sector in _labelled(edition, cells.ranges(ground)))
    return dict(counts.most_common())


def _district(sector: str) -> str:
    return sector.split(" ", maxsplit=1)[0]


@lru_cache(maxsize=256)
def _ground(editions: Editions, sectors: tuple[str, ...], label_of: Callable[[str], str]) -> frozenset[int]:
    """Return the filled cells of these sectors; none when they are not known."""
    wanted = Sector.objects.filter(edition__in=[pk for pk, _ in editions], code__in=sectors)
    own = set(SectorCell.objects.filter(sector__in=list(wanted)).values_list("cell", flat=True))
    if not own:
        return frozenset()
    labels = {cell: label_of(sector) for cell, sector in _around(editions[0][0], own)}
    return frozenset(filled(labels, label_of(min(sectors))))


def _around(edition: int, own: set[int]) -> Iterator[tuple[int, str]]:
    """Give each cell with a sector, on the ground of `own` and around it."""
    region = cells.around(cells.around({cells.ancestor(cell, MARGIN) for cell in own}))
    yield from _labelled(edition, cells.ranges(region))


def _labelled(edition: int, lines: list[Range]) -> Iterator[tuple[int, str]]:
    """Give each stored cell in these ranges that has a sector, and the sector's code."""
    for start in range(0, len(lines), AT_ONCE):
        # The edition stands in every alternative: SQLite uses the index for each of them only so.
        alternatives = (Q(edition=edition, cell__range=line) for line in lines[start : start + AT_ONCE])
        yield from SectorCell.objects.filter(reduce(or_, alternatives)).values_list("cell", "sector__code")


def sectors_on(ground: Iterable[int]) -> list[str]:
    """Return the codes of the sectors whose postcodes stand in these cells, as people count them."""
    lines = cells.ranges(ground)
    found = {sector for edition, _started in known(POSTCODES) for _cell, sector in _labelled(edition, lines)}
    return sorted(found, key=lambda code: (districts.natural(_district(code)), code))


def sectors_in(codes: Iterable[str]) -> set[str]:
    """Return those of these sectors that are known."""
    editions = [pk for pk, _ in known(POSTCODES)]
    return set(Sector.objects.filter(edition__in=editions, code__in=list(codes)).values_list("code", flat=True))
