"""Which areas a patch reaches, worked out for many patches at once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from doorstep.places import cells
from doorstep.places.models import Area, AreaCell
from doorstep.places.queries.areas import areas, batches

# A patch reaches an area when at least this part of the patch lies in it, or it takes up this part of the area.
PART_OF_PATCH, PART_OF_AREA = 1 / 30, 1 / 4

Reached = set[tuple[str, str]]  # kind and code


def areas_reached(patches: Mapping[int, Iterable[int]]) -> dict[int, Reached]:
    """Return, for several patches at once, the kinds and codes of the areas that each reaches; slivers are left out.

    Under the keys of `patches`, which holds the cells of each, of any size. At least the areas in which a patch of one
    cell has its centre are among them.
    """
    counted = {key: _counted(patch) for key, patch in patches.items()}
    holders = _holders(set(chain.from_iterable(counted.values())))
    told = {each.pk: each for each in areas().filter(pk__in={area for held in holders.values() for area in held})}
    return {key: set(_reached(counts, holders, told)) for key, counts in counted.items()}


def _counted(patch: Iterable[int]) -> Counter[int]:
    """Count the stored cells of a patch under each cell of any size that holds some."""
    counts = Counter[int]()
    level: Mapping[int, int] = Counter(cells.uncompact(patch))
    for size in range(cells.STORED, cells.COARSEST - 1, -1):
        above = Counter[int]()
        for cell, count in level.items():
            above[cells.ancestor(cell, size)] += count
        counts.update(above)
        level = above
    return counts


def _holders(wanted: set[int]) -> dict[int, list[int]]:
    """Find which areas each of these cells belongs to."""
    found: dict[int, list[int]] = defaultdict(list)
    for some in batches(sorted(wanted)):
        for area, cell in AreaCell.objects.filter(cell__in=some).values_list("area", "cell"):
            found[cell].append(area)
    return found


def _reached(
    counts: Counter[int], holders: Mapping[int, list[int]], told: Mapping[int, Area]
) -> Iterator[tuple[str, str]]:
    within = Counter[int]()
    for cell, count in counts.items():
        for area in holders.get(cell, ()):
            within[area] += count
    whole = sum(count for cell, count in counts.items() if cells.size(cell) == cells.COARSEST)
    for area, count in within.items():
        if area in told and (count >= whole * PART_OF_PATCH or count >= told[area].size * PART_OF_AREA):
            yield told[area].kind, told[area].code
