"""The journal's guard: triggers by which the database itself refuses to change or delete what is written in it.

They stand whatever program is at work. Migrations of the journal's own tables, and nothing else, may lift them; after
every `migrate` they are put back.
"""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations import Migration

from doorstep.journal.models import JournalEntry, JournalSeal

log = logging.getLogger(__name__)

REFUSAL: Final = "The journal is append-only: what is written in it is never changed and never deleted."
# Each with its key, which SQLite's guard has to know.
GUARDED: Final = {
    model._meta.db_table: "id" if model is JournalEntry else "number"  # noqa: SLF001 # Django's own name for it
    for model in (JournalEntry, JournalSeal)
}

_BODY: Final = f"BEGIN RAISE EXCEPTION USING MESSAGE = '{REFUSAL}', ERRCODE = 'restrict_violation'; END"
# For each statement, before, on update, delete and truncate, as pg_trigger says it.
_KIND: Final = 2 | 16 | 8 | 32
_STANDING: Final = """
    SELECT count(*) FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
    WHERE tgrelid = to_regclass(%s) AND tgname = 'journal_guard' AND tgenabled = 'A' AND tgtype = %s
      AND tgqual IS NULL AND tgattr::text = '' AND prosrc = %s
"""


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """List those of the journal's tables in this database that nothing guards, or something else than this."""
    there = set(connection.introspection.table_names())
    guarded = _guarded_on_sqlite if connection.vendor == "sqlite" else _guarded_on_postgresql
    return [table for table in GUARDED if table in there and not guarded(connection, table)]


def put(connection: BaseDatabaseWrapper) -> list[str]:
    """Put the guard where it is missing; return where it was."""
    tables = missing(connection)
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for table in tables:
            for statement in _putting(connection, table):
                cursor.execute(statement)
    return tables


def lift(connection: BaseDatabaseWrapper) -> None:
    """Take the guard away; for the migrations of these tables, and for those who run tests."""
    there = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table in GUARDED.keys() & there:
            for statement in _lifting(connection, table):
                cursor.execute(statement)


def lift_in_migration(_apps: object, editor: Any) -> None:
    """For `RunPython`, first in a migration that changes rows of the journal; `migrate` puts it back in the end."""
    lift(editor.connection)


@contextmanager
def lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    lift(connection)
    try:
        yield
    finally:
        put(connection)


def put_back(*, using: str, plan: Sequence[tuple[Migration, bool]] | None = None, **_said: object) -> None:
    """After `migrate`; whoever did not change the journal's tables has no reason to find the guard away."""
    tables = put(connections[using])
    expected = plan is None or any(migration.app_label == "journal" for migration, _ in plan)
    if tables and not expected:
        log.warning("The guard of %s was away. It is back; now run: manage.py journal verify", " and ".join(tables))


def _guarded_on_sqlite(connection: BaseDatabaseWrapper, table: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [table])
        standing = dict(cursor.fetchall())
    return standing.items() >= _sqlite(table).items()


def _guarded_on_postgresql(connection: BaseDatabaseWrapper, table: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(_STANDING, [table, _KIND, _BODY])
        return bool(cursor.fetchone()[0])


def _sqlite(table: str) -> dict[str, str]:
    """Return each trigger by its name; REPLACE deletes without asking a trigger on DELETE, so it is met at INSERT.

    It may name the row to be replaced by its key, or by the number that SQLite gives each row.
    """
    key = GUARDED[table]
    there = f"SELECT 1 FROM {table} WHERE {key} = NEW.{key} OR rowid = NEW.rowid"  # noqa: S608 # names of our own
    meets = {
        "update": f"UPDATE ON {table}",
        "delete": f"DELETE ON {table}",
        "replace": f"INSERT ON {table} WHEN EXISTS ({there})",
    }
    refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    return {
        f"{table}_no_{name}": f"CREATE TRIGGER {table}_no_{name} BEFORE {met} {refuse}" for name, met in meets.items()
    }


def _putting(connection: BaseDatabaseWrapper, table: str) -> list[str]:
    if connection.vendor == "sqlite":
        return [*_lifting(connection, table), *_sqlite(table).values()]
    meets = f"BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} FOR EACH STATEMENT"
    return [
        f"CREATE OR REPLACE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS $${_BODY}$$",
        f"CREATE OR REPLACE TRIGGER journal_guard {meets} EXECUTE FUNCTION journal_refuse()",
        # Also for sessions that say they only repeat what another server did.
        f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER journal_guard",
    ]


def _lifting(connection: BaseDatabaseWrapper, table: str) -> list[str]:
    if connection.vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {name}" for name in _sqlite(table)]
    return [f"DROP TRIGGER IF EXISTS journal_guard ON {table}"]
