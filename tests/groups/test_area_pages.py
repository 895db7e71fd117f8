"""Pages of areas."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from doorstep.places.models import Area
from tests.factories import make_group
from tests.places.making import LEWISHAM, SOUTHWARK, collection, imported, square, written

pytestmark = pytest.mark.django_db

WEST, EAST = square("E02000001", "West End", -0.09, 51.46, 0.01), square("E02000002", "East End", -0.08, 51.46, 0.01)
IN_WEST = (51.4625, -0.085)
SAID = (
    "Groups in Southwark",
    "Borough",
    "West End Neighbours",
    "Where nobody helps yet",
    "In one of its 2 parts less than half is covered:",
    "nobody yet",
    'href="/groups/areas/neighbourhood/E02000001/"',
    'href="/start/"',
)


@pytest.fixture
def areas(tmp_path: Path) -> None:
    imported(written(tmp_path / "lad.geojson", collection(SOUTHWARK, LEWISHAM)))
    imported(written(tmp_path / "parts.geojson", collection(WEST, EAST)), "neighbourhood")


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.mark.usefixtures("areas")
@pytest.mark.parametrize("rows", [2, 4])
@pytest.mark.parametrize(
    ("address", "queries", "shows"),
    [
        ("/groups/areas/", 3, False),
        ("/groups/areas/borough/", 2, False),
        ("/groups/areas/borough/E09000028/", 18, True),
        ("/groups/areas/neighbourhood/E02000001/", 15, True),
    ],
)
def test_a_page_costs_the_same_however_many_groups(
    client: Client,
    rows: int,
    address: str,
    queries: int,
    shows: bool,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(rows):
        make_group(f"Rye Neighbours {number}", at=IN_WEST, metres=300, kinds=(("shopping", ""),))
    page(client, address)
    with django_assert_num_queries(queries):
        text = page(client, address)
    assert text.count("<h3><a dir") == (rows if shows else 0)


@pytest.mark.usefixtures("areas")
def test_an_areas_page_says_who_helps_and_where_nobody_does(client: Client) -> None:
    make_group("West End Neighbours", at=IN_WEST, metres=420)
    text = page(client, "/groups/areas/borough/E09000028/")
    for said in SAID:
        assert said in text, said


@pytest.mark.usefixtures("areas")
def test_a_part_leads_to_what_it_is_part_of_and_to_its_neighbours(client: Client) -> None:
    text = page(client, "/groups/areas/neighbourhood/E02000001/")

    assert 'href="/groups/areas/borough/E09000028/"' in text
    assert "Next door" in text
    assert 'href="/groups/areas/neighbourhood/E02000002/"' in text
    assert "Nobody here yet" in text


@pytest.mark.usefixtures("areas")
def test_what_is_no_area_is_not_there(client: Client) -> None:
    for address in ("borough/E02000001", "borough/nobody", "county/E09000028", "county", "%00", "borough/%00"):
        assert client.get(f"/groups/areas/{address}/").status_code == 404, address


def test_without_areas_the_way_leads_to_the_districts(client: Client) -> None:
    text = page(client, "/groups/areas/")

    assert "No areas are known here yet" in text
    assert 'href="/groups/districts/"' in text


@pytest.mark.usefixtures("areas")
def test_a_long_list_of_groups_and_of_areas_comes_in_pages(client: Client, tmp_path: Path) -> None:
    many = [square(f"X{n:03}", f"Corner {n:03}", -0.5 + n * 0.004, 51.5, 0.004) for n in range(121)]
    imported(written(tmp_path / "corners.geojson", collection(*many)), "corner")
    for number in range(31):
        make_group(f"Rye {number:02}", at=IN_WEST, metres=None)

    assert "See all 121" in page(client, "/groups/areas/")
    first, second = page(client, "/groups/areas/corner/"), page(client, "/groups/areas/corner/?page=2")
    assert ("Corner 120" in first, "Corner 120" in second) == (False, True)
    groups = "/groups/areas/borough/E09000028/"
    assert ("Rye 30" in page(client, groups), "Rye 30" in page(client, f"{groups}?page=2")) == (False, True)
    assert "Next door" not in page(client, f"{groups}?page=2")


@pytest.mark.usefixtures("areas")
def test_a_name_with_markup_is_shown_as_it_is(client: Client) -> None:
    Area.objects.filter(code="E09000028").update(name="<b>Southwark</b>")
    assert "<b>Southwark" not in page(client, "/groups/areas/borough/E09000028/")


@pytest.mark.usefixtures("areas")
def test_groups_that_drew_no_patch_are_not_talked_away(client: Client) -> None:
    make_group("West End Neighbours", at=IN_WEST, metres=None)
    text = page(client, "/groups/areas/borough/E09000028/")
    assert "One group" in text
    assert "No group that helps now" not in text
    make_group("East End Neighbours", at=(51.4625, -0.075), metres=200)
    text = page(client, "/groups/areas/borough/E09000028/")
    assert "2 groups" in text
    assert "Most doors have nobody yet" not in text
