"""Districts and areas by what people call them."""

from pathlib import Path

import pytest

from doorstep.places import cells
from doorstep.places.queries import Spot, named
from tests.places import making
from tests.places.making import collection, imported, square, written

pytestmark = pytest.mark.django_db


def labels(typed: str, limit: int = 8) -> list[str]:
    return [spot.label for spot in named(typed, limit)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Peckham", "SE15 Peckham"),
        ("  peckham ", "SE15 Peckham"),
        ("Peckham, London", "SE15 Peckham"),
        ("SE15 Peckham", "SE15 Peckham"),
        ("Dulwich", "SE21 Dulwich"),
        ("east dulwich", "SE22 East Dulwich"),
        ("St Johns Wood", "NW8 St John's Wood"),
        ("Stockwell", "SW9 Brixton and Stockwell"),
        ("Brixton and Stockwell", "SW9 Brixton and Stockwell"),
        ("Crouch End", "N8 Hornsey and Crouch End"),
        ("Pekham", "SE15 Peckham"),
        ("Dulwhich", "SE21 Dulwich"),
        ("Walthemstow", "E17 Walthamstow"),
        ("Hamersmith", "W6 Hammersmith"),
        ("Peck", "SE15 Peckham"),
    ],
)
def test_a_district_is_found_by_its_name_also_when_it_is_misspelled(typed: str, first: str) -> None:
    assert labels(typed)[0] == first


def test_the_same_name_comes_before_one_that_begins_so_and_that_before_one_that_holds_it() -> None:
    assert labels("dulwich") == ["SE21 Dulwich", "SE22 East Dulwich"]
    assert labels("wimbledon") == ["SW19 Wimbledon"]
    assert labels("hayes") == ["BR2 Hayes and Bromley Common", "UB3 Hayes and Harlington", "UB4 Yeading and Hayes End"]


def test_a_misspelled_part_of_a_name_is_found_too() -> None:
    assert "SE22 East Dulwich" in labels("Dulwhich")


@pytest.mark.parametrize("typed", ["", "   ", "?!", "xqzv", "x" * 10_000])
def test_what_nothing_is_called_finds_nothing(typed: str) -> None:
    assert named(typed) == []


def test_no_more_are_given_than_asked_for() -> None:
    assert len(named("w", 3)) == 3


def test_areas_stand_beside_districts_after_them_where_they_fit_alike(tmp_path: Path) -> None:
    ward = square("E05011109", "Peckham", -0.085, 51.461)
    imported(written(tmp_path / "wards.geojson", collection(ward, square("E05011110", "Rye Lane", -0.06, 51.461))))

    assert labels("peckham") == ["SE15 Peckham", "Peckham"]
    assert labels("rye lane") == ["Rye Lane"]
    assert labels("rylane") == ["Rye Lane"]


def test_an_area_that_is_gone_is_found_no_more(tmp_path: Path) -> None:
    for name in ("Old Ward", "New Ward"):
        imported(written(tmp_path / "wards.geojson", collection(square("E05011109", name, -0.085, 51.461))))

    assert "Old Ward" not in labels("old ward")
    assert labels("new ward") == ["New Ward"]


def test_a_spot_found_by_name_has_what_a_link_needs(tmp_path: Path) -> None:
    imported(written(tmp_path / "lad.geojson", collection(making.SOUTHWARK)))

    [spot] = named("Southwark")

    assert spot == Spot(spot.cell, "area", "Southwark", "E09000028")
    assert cells.size(spot.cell) == cells.STORED
    assert not spot.is_exact
