"""What imports that did not end have left is swept up, and nothing else."""

import threading
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from doorstep.core import worker
from doorstep.places import actions
from doorstep.places.importing import storing
from doorstep.places.importing.storing import SweptAwayError
from doorstep.places.models import Area, AreaCell, Edition, PostcodeUnit, Sector, SectorCell
from tests.places import making
from tests.places.making import RYE, imported, written

LONG_AGO = timedelta(minutes=11)
LATELY = timedelta(minutes=9)

TABLES = (PostcodeUnit, SectorCell, Sector, AreaCell, Area)


def half_done(since: timedelta, subject: str = "postcodes", kind: str = "") -> Edition:
    """Leave an edition that was last written `since` then."""
    edition = storing.opened(subject, kind, "killed.csv")
    then = timezone.now() - since
    Edition.objects.filter(pk=edition.pk).update(alive_at=then)
    return edition


@pytest.mark.django_db
def test_the_worker_knows_of_the_sweeping() -> None:
    [work] = [work for work in worker.registered() if work.run == actions.sweep]

    assert work.every == timedelta(minutes=5)


@pytest.mark.django_db
def test_an_import_that_stands_still_is_cleared_away_and_one_that_runs_is_not() -> None:
    dead, alive = half_done(LONG_AGO), half_done(LATELY)
    for edition in (dead, alive):
        PostcodeUnit.objects.create(edition=edition, code="SE155BZ", cell=1)

    assert actions.sweep(timezone.now()) == 1

    assert list(Edition.objects.all()) == [alive]
    assert list(PostcodeUnit.objects.values_list("edition", flat=True)) == [alive.pk]


@pytest.mark.django_db
def test_what_is_current_is_never_swept_however_old(tmp_path: Path) -> None:
    edition = imported(written(tmp_path / "mine.csv", making.plain()))
    Edition.objects.update(alive_at=timezone.now() - 100 * LONG_AGO)

    assert actions.sweep(timezone.now()) == 0
    assert PostcodeUnit.objects.filter(edition=edition).count() == 5


@pytest.mark.django_db
def test_everything_that_belongs_to_an_edition_goes_with_it(tmp_path: Path) -> None:
    imported(written(tmp_path / "mine.csv", making.plain()))
    imported(written(tmp_path / "lad.geojson", making.collection(making.SOUTHWARK)))
    assert all(table.objects.exists() for table in TABLES)
    Edition.objects.update(status=Edition.Status.SUPERSEDED)

    assert actions.sweep(timezone.now()) == 2

    assert not any(table.objects.exists() for table in (*TABLES, Edition))


@pytest.mark.django_db
def test_many_rows_go_in_batches(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(storing, "BATCH", 2)
    imported(written(tmp_path / "mine.csv", making.plain()))
    Edition.objects.update(status=Edition.Status.SUPERSEDED)

    assert actions.sweep(timezone.now()) == 1
    assert not PostcodeUnit.objects.exists()


@pytest.mark.django_db
def test_an_import_that_was_swept_away_while_it_stood_still_says_so(tmp_path: Path) -> None:
    def stand_still(_progress: actions.Progress) -> None:
        actions.sweep(timezone.now() + LONG_AGO)

    with pytest.raises(SweptAwayError, match="Start it again"):
        actions.import_places(written(tmp_path / "mine.csv", making.plain([RYE])), tell=stand_still)

    assert not any(table.objects.exists() for table in (*TABLES, Edition))


@pytest.mark.django_db(transaction=True)
def test_two_sweeps_and_an_import_at_once_get_along(tmp_path: Path) -> None:
    half_done(LONG_AGO)

    def sweep() -> None:
        actions.sweep(timezone.now())
        connection.close()

    sweeps = [threading.Thread(target=sweep) for _ in range(2)]
    for thread in sweeps:
        thread.start()
    imported(written(tmp_path / "mine.csv", making.plain()))
    for thread in sweeps:
        thread.join()

    assert list(Edition.objects.values_list("source", "status")) == [("mine.csv", "current")]


@pytest.mark.django_db(transaction=True)
def test_others_write_while_an_import_runs(tmp_path: Path) -> None:
    between: list[int] = []

    def somebody_else() -> None:
        between.append(half_done(LATELY).pk)
        connection.close()

    def write(_progress: actions.Progress) -> None:
        thread = threading.Thread(target=somebody_else)
        thread.start()
        thread.join()

    actions.import_places(written(tmp_path / "mine.csv", making.plain()), tell=write)

    assert len(between) == 3
    assert PostcodeUnit.objects.count() == 5
