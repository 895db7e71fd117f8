"""The finder's two questions as somebody would ask them of PostGIS, to be held beside ours: indexed, prepared, binary.

The same groups and doorsteps; a patch is the circle from which ours took its cells. In both ways to do it: as
geography, whose distances are right everywhere, and as geometry on the British National Grid, which is flat.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import psycopg

from benchmarks.world import Placed
from doorstep.places import cells

NEAREST = 10
TABLES = """
CREATE EXTENSION IF NOT EXISTS postgis;
CREATE SCHEMA gis;
SET search_path TO gis, public;
CREATE TABLE drawn (id bigint PRIMARY KEY, latitude float8, longitude float8, radius float8, size int);
CREATE TABLE place (id bigint PRIMARY KEY, round geography(Point, 4326), flat geometry(Point, 27700));
CREATE TABLE patch (id bigint, size int, round geography(Polygon, 4326), flat geometry(Polygon, 27700));
"""
FILLING = """
INSERT INTO place SELECT id, point::geography, ST_Transform(point, 27700)
FROM drawn, LATERAL (SELECT ST_SetSRID(ST_MakePoint(longitude, latitude), 4326) AS point) AS at;
INSERT INTO patch SELECT id, size, ST_Transform(circle, 4326)::geography, circle
FROM place JOIN drawn USING (id), LATERAL (SELECT ST_Buffer(flat, radius) AS circle) AS around;
CREATE INDEX ON place USING gist (round);
CREATE INDEX ON place USING gist (flat);
CREATE INDEX ON patch USING gist (round);
CREATE INDEX ON patch USING gist (flat);
"""
# How a doorstep is said in each way.
POINTS = {
    "round": "ST_SetSRID(ST_MakePoint(%s, %s), 4326)::geography",
    "flat": "ST_Transform(ST_SetSRID(ST_MakePoint(%s, %s), 4326), 27700)",
}
STATEMENTS = {
    way: (
        f"SELECT id, size FROM patch WHERE ST_Covers({way}, {point}) ORDER BY size",  # noqa: S608 # words of our own
        f"SELECT id, {way} <-> {point} AS metres FROM place ORDER BY metres LIMIT {NEAREST}",  # noqa: S608 # the same
    )
    for way, point in POINTS.items()
}


@dataclass(frozen=True)
class Answer:
    """Who covers a doorstep, and who is near: (id, size) and (id, metres)."""

    covering: Sequence[tuple[int, int]]
    nearest: Sequence[tuple[int, float]]


def missing(address: str) -> bool:
    """Tell whether the PostgreSQL at this address has no PostGIS to load."""
    with psycopg.connect(address) as connection:
        there = "SELECT 1 FROM pg_available_extensions WHERE name = 'postgis'"
        return connection.execute(there).fetchone() is None


class PostGIS:
    """A connection of its own to a database in which the groups lie as points and polygons."""

    def __init__(self, address: str, world: Sequence[Placed]) -> None:
        self.connection = psycopg.connect(address, autocommit=True)
        self.connection.execute(TABLES)
        with self.connection.cursor().copy("COPY drawn FROM STDIN") as copy:
            for key, placed in enumerate(world, 1):
                copy.write_row((key, *cells.centre(placed.cell), placed.radius, placed.size))
        self.connection.execute(FILLING)
        for table in ("place", "patch"):
            self.connection.execute(f"VACUUM ANALYZE {table}")

    def version(self) -> str:
        row = self.connection.execute("SELECT version(), postgis_lib_version()").fetchone()
        return f"{row[0].partition(' (')[0]} with PostGIS {row[1]}" if row else ""

    def answer(self, way: str, cell: int) -> Answer:
        point = cells.centre(cell)[::-1]
        covering, near = STATEMENTS[way]
        return Answer(self._rows(covering, point), self._rows(near, point))

    def _rows(self, statement: str, values: tuple[float, float]) -> list[Any]:
        return self.connection.execute(statement, values, prepare=True, binary=True).fetchall()
