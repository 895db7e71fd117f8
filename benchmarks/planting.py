"""Puts a made-up country into a database, quickly: what a real directory holds, without the actions that fill one."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model

from benchmarks.world import Placed
from doorstep.groups.models import ContactWay, Group, GroupDistrict, KindOfHelp, Patch
from doorstep.places import districts

AT_ONCE = 2_000
KINDS = [*KindOfHelp.Kind.values[:-1]]
CONFIRMED = datetime.date(2026, 1, 1)

Numbered = tuple[int, Placed]


def plant(world: Iterable[Placed], using: str = "default") -> None:
    """Fill a migrated, empty database, and let it look at what it holds as its upkeep would."""
    numbered = list(enumerate(world, 1))
    with transaction.atomic(using=using):
        for made in [_group, _patch, *([_kind] * 2), _phone, _website, _district]:
            _create(map(made, numbered), using)
        load(connections[using], "groups_patchcell", ["patch_id", "cell"], _cells(numbered))
    with connections[using].cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connections[using].vendor == "postgresql" else "ANALYZE")


def load(connection: BaseDatabaseWrapper, table: str, columns: Sequence[str], rows: Iterable[tuple[object, ...]]) -> None:
    """Write rows by the fastest way that each database has."""
    named = f"{table} ({', '.join(columns)})"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {named} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            cursor.executemany(f"INSERT INTO {named} VALUES ({', '.join(['%s'] * len(columns))})", rows)


def _create(made: Iterator[Model], using: str) -> None:
    while batch := list(islice(made, AT_ONCE)):
        type(batch[0])._default_manager.using(using).bulk_create(batch)  # noqa: SLF001 - Django's own name for it
