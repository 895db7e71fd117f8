"""The nearest willing as somebody would ask them of PostGIS, to be held beside ours: indexed, prepared, binary."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any
from uuid import UUID

import psycopg

from benchmarks.candidates_world import GOINGS, Door, Helper
from doorstep.aid.matching.fitting import Wanted
from doorstep.aid.models import Task
from doorstep.places import cells

AT_ONCE = 20_000

# Nobody would go farther, so nobody farther off is looked at: without it, a walk for a rare kind of help never ends.
FARTHEST = max(metres for _, metres, _ in GOINGS)
TABLES = """
CREATE EXTENSION IF NOT EXISTS postgis;
CREATE SCHEMA gis;
SET search_path TO gis, public;
CREATE TABLE helper (id uuid, person uuid, latitude float8, longitude float8, kinds bigint, times bigint, going text,
    metres int, paused boolean, home geography(Point, 4326));
CREATE TABLE role (person uuid, status text);
CREATE TABLE offer (task uuid, helper uuid);
"""
FILLING = """
UPDATE helper SET home = ST_SetSRID(ST_MakePoint(longitude, latitude), 4326)::geography;
ALTER TABLE helper ADD PRIMARY KEY (id);
CREATE INDEX ON helper USING gist (home) WHERE NOT paused AND going <> 'home';
CREATE INDEX ON role (person, status);
CREATE INDEX ON offer (task);
"""
NEAREST = """
WITH door AS MATERIALIZED (SELECT ST_SetSRID(ST_MakePoint(%s, %s), 4326)::geography AS point)
SELECT id, home <-> (SELECT point FROM door) AS away FROM helper
WHERE NOT paused AND going <> 'home' AND kinds & %s > 0 AND times & %s > 0
AND ST_DWithin(home, (SELECT point FROM door), %s, false)
AND home <-> (SELECT point FROM door) <= metres
AND (SELECT 1 FROM role WHERE role.person = helper.person AND status = 'joined' LIMIT 1) IS NOT NULL
AND id NOT IN (SELECT helper FROM offer WHERE task = %s)
ORDER BY away LIMIT %s
"""


class PostGIS:
    """A connection of its own to a database in which the same volunteers lie as points."""

    def __init__(self, address: str, helpers: Iterable[Helper], doors: Sequence[Door]) -> None:
        self.connection = psycopg.connect(address, autocommit=True)
        self.connection.execute(TABLES)
        # It would compile some of these statements, which takes far longer than they do.
        self.connection.execute("SET jit = off")
        known = self._volunteers(helpers)
        offers = ((door.key, known[place]) for door in doors for place in door.asked)
        self._copy("offer", offers)
        self.connection.execute(FILLING)
        for table in ("helper", "role", "offer"):
            self.connection.execute(f"VACUUM ANALYZE {table}")

    def nearest(self, asks: Wanted, task: Task, most: int) -> list[tuple[Any, float]]:
        north, east = cells.centre(task.cell)
        values = (east, north, asks.kind, asks.times, FARTHEST, task.pk, most)
        return self.connection.execute(NEAREST, values, prepare=True, binary=True).fetchall()

    def _volunteers(self, helpers: Iterable[Helper]) -> Sequence[UUID]:
        known: list[UUID] = []
        rest = iter(helpers)
        while some := list(islice(rest, AT_ONCE)):
            self._copy("helper", map(_row, some))
            self._copy("role", ((each.person, "joined" if each.joined else "resting") for each in some))
            known += [each.key for each in some]
        return known

    def _copy(self, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
        with self.connection.cursor().copy(f"COPY {table} FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)


def _row(each: Helper) -> tuple[Any, ...]:
    said = (each.kinds, each.times, each.going, each.metres, each.paused)
    return (each.key, each.person, *cells.centre(each.cell), *said, None)
