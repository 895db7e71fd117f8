"""Writing editions: in batches between which every other writer has its turn, current in one small step."""

import json
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from django.db import connection, models, transaction
from django.utils import timezone

from doorstep.places.importing.areas import AreaRow
from doorstep.places.importing.broken import BrokenFileError
from doorstep.places.importing.tally import SectorRow, Tally
from doorstep.places.importing.units import Unit
from doorstep.places.models import Area, AreaCell, BorderCell, Edition, PostcodeUnit, Sector, SectorCell

BATCH = 5_000  # rows in one transaction: about 30 ms
BREATH = 0.003  # seconds between two of them; SQLite's waiting writers look again every few milliseconds

Row = TypeVar("Row")


class SweptAwayError(Exception):
    """The edition was cleared away while its import stood still; it must begin again."""


def batches(rows: Iterable[Row], size: int = BATCH) -> Iterator[list[Row]]:
    """Cut an endless row of rows into lists."""
    rows = iter(rows)
    while batch := list(islice(rows, size)):
        yield batch


def opened(subject: str, kind: str, source: str) -> Edition:
    """Begin an edition that nobody asks yet."""
    now = timezone.now()
    return Edition.objects.create(subject=subject, kind=kind, source=source[-200:], started_at=now, alive_at=now)


@transaction.atomic
def store_units(edition: Edition, units: Sequence[Unit]) -> int:
    """Add the units that the edition does not have yet; return how many. Shows that the import is alive."""
    _keep_alive(edition)
    columns = zip(*((edition.pk, unit.code, unit.cell, unit.terminated) for unit in units), strict=True)
    return _insert(PostcodeUnit, ["edition", "code", "cell", "terminated"], columns)


def store_sectors(edition: Edition, tally: Tally) -> None:
    """Add the sectors of all stored units, and the ground they stand on."""
    for batch in batches(tally.sectors()):
        _store_sectors(edition, batch)
    numbers = dict(Sector.objects.filter(edition=edition).values_list("code", "pk"))
    for ground in batches(tally.ground()):
        _store_ground(edition, [(numbers[code], cell) for code, cell in ground])


@transaction.atomic
def _store_sectors(edition: Edition, rows: Sequence[SectorRow]) -> None:
    _keep_alive(edition)
    Sector.objects.bulk_create(Sector(edition=edition, **row._asdict()) for row in rows)


@transaction.atomic
def _store_ground(edition: Edition, ground: Sequence[tuple[int, int]]) -> None:
    _keep_alive(edition)
    columns = zip(*((edition.pk, sector, cell) for sector, cell in ground), strict=True)
    _insert(SectorCell, ["edition", "sector", "cell"], columns)


@transaction.atomic
def store_area(edition: Edition, row: AreaRow) -> None:
    """Add an area with its cells; raise BrokenFileError when the edition has its code already."""
    _keep_alive(edition)
    if Area.objects.filter(edition=edition, code=row.code).exists():
        raise BrokenFileError(f"The code {row.code} stands in the file twice, for the second time at {row.name}.")
    area = Area.objects.create(
        edition=edition,
        kind=edition.kind,
        code=row.code,
        name=row.name,
        cell=row.cell,
        size=row.size,
        outline=row.outline,
    )
    _insert(AreaCell, ["area", "cell"], [[area.pk] * len(row.cells), row.cells])
    border = ((area.pk, one.cell, one.holds_centre, json.dumps(one.edges)) for one in row.border)
    _insert(BorderCell, ["area", "cell", "holds_centre", "edges"], list(zip(*border, strict=True)))


def _keep_alive(edition: Edition) -> None:
    importing = Edition.objects.filter(pk=edition.pk, status=Edition.Status.IMPORTING)
    if not importing.update(alive_at=timezone.now()):
        raise SweptAwayError("This import stood still for so long that it was cleared away. Start it again.")


@transaction.atomic
def make_current(edition: Edition, rows: int, skipped: dict[str, int]) -> None:
    """Let everybody ask this edition instead of the one before, in one small step."""
    _keep_alive(edition)
    current = Edition.objects.filter(subject=edition.subject, kind=edition.kind, status=Edition.Status.CURRENT)
    current.update(status=Edition.Status.SUPERSEDED)
    edition.status, edition.finished_at = Edition.Status.CURRENT, timezone.now()
    edition.rows, edition.skipped = rows, skipped
    edition.save(update_fields=["status", "finished_at", "rows", "skipped"])


def give_up(edition: Edition) -> None:
    """Leave an import as it is; what it wrote may be cleared away."""
    importing = Edition.objects.filter(pk=edition.pk, status=Edition.Status.IMPORTING)
    importing.update(status=Edition.Status.SUPERSEDED)


def clear(edition: Edition) -> None:
    """Delete a superseded edition with all its rows, in batches; safe beside another that does the same."""
    for model, key in ((SectorCell, "cell"), (Sector, "code"), (PostcodeUnit, "code")):
        _clear(model.objects.filter(edition=edition), key)
    for area in Area.objects.filter(edition=edition).iterator():
        area.delete()
    Edition.objects.filter(pk=edition.pk).delete()


def _clear(rows: models.QuerySet[Any], key: str) -> None:
    """Delete rows in the order of `key`, which must be indexed with their edition."""
    rest = rows
    while last := next(iter(rest.order_by(key).values_list(key, flat=True)[BATCH : BATCH + 1]), None):
        rest.filter(**{f"{key}__lt": last}).delete()
        rest = rows.filter(**{f"{key}__gte": last})  # so that PostgreSQL does not walk past what is gone again
        time.sleep(BREATH)
    rest.delete()


def _insert(model: type[models.Model], fields: list[str], columns: Iterable[Sequence[object]]) -> int:
    """Insert rows given as columns, the ones that are there already left out; return how many went in.

    Several times as fast as bulk_create, which makes an object and its own SQL for every row.
    """
    concrete = {field.name: field for field in model._meta.concrete_fields}  # noqa: SLF001 # Django's documented way
    into = [concrete[name] for name in fields]
    names = f"{model._meta.db_table} ({', '.join(str(field.column) for field in into)})"  # noqa: SLF001 # the same
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            arrays = ", ".join(f"%s::{field.db_type(connection)}[]" for field in into)
            sql = f"INSERT INTO {names} SELECT * FROM unnest({arrays}) ON CONFLICT DO NOTHING"  # noqa: S608 # our own names
            cursor.execute(sql, [list(column) for column in columns])
        else:
            sql = f"INSERT OR IGNORE INTO {names} VALUES ({', '.join(['%s'] * len(into))})"  # noqa: S608 # our own names
            cursor.executemany(sql, list(zip(*columns, strict=True)))
        return int(cursor.rowcount)
