"""Who is willing to do a task, nearest first: looked for in rings that widen only for as long as somebody asks on.

Written in SQL because the time of a wave hangs on it (docs/performance.md, docs/decisions/0053). All that is filtered
by stands in the index itself; only whether they are in the group and were asked before is looked up, for those few.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

from django.db import connection

from doorstep.aid.matching.fitting import Wanted
from doorstep.aid.models import Task
from doorstep.places.discs import Disc, Part, apart, direction, disc

# Resolution and steps of each disc, from the own street to a region: about 0.5, 0.8, 1.1, 1.3, 1.4, 3.4, 9, 24, 60 km.
DISCS = ((9, 1), (9, 2), (9, 3), (8, 2), (7, 1), (7, 2), (6, 1), (6, 2), (5, 2), (4, 2))
_EVERYWHERE = Disc((Part((0, (1 << 63) - 1), 0.0),), float("inf"), 1 << 62)
# A group of no more than this is looked at whole, at once.
WHOLE = 100
# Beyond so many metres it is asked first how far anybody would go.
_FAR = 2_500
_ROUND_THE_EARTH = 40_000_000
# A disc holds so many times what is wanted, if people live there as they do nearer by; and at most so many times more
# than the last.
_SPARE, _AT_MOST = 1.5, 20
# What the first disc of the next task is larger by, after one that held too few; and smaller, after one with many times
# too many. It is no larger than a ward.
_GROWS, _SHRINKS, _TOO_MANY, _LARGEST = 1.02, 1.15, 2, 5_000
# Of those who help from home so many times as are wanted are read at first, and then that many times more.
_AT_FIRST, _MORE = 4, 4

# Where a group is small, one more range holds all of it, and a row of nothing says so even if nobody is willing.
_SMALL = """UNION ALL SELECT 0, {most}, 0 WHERE (
    SELECT 1 FROM aid_volunteer AS their WHERE {active} LIMIT 1 OFFSET {whole}
) IS NULL"""
_RING = {
    # When somebody was asked last is put in their order alone: as what comes of COALESCE no moment is made of the text.
    "sqlite": """WITH ring(low, high, least) AS ({ranges} {small})
SELECT ring.low, their.id, their.cell, their.metres, COALESCE(their.last_asked_at, NULL)
FROM ring LEFT JOIN aid_volunteer AS their ON {inside} AND {willing}""",
    # It expects a great deal of ranges that it could join by, and compiles the statement for it; not of each in turn.
    "postgresql": """WITH ring(low, high, least) AS ({ranges} {small})
SELECT ring.low, found.* FROM ring LEFT JOIN LATERAL (
    SELECT their.id, their.cell, their.metres, their.last_asked_at
    FROM aid_volunteer AS their WHERE {inside} AND {willing} OFFSET 0
) AS found ON TRUE""",
}
_FARTHEST = "SELECT MAX(their.metres) FROM aid_volunteer AS their WHERE {active}"
_FROM_HOME = """SELECT * FROM (
    SELECT their.last_asked_at, their.id FROM aid_volunteer AS their
    WHERE {willing} AND their.last_asked_at IS NULL ORDER BY their.id LIMIT {most}
) AS never UNION ALL SELECT * FROM (
    SELECT their.last_asked_at, their.id FROM aid_volunteer AS their
    WHERE {willing} AND their.last_asked_at IS NOT NULL ORDER BY their.last_asked_at, their.id LIMIT {most}
) AS once"""
# A value in a SELECT of its own is one that a database does not weigh when it plans: so it plans once, not each time.
_ACTIVE = "their.group_id = (SELECT CAST(%s AS bigint)) AND their.ended_at IS NULL AND NOT their.paused"
_INSIDE = "their.cell BETWEEN ring.low AND ring.high AND their.metres >= ring.least AND their.going <> 'home'"
_WILLING = """{active}
AND (their.kinds & (SELECT CAST(%s AS bigint))) > 0 AND (their.times & (SELECT CAST(%s AS bigint))) > 0
AND (their.paused_until IS NULL OR their.paused_until <= (SELECT {day}))
AND (SELECT 1 FROM groups_membership AS role WHERE role.person_id = their.person_id
    AND role.group_id = their.group_id AND role.status = 'joined' LIMIT 1) IS NOT NULL
