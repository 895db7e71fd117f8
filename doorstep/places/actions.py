"""Bringing in postcodes and areas, and sweeping up after imports that did not end."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from django.utils import timezone

from doorstep.places.importing import storing
from doorstep.places.importing.broken import BrokenFileError
from doorstep.places.importing.planning import AreaFile, PostcodeFile, planned
from doorstep.places.importing.tally import Tally
from doorstep.places.models import Edition

STANDS_STILL = timedelta(minutes=10)  # without writing: then an import is taken for dead
TWICE = "written twice"


@dataclass(frozen=True)
class Progress:
    """How far an import is: rows stored, and the share of the file that was read, from 0 to 1.

    `step` says what follows when the reading has ended.
    """

    rows: int
    share: float
    step: Literal["reading", "sectors", "clearing"] = "reading"


Tell = Callable[[Progress], None]


def import_places(path: Path, *, kind: str = "", tell: Tell) -> Edition:
    """Replace all postcodes, or all areas of one kind, with those in a file; return the new edition.

    Rows go in unseen, batch by batch, so that others can write meanwhile; then one small step makes them current, and
    the rows before are cleared away. Raises BrokenFileError or SweptAwayError and has then changed nothing; nor has it
    when it was killed, and `sweep` clears what is left.
    """
    file = planned(path, kind)
    sweep(timezone.now())
    edition = storing.opened(file.subject, file.kind, path.name)
    try:
        _fill(edition, file, tell)
    except BaseException:
        storing.give_up(edition)
        raise
    finally:
        sweep(timezone.now())
    return edition


def sweep(now: datetime) -> int:
    """Clear away superseded editions, and imports that have not written for ten minutes; return how many."""
    still = Edition.objects.filter(status=Edition.Status.IMPORTING, alive_at__lt=now - STANDS_STILL)
    still.update(status=Edition.Status.SUPERSEDED)
    superseded = list(Edition.objects.filter(status=Edition.Status.SUPERSEDED))
    for edition in superseded:
        storing.clear(edition)
    return len(superseded)


def _fill(edition: Edition, file: PostcodeFile | AreaFile, tell: Tell) -> None:
    rows = _store_areas(edition, file, tell) if isinstance(file, AreaFile) else _store_postcodes(edition, file, tell)
    if not rows:
        raise BrokenFileError("There is not one postcode of Great Britain with a position in this file.")
    storing.make_current(edition, rows, dict(file.skipped))


def _store_postcodes(edition: Edition, file: PostcodeFile, tell: Tell) -> int:
    tally, stored = Tally(), 0
    with closing(file.rows()) as units:
        for batch in storing.batches(units):
            new = storing.store_units(edition, batch)
            stored += new
            file.skipped[TWICE] += len(batch) - new
            for unit in batch:
                tally.add(unit)
            tell(Progress(stored, file.share()))
    tell(Progress(stored, 1.0, "sectors"))
    storing.store_sectors(edition, tally)
    tell(Progress(stored, 1.0, "clearing"))
    return stored


def _store_areas(edition: Edition, file: AreaFile, tell: Tell) -> int:
    stored = 0
    with closing(file.rows()) as areas:
        for stored, area in enumerate(areas, start=1):
            storing.store_area(edition, area)
            tell(Progress(stored, file.share()))
    return stored
