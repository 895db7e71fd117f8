"""Which cells make up a district or a sector."""

from pathlib import Path

import pytest

from doorstep.places import cells, districts
from doorstep.places.queries import (
    UnknownPlaceError,
    cells_of_area,
    cells_of_district,
    cells_of_sector,
    districts_touching,
)
from tests.places import making
from tests.places.making import imported, written

pytestmark = pytest.mark.django_db

MIDDLE = cells.cell_at(51.4695, -0.0690)


def in_ring(rings: int) -> list[int]:
    inner = {MIDDLE}
    for _ in range(rings - 1):
        inner = cells.around(inner)
    return sorted(cells.around(inner) - inner)


def on(ground: list[int], outward: str, sector: int = 5) -> list[making.Row]:
    """Put a postcode on each of these cells."""
    units = [first + second for first in "ABDEFGHJ" for second in "ABDEFGHJLNP"]
    return [
        (f"{outward} {sector}{letters}", *cells.centre(cell), "") for cell, letters in zip(ground, units, strict=False)
    ]


def test_without_an_import_a_district_is_what_is_nearest_to_its_centre() -> None:
    assert cells_of_district("SE15") == districts.mosaic("SE15")


def test_with_postcodes_a_district_is_where_they_are_and_the_park_in_their_midst(tmp_path: Path) -> None:
    imported(written(tmp_path / "mine.csv", making.plain(on(in_ring(2), "SE15"))))

    found = cells_of_district("SE15")

    assert found >= {MIDDLE, *in_ring(1), *in_ring(2)}
    assert found <= {MIDDLE}.union(*(in_ring(each) for each in range(1, 6)))


def test_districts_side_by_side_share_nothing_and_leave_nothing_between(tmp_path: Path) -> None:
    ground = in_ring(4)
    half = len(ground) // 2
    rows = on(ground[:half], "SE15") + on(ground[half:], "SE22", 8)
    imported(written(tmp_path / "mine.csv", making.plain(rows)))

    peckham, dulwich = cells_of_district("SE15"), cells_of_district("SE22")

    assert not peckham & dulwich
    assert peckham | dulwich >= {*ground, *in_ring(3), *in_ring(5)}
    assert set(ground[:half]) <= peckham


def test_a_district_is_its_sectors(tmp_path: Path) -> None:
    rows = on(in_ring(1), "SE15", 5) + on(in_ring(3), "SE15", 3)
    imported(written(tmp_path / "mine.csv", making.plain(rows)))

    assert cells_of_sector("SE15 5") | cells_of_sector("SE15 3") == cells_of_district("SE15")
    assert not cells_of_sector("SE15 5") & cells_of_sector("SE15 3")


def test_a_district_outside_the_imported_postcodes_is_still_its_piece_of_the_mosaic(tmp_path: Path) -> None:
    imported(written(tmp_path / "mine.csv", making.plain()))

    assert cells_of_district("LS6") == districts.mosaic("LS6")


def test_a_later_import_is_asked_at_once(tmp_path: Path) -> None:
    imported(written(tmp_path / "old.csv", making.plain(on([MIDDLE], "SE15"))))
    before = cells_of_district("SE15")
    imported(written(tmp_path / "new.csv", making.plain(on(in_ring(3), "SE15"))))

    assert len(cells_of_district("SE15")) > len(before)


def test_the_answer_may_be_changed_by_whoever_asked() -> None:
    cells_of_district("SE15").clear()

    assert cells_of_district("SE15")


def test_an_unknown_district_sector_or_area_is_said_kindly() -> None:
    with pytest.raises(UnknownPlaceError, match="We know no postcode district “SE77”"):
        cells_of_district("SE77")
    with pytest.raises(UnknownPlaceError, match="We know no postcode sector “SE15 5”"):
        cells_of_sector("SE15 5")
    with pytest.raises(UnknownPlaceError, match="We know no area with the code “E09000028”"):
        cells_of_area("E09000028")


def test_the_districts_of_a_patch_are_those_it_reaches_into() -> None:
    ground = cells_of_district("SE15") | cells_of_district("SE22")
    touched = districts_touching(cells.compact(ground))

    assert {"SE15", "SE22"} <= set(touched)
    assert touched == sorted(touched)
    assert districts_touching([]) == []
    assert districts_touching([MIDDLE]) == ["SE15"]
