"""Down the ladder: unit, sector, district, nothing; and the answer says its rung."""

from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries

from doorstep.places import cells, districts
from doorstep.places.queries import Miss, Spot, resolve
from tests.places import making
from tests.places.making import imported, written

pytestmark = pytest.mark.django_db


@pytest.fixture
def streets(tmp_path: Path) -> None:
    imported(written(tmp_path / "nspl.csv", making.ons(making.NSPL_NEW)))


def rung(typed: str) -> str | None:
    found = resolve(typed)
    return found.rung if isinstance(found, Spot) else None


@pytest.mark.usefixtures("streets")
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("SE15 5BZ", "unit"),
        ("se155bz", "unit"),
        ("SE15 4AA", "unit"),
        ("SE15 5ZZ", "sector"),
        ("SE15 5", "sector"),
        ("SE15 9ZZ", "district"),
        ("SE15 9", "district"),
        ("SE15", "district"),
        ("LS6 2AA", "district"),
        ("SE77 1AA", None),
    ],
)
def test_the_rung_is_the_finest_that_is_known(typed: str, expected: str | None) -> None:
    assert rung(typed) == expected


def test_without_an_import_every_postcode_resolves_to_its_district() -> None:
    assert resolve("SE15 5BZ") == Spot(districts.all_districts()["SE15"].cell, "district", "SE15 Peckham", "SE15")


@pytest.mark.usefixtures("streets")
def test_a_unit_is_where_it_is() -> None:
    assert resolve("SE15 5BZ") == Spot(cells.cell_at(51.4695, -0.069), "unit", "SE15 Peckham", "SE15")


@pytest.mark.usefixtures("streets")
@pytest.mark.parametrize("typed", ["SE15 5BZ", "SE15 5ZZ", "SE15", "SE15 5"])
def test_the_words_for_a_spot_never_hold_more_than_its_district(typed: str) -> None:
    found = resolve(typed)

    assert isinstance(found, Spot)
    assert found.label == "SE15 Peckham"


@pytest.mark.usefixtures("streets")
def test_only_a_unit_is_exact() -> None:
    found = [resolve(typed) for typed in ("SE15 5BZ", "SE15 5", "SE15")]

    assert [isinstance(spot, Spot) and spot.is_exact for spot in found] == [True, False, False]


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("BT7 1NN", "northern-ireland"),
        ("BT7", "northern-ireland"),
        ("JE2 3AB", "islands"),
        ("GY1 1AA", "islands"),
        ("IM1 1AA", "islands"),
        ("SE77 1AA", "unknown-postcode"),
        ("SE77", "no-such-district"),
        ("Peckham", "not-a-postcode"),
        ("", "not-a-postcode"),
    ],
)
def test_what_is_not_found_is_a_miss_with_its_reason(typed: str, reason: str) -> None:
    found = resolve(typed)

    assert isinstance(found, Miss)
    assert (found.reason, found.said) == (reason, typed)


def test_what_is_said_back_is_short() -> None:
    found = resolve("  Peckham \n" * 50)

    assert isinstance(found, Miss)
    assert found.said == ("Peckham " * 50)[:40]


@pytest.mark.usefixtures("streets")
def test_a_postcode_costs_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        resolve("SE15 5BZ")
    with django_assert_num_queries(2):
        resolve("SE15 5ZZ")
    with django_assert_num_queries(0):
        resolve("SE15")


def test_a_district_newer_than_ours_is_named_after_the_nearest(tmp_path: Path) -> None:
    imported(written(tmp_path / "mine.csv", making.plain([("SE77 1AA", 51.4695, -0.069, "")])))

    assert resolve("SE77 1AA") == Spot(cells.cell_at(51.4695, -0.069), "unit", "SE15 Peckham", "SE77")
