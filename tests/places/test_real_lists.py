"""The real lists of London and Great Britain, where they are at hand."""

import csv
import gzip
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from doorstep.places import cells, districts, postcodes
from doorstep.places.models import Area, AreaCell, PostcodeUnit
from doorstep.places.queries import Spot, cells_of_district, resolve
from tests.places.making import imported

pytestmark = [pytest.mark.real_data, pytest.mark.django_db]

Row = dict[str, str]


def rows(file: Path) -> Iterator[Row]:
    with gzip.open(file, "rt", encoding="utf-8") as text:
        yield from csv.DictReader(text)


def cell(row: Row) -> int:
    return cells.cell_at(float(row["lat"]), float(row["lon"]))


@pytest.fixture
def london(real_data: Path) -> list[Row]:
    return list(rows(real_data / "postcodes" / "london_postcodes.csv.gz"))


def test_every_postcode_of_london_resolves_to_its_unit_mostly_on_its_districts_ground(
    real_data: Path, london: list[Row]
) -> None:
    imported(real_data / "postcodes" / "london_postcodes.csv.gz")
    stored = dict(PostcodeUnit.objects.values_list("code", "cell"))

    assert [row["postcode"] for row in london if stored.get(unit(row)) != cell(row)] == []
    asked = [resolve(row["postcode"].lower()) for row in london[:: len(london) // 500]]
    assert {isinstance(spot, Spot) and spot.rung for spot in asked} == {"unit"}

    south_east = {
        each.code for each in districts.all_districts().values() if each.code.startswith("SE") and each.has_streets
    }
    owner = {ground: code for code in south_east for ground in cells_of_district(code)}
    streets = [row for row in london if district_of(row) in south_east]
    on_their_ground = share(owner.get(cell(row)) == district_of(row) for row in streets)
    by_the_nearest_centre = share(districts.at(cell(row)) == district_of(row) for row in streets)
    tell(f"postcodes on their district's ground {on_their_ground:.1%}, by nearest centre {by_the_nearest_centre:.1%}")
    assert on_their_ground > 0.85
    assert by_the_nearest_centre > 0.7


def unit(row: Row) -> str:
    reading = postcodes.read(row["postcode"])
    return postcodes.compact(reading.unit) if reading and reading.unit else ""


def tell(line: str) -> None:
    """Say a figure to whoever runs pytest with -s."""
    sys.stdout.write(line + "\n")


def district_of(row: Row) -> str:
    return row["postcode"].split(" ")[0]


def share(answers: Iterator[bool]) -> float:
    counted = Counter(answers)
    return counted[True] / counted.total()


def test_londons_boroughs_and_neighbourhoods_become_areas(real_data: Path, london: list[Row]) -> None:
    boroughs = imported(real_data / "boundaries" / "london_boroughs_50m.geojson")
    neighbourhoods = imported(real_data / "boundaries" / "london_msoa21_50m.geojson")
    place = {"borough": owners("borough", "name"), "neighbourhood": owners("neighbourhood", "code")}

    assert (boroughs.rows, boroughs.kind) == (33, "borough")
    assert (neighbourhoods.rows, neighbourhoods.kind) == (1_002, "neighbourhood")
    in_borough = share(place["borough"].get(cell(row)) == row["borough"] for row in london)
    in_neighbourhood = share(place["neighbourhood"].get(cell(row)) == row["msoa21cd"] for row in london)
    tell(f"postcodes whose cell is in their borough: {in_borough:.1%}; neighbourhood: {in_neighbourhood:.1%}")
    assert in_borough > 0.9
    assert in_neighbourhood > 0.7


def owners(kind: str, field: str) -> dict[int, str]:
    """Return which area each stored cell lies in; areas that are smaller than a cell may share it."""
    found = AreaCell.objects.filter(area__kind=kind).values_list("cell", f"area__{field}")
    return {small: owner for each, owner in found for small in cells.uncompact([each])}


def test_no_two_boroughs_hold_the_same_cell(real_data: Path) -> None:
    imported(real_data / "boundaries" / "london_boroughs_50m.geojson")
    held = Counter(
        small for each in AreaCell.objects.values_list("cell", flat=True) for small in cells.uncompact([each])
    )

    assert Area.objects.count() == 33
    assert max(held.values()) == 1


def test_every_district_of_great_britain_is_known_to_three_decimals(real_data: Path) -> None:
    with (real_data / "postcodes" / "gb_outcodes.csv").open(encoding="utf-8") as file:
        found = {row["outcode"]: (row["lat_median"], row["lon_median"]) for row in csv.DictReader(file)}

    assert found.keys() == districts.all_districts().keys()
    assert all(
        (each.latitude, each.longitude) == tuple(float(f"{float(degrees):.3f}") for degrees in found[code])
        for code, each in districts.all_districts().items()
    )
