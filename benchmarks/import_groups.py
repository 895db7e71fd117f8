"""Takes in a list of groups, then writes the rows that came of it raw into a second database; for import_places."""

import argparse
import io
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.apps import apps
from django.core.management import call_command
from django.db import connection, connections, transaction

import benchmarks.ready  # noqa: F401 # Django must be set up before a module that names a model
from benchmarks import measuring
from benchmarks.planting import load
from doorstep.groups.models import Group

BESIDE = "beside"
Rows = dict[str, tuple[list[str], list[tuple[Any, ...]]]]


def run() -> None:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("file", type=Path)
    reader.add_argument("beside", help="the address of a second database, migrated and empty")
    told = reader.parse_args()
    connections.settings[BESIDE] = {**connections.settings["default"], "NAME": name_of(told.beside)}
    said, began = io.StringIO(), time.perf_counter()
    call_command("groups", "import", str(told.file), stdout=said)
    ours = time.perf_counter() - began
    print(said.getvalue().splitlines()[-1])
    groups, found = Group.objects.count(), rows()
    connections[BESIDE].ensure_connection()
    began = time.perf_counter()
    write(found)
    raw = time.perf_counter() - began
    count = sum(len(each) for _, each in found.values())
    table = [
        [name, groups, count, taken, groups / taken, ours / taken] for name, taken in (("Doorstep", ours), ("raw", raw))
    ]
    print(measuring.table(["", "groups", "rows", "s", "groups/s", "ours / it"], table))


def name_of(address: str) -> str:
    """Return what Django calls the database at an address, which lies on the same server as the first."""
    name = urlsplit(address).path.lstrip("/")
    return f"/{name}" if connection.vendor == "sqlite" else name


def rows() -> Rows:
    """Return what stands in every table of ours, in an order in which no row comes before one that it names."""
    tables = [model._meta.db_table for model in apps.get_models(include_auto_created=True)]  # noqa: SLF001 # Django's name
    found: Rows = {}
    with connection.cursor() as cursor:
        for table in tables:
            if table.startswith(("groups_", "journal_", "search_")):
                columns = _written(table)
                named = ", ".join(map(connection.ops.quote_name, columns))
                cursor.execute(f"SELECT {named} FROM {table}")  # noqa: S608 # names of our own
                found[table] = columns, cursor.fetchall()
    return found


def _written(table: str) -> list[str]:
    """Return the columns that somebody writes: not what the database works out by itself."""
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            cursor.execute(f"SELECT * FROM {table} LIMIT 0")  # noqa: S608 # names of our own
            return [column[0] for column in cursor.description]
        cursor.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_name = %s AND is_generated = 'NEVER'"
            " AND table_schema = current_schema() ORDER BY ordinal_position",
            [table],
        )
        return [name for (name,) in cursor.fetchall()]


def write(found: Rows) -> None:
    with transaction.atomic(using=BESIDE):
        for table, (columns, each) in found.items():
            load(connections[BESIDE], table, columns, each)


if __name__ == "__main__":
    run()
