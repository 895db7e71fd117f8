"""Which groups cover a doorstep, and which are nearest: the two questions of the finder, at any size.

Written in SQL because the time of a page hangs on it (benchmarks/finder.py). Cells of one resolution below a coarser
cell are one range of integers, so both questions are look-ups in ordinary B-trees (docs/decisions/0003).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from django.db import connection

from doorstep.places import cells

_FETCHED = 200
# Widening a little makes up for cells whose centres lie beyond the circle in which they are sought.
_SLACK = 1.01

_CHILDREN = 7

_COVERING = """
SELECT patch.group_id, patch.team_id, patch.size, covered.cell
FROM groups_patchcell covered JOIN groups_patch patch ON patch.id = covered.patch_id
WHERE {where}
"""

_WALK = """
SELECT * FROM (SELECT id, cell FROM groups_group WHERE status = 'listed' AND cell >= %s
               ORDER BY cell LIMIT %s) AS after_it
UNION ALL
SELECT * FROM (SELECT id, cell FROM groups_group WHERE status = 'listed' AND cell < %s
               ORDER BY cell DESC LIMIT %s) AS before_it
"""

_RING = """
WITH ring(first, last) AS (VALUES {ranges})
SELECT groups_group.id, groups_group.cell
FROM ring CROSS JOIN groups_group
WHERE groups_group.status = 'listed' AND groups_group.cell BETWEEN ring.first AND ring.last
LIMIT %s
"""


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


def covering(cell: int) -> list[Covering]:
    """Find the patches that cover `cell`, of groups in any state: whole covers first, then the smallest patch.

    A cell of resolution 8 may be covered in part: `share` says how many of its seven children are, above 0 to 1.
    """
    first, last = cells.children_range(cell)
    ancestors = cells.ancestors(cell)
    where = f"covered.cell IN ({', '.join(['%s'] * len(ancestors))})"
    if first != cell:
        where += " OR covered.cell BETWEEN %s AND %s"
        ancestors = [*ancestors, first, last]
    found: dict[tuple[int, int | None, int], float] = {}
    for group, team, size, covered in _rows(_COVERING.format(where=where), ancestors):
        part = 1 / _CHILDREN if first <= covered <= last and covered != cell else 1.0
        found[group, team, size] = found.get((group, team, size), 0.0) + part
    patches = [Covering(*patch, share=min(share, 1.0)) for patch, share in found.items()]
    return sorted(patches, key=lambda patch: (-patch.share, patch.size, patch.group))


def nearest(cell: int, count: int = 10) -> list[Nearby]:
    """Find the `count` listed groups nearest to `cell`, nearest first.

    Neighbours along the cells' own order give a first circle that surely holds enough; all groups in it are then
    looked at, and the circle drawn tighter first where it holds very many.
    """
    groups = _by_distance(cell, _rows(_WALK, [cell, count, cell, count]))
    if len(groups) < count:
        return groups
    return _within(cell, groups[count - 1].metres, count)


def _within(cell: int, metres: float, count: int) -> list[Nearby]:
    limit = _FETCHED
    while True:
        ranges = cells.disc_ranges(cell, metres * _SLACK)
        rows = _rows(_RING.format(ranges=", ".join(["(%s, %s)"] * len(ranges))), [*chain(*ranges), limit])
        groups = _by_distance(cell, rows)[:count]
        if len(rows) < limit:
            return groups
        # So many that not all came: the nearest of those that did draw the circle tighter.
        limit = _FETCHED if groups[-1].metres < metres else limit * 10
        metres = min(metres, groups[-1].metres)


def _by_distance(cell: int, rows: Sequence[tuple[int, int]]) -> list[Nearby]:
    return sorted(
        (Nearby(group, cells.distance(cell, where)) for group, where in rows),
        key=lambda near: (near.metres, near.group),
    )


def _rows(sql: str, values: Sequence[int]) -> list[tuple[int, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()