AND their.id NOT IN (
    SELECT volunteer_id FROM aid_offer
    WHERE task_id = {task} AND NOT (status = 'withdrawn' AND answered_at IS NULL)
)"""
_TYPED = {
    "sqlite": {"day": "%s", "task": "%s"},
    "postgresql": {"day": "CAST(%s AS date)", "task": "CAST(%s AS uuid)"},
}
# By how many ranges there are, PostgreSQL would choose its way anew each time.
_ARRAYS = "SELECT * FROM unnest(CAST(%s AS bigint[]), CAST(%s AS bigint[]), CAST(%s AS bigint[]))"

# How many metres it is from their cell to the door's, whether and when they were asked last, and the volunteer's id as
# the database gives it. In this order they stand: of those who live equally near, who was asked longest ago is first.
Found = tuple[float, bool, Any, Any]


class Ring(NamedTuple):
    """The willing of a ring, the nearest first; `whole` where they are all of a group that is small."""

    found: list[Found]
    whole: bool = False


def in_rings(asks: Wanted, task: Task, today: date, enough: int) -> Iterator[Ring]:
    """Yield the willing ring by ring, the nearest first, until nobody is left who would go as far; some are empty.

    One statement a ring, and one more where it gets wide; drawn so as to have found `enough` before long. What is done
    from home is nobody's too far: there the rings are of those who were asked least lately, and no metres are given.
    """
    willing = [task.group_id, asks.kind, asks.times, today.isoformat(), task.pk.hex]
    return _at_a_door(task, willing, enough) if asks.at_a_door else _from_home(willing, enough)


# -- At a door -------------------------------------------------------------------------------------------------------


def _at_a_door(task: Task, willing: Sequence[Any], enough: int) -> Iterator[Ring]:
    lately, inner, many, farthest = _lately(task.group_id), 0.0, 0, _ROUND_THE_EARTH
    around, rows = _first(_wide_enough(task.cell, lately.cells), willing)
    while True:
        ring = _reached(rows, task.cell, inner, around.reach)
        if inner == 0 and around is not _EVERYWHERE:
            lately.seen(enough, len(ring))
        yield Ring(ring, whole=inner == 0 and around is _EVERYWHERE)
        inner, many = around.reach, many + len(ring)
        if inner >= _FAR and farthest == _ROUND_THE_EARTH:
            farthest = _rows(_FARTHEST.format(active=_ACTIVE), willing[:1])[0][0] or 0
        if inner > farthest:
            return
        around = _wider(task.cell, around, _SPARE * enough / (many + 1), farthest)
        rows = _rows(_sql(around), [*_bounds(around, inner), *willing])


class _Lately:
    """How many cells the first disc of a group's task has: as many as are often too few, since one more is cheap.

    One that is too large reads thousands where people live close together. It changes no answer.
    """

    def __init__(self) -> None:
        self.cells = 1.0

    def seen(self, enough: int, many: int) -> None:
        if many < enough:
            self.cells = min(self.cells * _GROWS, _LARGEST)
        elif many > _TOO_MANY * enough:
            self.cells = max(self.cells / _SHRINKS, 1.0)


@lru_cache(maxsize=4096)
def _lately(_group: int) -> _Lately:
    return _Lately()


def _first(around: Disc, willing: Sequence[Any]) -> tuple[Disc, list[Any]]:
    """Read the first disc, or a group that is small whole; say which."""
    rows = _rows(_sql(around, _SMALL), [*_bounds(around, 0), willing[0], *willing])
    everybody = [row for row in rows if row[0] == 0]
    return (_EVERYWHERE, everybody) if everybody else (around, rows)


def _wide_enough(cell: int, size: float) -> Disc:
    return next((each for each in _discs(cell) if each.size >= size), disc(cell, *DISCS[-1]))


def _wider(cell: int, around: Disc, by: float, farthest: float) -> Disc:
    """Choose the next disc: so many times as large, but not by a great deal at once, nor beyond anybody's reach."""
    wanted = around.size * min(by, _AT_MOST)
    wider = (each for each in _discs(cell) if each.reach > around.reach and each.size > around.size)
    return next((each for each in wider if each.size >= wanted or each.reach > farthest), _EVERYWHERE)


def _discs(cell: int) -> Iterator[Disc]:
    return (disc(cell, *shape) for shape in DISCS)


def _reached(rows: Sequence[Any], cell: int, inner: float, outer: float) -> list[Found]:
    """Pick those at home in a ring who would go as far, and put the nearest first."""
    here, homes = direction(cell), {their for _, _, their, _, _ in rows if their is not None}
    away = {their: apart(here, direction(their)) for their in homes}
    return sorted(
        (metres, asked is not None, asked, volunteer)
        for _, volunteer, their, reach, asked in rows
        if volunteer is not None and inner <= (metres := away[their]) < outer and metres <= reach
    )


def _sql(around: Disc, small: str = "") -> str:
    if connection.vendor == "postgresql":
        return _ring(connection.vendor, _ARRAYS, small)
    return _ring(connection.vendor, f"VALUES {', '.join(['(%s, %s, %s)'] * len(around.parts))}", small)


@lru_cache
def _ring(vendor: str, ranges: str, small: str) -> str:
    whole = small.format(active=_ACTIVE, whole=WHOLE, most=_EVERYWHERE.parts[0].range[1])
    return _RING[vendor].format(ranges=ranges, small=whole, inside=_INSIDE, willing=_willing(vendor))


def _willing(vendor: str) -> str:
    return _WILLING.format(active=_ACTIVE, **_TYPED[vendor])


def _bounds(around: Disc, inner: float) -> list[Any]:
    """Say of each part where it begins and ends, and how far whoever lives there would have to go at the least."""
    bounds = [(*part.range, int(max(part.least, inner))) for part in around.parts]
    return [*map(list, zip(*bounds, strict=True))] if connection.vendor == "postgresql" else [*chain(*bounds)]


# -- From home -------------------------------------------------------------------------------------------------------


def _from_home(willing: Sequence[Any], enough: int) -> Iterator[Ring]:
    seen, most = 0, enough * _AT_FIRST
    while True:
        rows = _rows(_FROM_HOME.format(willing=_willing(connection.vendor), most=most), [*willing, *willing])
        found = sorted((0.0, asked is not None, asked, volunteer) for asked, volunteer in rows)
        yield Ring(found[seen:most], whole=len(rows) <= most == enough * _AT_FIRST)
        if len(rows) <= most:
            return
        seen, most = most, most * _MORE


def _rows(sql: str, values: Sequence[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
