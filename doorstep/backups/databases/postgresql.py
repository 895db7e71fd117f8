"""A whole PostgreSQL database: every table's rows as COPY writes them, of one snapshot, without any program beside.

The tables themselves are made by our migrations. So a backup goes into any version of PostgreSQL, and needs neither
`pg_dump` of the right one nor more rights than the tables' owner has.
"""

import json
from collections.abc import Iterable
from typing import IO, Any

from django.db import connections, transaction
from django.db.migrations.executor import MigrationExecutor

from doorstep.backups.databases.damage import DamagedError
from doorstep.backups.packing import PIECE, Packer
from doorstep.backups.scratch import quoted

# Whole rows, and about as many bytes, in one thing of a backup.
FOLDER, COLUMNS, SEQUENCES = "tables", "columns", "sequences.json"

# As pg_dump does, so that what was said on one server is understood on another.
_PLAINLY = (
    "SET LOCAL datestyle = 'ISO'",
    "SET LOCAL intervalstyle = 'postgres'",
    "SET LOCAL extra_float_digits = 3",
    "SET LOCAL bytea_output = 'hex'",
    "SET LOCAL statement_timeout = 0",
)
_COLUMNS = """
    SELECT attname FROM pg_attribute
    WHERE attrelid = to_regclass(%s) AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum
"""
_SEQUENCES = """
    SELECT c.relname, a.attname, s.last_value FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_sequences s ON s.schemaname = n.nspname
      AND format('%%I.%%I', s.schemaname, s.sequencename)::regclass
        = pg_get_serial_sequence(format('%%I.%%I', n.nspname, c.relname), a.attname)::regclass
    WHERE n.nspname = current_schema() AND c.relname = ANY(%s) AND s.last_value IS NOT NULL ORDER BY 1, 2
"""
_REFERENCES = """
    SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE contype = 'f' AND connamespace = current_schema()::regnamespace ORDER BY 1, 2
"""


def pack(alias: str, packer: Packer) -> dict[str, int]:
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        # First of all in its transaction: from here on everything is seen as it stands now.
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        for each in _PLAINLY:
            cursor.execute(each)
        tables = _tables(alias)
        counts = {table: _pack_table(cursor, table, packer) for table in tables}
        cursor.execute(_SEQUENCES, [tables])
        packer.put(SEQUENCES, json.dumps(cursor.fetchall()).encode())
    return counts


def _tables(alias: str) -> list[str]:
    connection = connections[alias]
    known = connection.introspection.django_table_names(only_existing=True, include_views=False)
    return sorted({*known, "django_migrations"})


def _pack_table(cursor: Any, table: str, packer: Packer) -> int:
    """Put a table's rows, in pieces of whole rows; return how many there were."""
    cursor.execute(_COLUMNS, [table])
    columns = [name for (name,) in cursor.fetchall()]
    packer.put(f"{FOLDER}/{table}/{COLUMNS}", json.dumps(columns).encode())
    held, number = bytearray(), 0
    with cursor.copy(_copying(table, columns, "TO STDOUT")) as rows:
        for row in rows:
            held += row
            if len(held) >= PIECE:
                packer.put(f"{FOLDER}/{table}/{number:08}", bytes(held))
                held.clear()
                number += 1
    packer.put(f"{FOLDER}/{table}/{number:08}", bytes(held))
    return int(cursor.rowcount)


def _copying(table: str, columns: Iterable[str], direction: str) -> str:
    return f"COPY {quoted(table)} ({', '.join(map(quoted, columns))}) {direction}"


class Loader:
    """Makes the tables as they were then, and fills them."""

    def __init__(self, alias: str, migrations: Iterable[tuple[str, str]]) -> None:
        self._connection = connections[alias]
        MigrationExecutor(self._connection).migrate(list(migrations))
        self._tables = set(_tables(alias))
        self._references = self._lift_references()
        self._columns: dict[str, list[str]] = {}
        # Migrations may have put rows of their own.
        self._do(f"TRUNCATE {', '.join(map(quoted, sorted(self._tables)))}")

    def take(self, name: str, inside: IO[bytes]) -> None:
        if name == SEQUENCES:
            self._set_sequences(json.load(inside))
            return
        _folder, table, piece = name.split("/")
        if table not in self._tables:
            raise DamagedError(f"There is a table {table} in it, which this program does not know.")
        if piece == COLUMNS:
            self._columns[table] = json.load(inside)
            return
        with (
            self._connection.cursor() as cursor,
            cursor.copy(_copying(table, self._columns[table], "FROM STDIN")) as rows,
        ):
            while words := inside.read(PIECE):
                rows.write(words)

    def finish(self) -> dict[str, int]:
        """Put the references back, which has PostgreSQL look at every row again."""
        for table, name, said in self._references:
            self._do(f"ALTER TABLE {table} ADD CONSTRAINT {quoted(name)} {said}")
        self._do(f"ANALYZE {', '.join(map(quoted, sorted(self._tables)))}")
        return {table: self._count(table) for table in self._columns}

    def _lift_references(self) -> list[tuple[str, str, str]]:
        """Take the references between tables away while rows come in, in whatever order."""
        with self._connection.cursor() as cursor:
            cursor.execute(_REFERENCES)
            found: list[Any] = cursor.fetchall()
        for table, name, _said in found:
            self._do(f"ALTER TABLE {table} DROP CONSTRAINT {quoted(name)}")
        return found

    def _set_sequences(self, sequences: list[tuple[str, str, int]]) -> None:
        with self._connection.cursor() as cursor:
            for table, column, last in sequences:
                cursor.execute("SELECT setval(pg_get_serial_sequence(%s, %s), %s)", [quoted(table), column, last])

    def _count(self, table: str) -> int:
        with self._connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {quoted(table)}")  # noqa: S608 # our own tables
            return int(cursor.fetchone()[0])

    def _do(self, statement: str) -> None:
        with self._connection.cursor() as cursor:
            cursor.execute(statement)
