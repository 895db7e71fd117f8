"""Which groups cover a doorstep, and which are nearest: the two questions of the finder, at any size.

Written in SQL because the time of a page hangs on it (docs/performance.md). Cells of one resolution below a coarser
cell are one range of integers, so both questions are look-ups in ordinary B-trees (docs/decisions/0003).
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any

from django.db import connection

from doorstep.places import cells
from doorstep.places.ranges import Range

# So many steps each way for each group wanted: the circle that they give is then seldom much too wide.
_STEPS = 2
# With more groups than this in one circle, it is drawn tighter first.
_FETCHED = 400
# Makes up for the rounding in which two ways to work out a distance differ.
_SLACK = 1.000_001

_CHILDREN = 7

# The patches of shown groups over a cell, whole or in part, and then the listed groups next to it in the order of the
# index. A value in a SELECT of its own is one that a database does not weigh when it plans: so it plans once, and not
# each time.
_AROUND = """
SELECT patch.group_id, patch.team_id, patch.size, covered.children
FROM (
    SELECT patch_id, 7 AS children FROM groups_patchcell WHERE cell IN ({ancestors})
    UNION ALL
    SELECT patch_id, COUNT(*) FROM groups_patchcell WHERE cell BETWEEN (SELECT %s) AND (SELECT %s) GROUP BY patch_id
) AS covered {patch}
UNION ALL
SELECT id, NULL, cell, 0 FROM (
    SELECT id, cell FROM groups_group WHERE status = 'listed' AND cell >= (SELECT %s) ORDER BY cell LIMIT {steps}
) AS after_it
UNION ALL
SELECT id, NULL, cell, 0 FROM (
    SELECT id, cell FROM groups_group WHERE status = 'listed' AND cell < (SELECT %s) ORDER BY cell DESC LIMIT {steps}
) AS before_it
"""
# PostgreSQL expects many cells in a range that it does not know, and would rather read the whole table of patches.
_PATCH = {
    "sqlite": "CROSS JOIN groups_patch AS patch ON patch.id = covered.patch_id "
    "CROSS JOIN groups_group AS whose ON whose.id = patch.group_id AND whose.status IN ('listed', 'resting')",
    "postgresql": "CROSS JOIN LATERAL (SELECT its.* FROM groups_patch AS its JOIN groups_group AS whose "
    "ON whose.id = its.group_id AND whose.status IN ('listed', 'resting') "
    "WHERE its.id = covered.patch_id OFFSET 0) AS patch",
}

_RANGE = "SELECT id, cell FROM groups_group WHERE status = 'listed' AND cell BETWEEN (SELECT %s) AND (SELECT %s)"

# A group's id and its cell; the same with how far it is, as `_direction` counts.
_Place = tuple[int, ...]
_Far = tuple[float, int, int]


@dataclass(frozen=True)
class Covering:
    """A patch that covers a doorstep: whose, how large it is in cells of resolution 9, and how much of the cell."""

    group: int
    team: int | None
    size: int
    share: float


@dataclass(frozen=True)
class Nearby:
    """A listed group and the metres between its middle and the doorstep's cell."""

    group: int
    metres: float


def around(cell: int, count: int = 10) -> tuple[list[Covering], list[Nearby]]:
    """Find the patches that cover `cell`, and the `count` listed groups nearest to it, nearest first.

    Patches are those of groups that anybody may find: whole covers first, then the smallest. A cell of resolution 8 may
    be covered in part: `share` says how many of its seven children are, above 0 to 1.

    Two statements, or one where there are hardly any groups. Neighbours along the cells' own order give a first circle
    that surely holds enough groups; all in it are then looked at, and the circle drawn tighter first where it holds
    very many.
    """
    ancestors, (first, last) = cells.ancestors(cell), cells.children_range(cell)
    sql = _AROUND.format(
        ancestors=", ".join(["%s"] * len(ancestors)), patch=_PATCH[connection.vendor], steps=_STEPS * count
    )
    rows = _rows(sql, [*ancestors, first, last, first, first])
    walked = [(group, where) for group, _, where, children in rows if not children]
    found = _nearest_first(cell, walked)
    if walked and len(found) >= count:
        found = _within(cell, found[count - 1][0], walked, count)
    near = [Nearby(group, cells.distance(cell, where)) for _, group, where in found[:count]]
    return _patches(row for row in rows if row[3]), near


def _patches(rows: Iterable[tuple[int, ...]]) -> list[Covering]:
    found: dict[tuple[int, int | None, int], int] = {}
    for group, team, size, children in rows:
        found[group, team, size] = found.get((group, team, size), 0) + children
    patches = [Covering(*patch, share=min(children / _CHILDREN, 1.0)) for patch, children in found.items()]
    return sorted(patches, key=lambda patch: (-patch.share, patch.size, patch.group))


def _within(cell: int, chord: float, walked: Sequence[_Place], count: int) -> list[_Far]:
    """Find the groups within `chord`, of which those on the stretch that was walked are known."""
    low, high = min(where for _, where in walked), max(where for _, where in walked)
    limit = _FETCHED
    while True:
        ranges = _outside(cells.disc_ranges(cell, 2 * cells.EARTH * math.asin(chord / 2) * _SLACK), low, high)
        places = _inside(ranges, limit) if ranges else []
        found = _nearest_first(cell, {*walked, *places})
        if len(places) < limit:
            return found
        # So many that not all came: the nearest of those that did draw the circle tighter.
        tighter = found[count - 1][0]
        limit = _FETCHED if tighter < chord else limit * 10
        chord = min(chord, tighter)


def _outside(ranges: Iterable[Range], low: int, high: int) -> list[Range]:
    """Leave out of the ranges what lies between low and high; at these themselves there may be more than was seen."""
    parts = (part for first, last in ranges for part in ((first, min(last, low)), (max(first, high), last)))
    return [(first, last) for first, last in parts if first <= last]


def _inside(ranges: Sequence[Range], limit: int) -> list[_Place]:
    every = " UNION ALL ".join([_RANGE] * len(ranges))
    return _rows(f"SELECT * FROM ({every}) AS inside LIMIT {limit}", [*chain(*ranges)])  # noqa: S608 # words of our own


def _nearest_first(cell: int, places: Iterable[_Place]) -> list[_Far]:
    here = _direction(cell)
    return sorted((math.dist(here, _direction(where)), group, where) for group, where in places)


@lru_cache(maxsize=131_072)
def _direction(cell: int) -> tuple[float, float, float]:
    """Return where a cell's centre lies on a ball of radius 1: straight lines through it sort like distances on it."""
    north, east = map(math.radians, cells.centre(cell))
    return math.cos(north) * math.cos(east), math.cos(north) * math.sin(east), math.sin(north)


def _rows(sql: str, values: Sequence[int]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        rows: list[Any] = cursor.fetchall()
    return rows
