"""Says at every start when the journal's guard is away, or when its chain was made with a key that is not here."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Tags, Warning, register  # noqa: A004 # Django's own name for it
from django.db import connections

from doorstep.journal import guard, queries
from doorstep.journal.models import JournalSeal

# Warnings, since `migrate`, which mends the first, would be refused by an error; and the journal goes on being written.
AWAY = "Nothing guards {table}: what happened can be changed and deleted."
PUT_BACK = "Run manage.py migrate, which puts it back; then manage.py journal verify, to see what was changed."
UNKNOWN = "The newest seal of the journal was made with a key that is not here ({key})."
NAME_IT = "Copy var/keys/journal from the machine that has it, or add it to DOORSTEP_JOURNAL_KEYS, after your own."


def register_all() -> None:
    register(check_guard, Tags.database)
    register(check_key, Tags.database)


def check_guard(databases: Sequence[str] | None = None, **_kwargs: Any) -> list[CheckMessage]:
    return [
        Warning(AWAY.format(table=table), hint=PUT_BACK, obj=alias, id="journal.W001")
        for alias in databases or ()
        for table in guard.missing(connections[alias])
    ]


def check_key(databases: Sequence[str] | None = None, **_kwargs: Any) -> list[CheckMessage]:
    made_with = {alias: _newest_key(alias) for alias in databases or ()}
    known = {None, *queries.keys()}
    return [
        Warning(UNKNOWN.format(key=key), hint=NAME_IT, obj=alias, id="journal.W002")
        for alias, key in made_with.items()
        if key not in known
    ]


def _newest_key(alias: str) -> str | None:
    """Name the key of the newest seal, where this database has the table and one in it."""
    table = JournalSeal._meta.db_table  # noqa: SLF001 # Django's own name for it
    there = table in connections[alias].introspection.table_names()
    newest = queries.newest(alias) if there else None
    return newest.key if newest else None
