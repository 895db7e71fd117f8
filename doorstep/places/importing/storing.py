"""Writing editions: in batches between which every other writer has its turn, current in one small step."""

import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from django.db import connection, models, transaction
from django.utils import timezone

from doorstep.places.importing.areas import AreaRow
from doorstep.places.importing.tally import SectorRow, Tally
from doorstep.places.importing.units import Unit
from doorstep.places.models import Area, AreaCell, Edition, PostcodeUnit, Sector, SectorCell

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


@transaction.atomic
def store_units(edition: Edition, units: Sequence[Unit]) -> int:
    """Add units that the edition does not have yet; return how many. Shows that the import is alive."""
    keep_alive(edition)
    return _insert(PostcodeUnit, {
        "edition_id": [edition.pk] * len(units),
        "code": [unit.code for unit in units],
        "cell": [unit.cell for unit in units],
        "terminated": [unit.terminated for unit in units],
    })
