"""A point knows its areas, and an area what it is part of, what its parts are, and what lies beside it."""

import csv
import gzip
import json
import random
from pathlib import Path

import pytest
import shapely
from pytest_django import DjangoAssertNumQueries

from doorstep.places import cells
from doorstep.places import queries as places
from doorstep.places.models import Area, BorderCell
from tests.places.making import LEWISHAM, SOUTHWARK, collection, imported, square, written

pytestmark = pytest.mark.django_db

# Four quarters of Southwark's square, and one beside it that is not a part of it.
WEST, EAST = square("E02000001", "West", -0.09, 51.46, 0.01), square("E02000002", "East", -0.08, 51.46, 0.01)
NORTH_WEST = square("E02000003", "North West", -0.09, 51.465, 0.01)
NORTH_EAST = square("E02000004", "North East", -0.08, 51.465, 0.01)
FAR = square("E02000009", "Far", -0.04, 51.455, 0.01)


@pytest.fixture
def both_kinds(tmp_path: Path) -> None:
    parts = collection(WEST, EAST, NORTH_WEST, NORTH_EAST, FAR)
    imported(written(tmp_path / "parts.geojson", parts), "neighbourhood")
    imported(written(tmp_path / "lad.geojson", collection(SOUTHWARK, LEWISHAM)))


def names(found: list[Area]) -> list[str]:
    return [area.name for area in found]


def called(name: str) -> Area:
    return Area.objects.get(name=name)


@pytest.mark.usefixtures("both_kinds")
def test_a_point_is_in_areas_of_all_kinds_the_widest_first() -> None:
    assert names(places.areas_at(51.4630, -0.0850)) == ["Southwark", "West"]
    assert names(places.areas_at(51.4690, -0.0730)) == ["Southwark", "North East"]
    assert places.areas_at(51.4800, -0.0850) == []


@pytest.mark.usefixtures("both_kinds")
def test_two_metres_on_either_side_of_a_border_are_different_areas() -> None:
    assert names(places.areas_at(51.4630, -0.08003)) == ["Southwark", "West"]
    assert names(places.areas_at(51.4630, -0.07997)) == ["Southwark", "East"]
    assert places.areas_at(51.45998, -0.0850) == []


@pytest.mark.usefixtures("both_kinds")
def test_what_is_no_point_on_earth_is_refused() -> None:
    with pytest.raises(ValueError, match="no point on Earth"):
        places.areas_at(91, 0)


@pytest.mark.usefixtures("both_kinds")
def test_a_stored_cell_is_in_the_areas_that_hold_its_centre() -> None:
    west = called("West")

    assert all(west in places.areas_of(cell) for cell in places.cells_of_area(west.code))
    assert places.areas_of(cells.cell_at(53.797, -1.543)) == []


@pytest.mark.usefixtures("both_kinds")
def test_a_cell_that_was_asked_before_costs_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    places.areas_at(51.4630, -0.0850)
    with django_assert_num_queries(1):
        places.areas_at(51.4631, -0.0851)


@pytest.mark.usefixtures("both_kinds")
def test_kinds_stand_in_the_order_of_their_size() -> None:
    assert [(kind.kind, kind.areas) for kind in places.kinds()] == [("borough", 2), ("neighbourhood", 5)]


@pytest.mark.usefixtures("both_kinds")
def test_an_area_knows_what_it_is_part_of_and_its_parts() -> None:
    assert names(places.parents(called("West"))) == ["Southwark"]
    assert names(places.parents(called("Southwark"))) == []
    assert names(places.parts(called("Southwark"))) == ["East", "North East", "North West", "West"]
    assert names(places.parts(called("Lewisham"))) == ["Far"]
    assert places.parts(called("West")) == []


@pytest.mark.usefixtures("both_kinds")
def test_kinds_of_about_one_size_are_no_parts_of_each_other(tmp_path: Path) -> None:
    ward = square("E05011109", "Peckham", -0.085, 51.461, 0.012)
    imported(written(tmp_path / "wards.geojson", collection(ward)))

    assert names(places.parents(called("Peckham"))) == ["Southwark"]
    assert "Peckham" not in names(places.parents(called("West")))


@pytest.mark.usefixtures("both_kinds")
def test_neighbours_are_those_of_its_kind_that_touch() -> None:
    assert names(places.neighbours(called("West"))) == ["East", "North East", "North West"]
    assert places.neighbours(called("Southwark")) == []
    assert places.neighbours(called("Far")) == []


@pytest.mark.usefixtures("both_kinds")
def test_a_patch_reaches_areas_and_no_slivers() -> None:
    west, southwark = places.cells_of_area("E02000001"), places.cells_of_area("E09000028")
    corner = min(places.cells_of_area("E02000009"))
    reached = places.areas_reached({1: west, 2: cells.compact(southwark), 3: [corner], 4: [cells.cell_at(53.8, -1.5)]})

    assert reached[1] == {("borough", "E09000028"), ("neighbourhood", "E02000001")}
    assert reached[2] == {("borough", "E09000028"), *(("neighbourhood", f"E0200000{each}") for each in range(1, 5))}
    assert reached[3] == {("borough", "E09000023"), ("neighbourhood", "E02000009")}
    assert reached[4] == set()


def test_of_a_wide_patch_a_street_in_the_next_area_is_a_sliver(tmp_path: Path) -> None:
    imported(written(tmp_path / "lad.geojson", collection(square("E09000028", "Southwark", -0.09, 51.46, 0.06))))
    wide = places.cells_of_area("E09000028")
    imported(written(tmp_path / "far.geojson", collection(square("E09000023", "Lewisham", -0.04, 51.40, 0.06))))
    street = min(places.cells_of_area("E09000023"))

    assert places.areas_reached({1: {*wide, street}}) == {1: set()}
    assert places.areas_reached({1: {street}}) == {1: {("borough", "E09000023")}}


@pytest.mark.usefixtures("both_kinds")
def test_what_was_replaced_is_asked_no_more(tmp_path: Path) -> None:
    assert names(places.areas_at(51.4630, -0.0850)) == ["Southwark", "West"]
    imported(written(tmp_path / "lad2.geojson", collection(LEWISHAM)))

    assert names(places.areas_at(51.4630, -0.0850)) == ["West"]
    assert set(BorderCell.objects.values_list("area__name", flat=True)) == {
        "Lewisham", "West", "East", "North West", "North East", "Far"
    }  # fmt: skip


def test_without_areas_nothing_is_in_any() -> None:
    assert (places.kinds(), places.areas_at(51.46, -0.08), places.areas_of(cells.cell_at(51.46, -0.08))) == ([], [], [])
    assert places.areas_reached({1: [cells.cell_at(51.46, -0.08)]}) == {1: set()}
    assert places.area_editions() == {}


@pytest.mark.real_data
def test_londons_postcodes_are_in_the_areas_that_their_outlines_say(real_data: Path) -> None:
    imported(real_data / "boundaries" / "london_msoa21_50m.geojson")
    with gzip.open(real_data / "postcodes" / "london_postcodes.csv.gz", "rt", encoding="utf-8") as text:
        chosen = random.Random("postcodes").sample(list(csv.DictReader(text)), 1_000)
    features = json.loads((real_data / "boundaries" / "london_msoa21_50m.geojson").read_text("utf-8"))["features"]
    tree = shapely.STRtree([shapely.geometry.shape(each["geometry"]) for each in features])
    alike = 0
    for row in chosen:
        latitude, longitude = float(row["lat"]), float(row["lon"])
        theirs = {features[at]["properties"]["code"] for at in tree.query(shapely.Point(longitude, latitude), "within")}
        alike += {area.code for area in places.areas_at(latitude, longitude)} == theirs

    assert alike / len(chosen) >= 0.995


@pytest.mark.usefixtures("both_kinds")
def test_the_map_and_the_pages_of_areas_go_by_one_hierarchy() -> None:
    southwark = called("Southwark")

    assert names(places.widest()) == ["Lewisham", "Southwark"]
    assert names(places.narrowest()) == ["East", "Far", "North East", "North West", "West"]
    assert names(places.first_parts(southwark)) == ["East", "North East", "North West", "West"]
    assert places.first_parts(called("West")) == []
    assert places.area_with(southwark.code) == southwark
    assert places.area_with("nowhere") is None
