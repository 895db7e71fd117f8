"""The map: what is drawn, what the table says, where it leads, and what it costs."""

import datetime
import gzip
import re

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from config import tiles
from doorstep.groups.maps import close
from doorstep.groups.maps.picture import hexagon as drawn_hexagon
from doorstep.groups.maps.picture import legend, step_of, steps
from doorstep.groups.models import Group
from doorstep.groups.queries import counting, overlaps
from doorstep.places import cells
from doorstep.places.frames import Box, Frame
from doorstep.places.models import Area, AreaCell, Edition
from tests.factories import LEEDS, NUNHEAD, PECKHAM, make_group

pytestmark = pytest.mark.django_db

PECKHAM_HEXAGON = cells.as_text(cells.shown(cells.cell_at(*PECKHAM)))


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def drawn(text: str) -> dict[str, str]:
    """Return the places of a drawing: where each leads, and what it is called."""
    found = re.findall(r'<a href="([^"]+)"[^>]*><title>(.*?)</title>', text, re.DOTALL)
    return {url: " ".join(name.split()) for url, name in found}


@pytest.fixture
def borough() -> Area:
    """Make two neighbourhoods in a borough, all of them oblong, as imports leave them."""
    whole = imported_areas("borough", [("B1", "Rye Borough", 0.0, 0.04)])
    imported_areas("neighbourhood", [("N1", "Rye West", 0.0, 0.02), ("N2", "Rye East", 0.02, 0.02)])
    return whole[0]


def imported_areas(kind: str, oblongs: list[tuple[str, str, float, float]]) -> list[Area]:
    now, rows = datetime.datetime.now(datetime.UTC), len(oblongs)
    edition = Edition.objects.create(
        subject="areas", kind=kind, status="current", started_at=now, alive_at=now, rows=rows
    )
    return [imported_area(edition, *oblong) for oblong in oblongs]


def imported_area(edition: Edition, code: str, name: str, west: float, wide: float) -> Area:
    latitude, longitude = PECKHAM[0] - 0.01, PECKHAM[1] - 0.005 + west
    ring = [
        [longitude, latitude],
        [longitude + wide, latitude],
        [longitude + wide, latitude + 0.02],
        [longitude, latitude + 0.02],
        [longitude, latitude],
    ]
    middle = cells.cell_at(latitude + 0.01, longitude + wide / 2)
    inside = cells.shape({"type": "Polygon", "coordinates": [ring]})
    area = Area.objects.create(
        edition=edition, kind=edition.kind, code=code, name=name, cell=middle, size=len(inside), outline=[[ring]]
    )
    ground = cells.compact(inside)
    AreaCell.objects.bulk_create([AreaCell(area=area, cell=cell) for cell in ground])
    return area


def test_the_country_is_drawn_and_the_table_says_the_same(client: Client) -> None:
    make_group("Rye Neighbours")
    make_group("Knock Leeds", at=LEEDS)
    make_group("Not yet", listing=Group.Listing.PROPOSED)
    text = page(client, "/map/")
    assert drawn(text)["/map/postcodes/SE/"] == "SE South-east London, one group"
    assert drawn(text)["/map/postcodes/LS/"] == "LS Leeds, one group"
    assert drawn(text)["/map/postcodes/IV/"] == "IV Inverness, no group yet"
    assert len(drawn(text)) == 120
    assert '<a href="/map/postcodes/SE/">SE South-east London</a></th><td role="cell" class="number">1</td>' in text
    assert "2 groups help here" in text


def test_a_region_leads_to_its_districts_and_a_district_to_its_groups(client: Client) -> None:
    group = make_group("Rye Neighbours", metres=300)
    assert drawn(page(client, "/map/postcodes/SE/"))["/map/postcodes/SE15/"] == "SE15 Peckham, one group"
    text = page(client, "/map/postcodes/se15/")
    assert drawn(text)[group.get_absolute_url()] == "Rye Neighbours"
    assert f'data-door="{group.door_colour}"' in text
    assert "/map/postcodes/SE22/" in drawn(text)
    assert "Patch of Rye Neighbours" in text


def test_several_groups_in_one_hexagon_are_a_number_that_leads_to_them(client: Client) -> None:
    for number in range(3):
        make_group(f"Rye {number}", metres=None)
    text = page(client, "/map/postcodes/SE15/")
    assert drawn(text)[f"/map/hexagons/{PECKHAM_HEXAGON}/"] == "3 groups"
    inside = page(client, f"/map/hexagons/{PECKHAM_HEXAGON}/")
    assert all(f"Rye {number}</a></th>" in inside for number in range(3))


def test_nothing_finer_than_a_hexagon_of_resolution_8_tells_where_a_group_is() -> None:
    frame = Frame.around(Box(PECKHAM[0] - 0.02, PECKHAM[1] - 0.02, PECKHAM[0] + 0.02, PECKHAM[1] + 0.02))
    make_group("Rye Neighbours", metres=None)
    [hexagon] = close.groups_on(frame)
    assert hexagon.path == drawn_hexagon(cells.shown(cells.cell_at(*PECKHAM)), frame)


def test_imported_areas_take_the_place_of_postcodes(client: Client, borough: Area) -> None:
    group = make_group("Rye Neighbours", metres=None)
    assert drawn(page(client, "/map/")) == {"/map/areas/B1/": "Rye Borough, one group"}
    assert drawn(page(client, f"/map/areas/{borough.code}/")) == {
        "/map/areas/N1/": "Rye West, one group",
        "/map/areas/N2/": "Rye East, no group yet",
    }
    near = page(client, "/map/areas/N1/")
    assert drawn(near)[group.get_absolute_url()] == "Rye Neighbours"
    assert 'class="here" aria-current="true"' in near
    assert '<a href="/map/areas/B1/">Rye Borough</a>' in near
    assert "Nobody has listed a group here yet" in page(client, "/map/areas/N2/")
    assert "/map/postcodes/SE/" in drawn(page(client, "/map/postcodes/"))


@pytest.mark.parametrize(
    "address",
    [
        *("postcodes/ZZ", "postcodes/ZZ99", "postcodes/%00", "areas/none", "areas/%0a", "hexagons/89194ad33b7ffff"),
        *("hexagons/zzzzzzzzzzzzzzz", "hexagons/000000000000000", "hexagons/82194ffffffffff"),
    ],
)
def test_what_is_no_place_is_not_there(client: Client, address: str) -> None:
    assert client.get(f"/map/{address}/").status_code == 404


@pytest.mark.parametrize("rows", [1, 4])
@pytest.mark.parametrize(
    ("address", "queries"),
    [("/map/postcodes/", 3), ("/map/postcodes/SE/", 2), ("/map/postcodes/SE15/", 6), ("/map/areas/N1/", 0)],
)
def test_a_map_costs_the_same_however_many_groups(
    client: Client,
    rows: int,
    address: str,
    queries: int,
    borough: Area,  # noqa: ARG001 # the map of areas needs them
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    make_group("Alone in a hexagon", at=(PECKHAM[0] + 0.012, PECKHAM[1]))
    for number in range(rows):
        make_group(f"Rye Neighbours {number}", at=(PECKHAM[0], PECKHAM[1] + number / 1000))
    page(client, address)
    if queries:
        with django_assert_num_queries(queries):
            page(client, address)


@pytest.mark.parametrize("address", ["/map/", "/map/postcodes/SE/", "/map/postcodes/SE15/", "/map/postcodes/IV27/"])
def test_a_map_is_few_bytes(client: Client, address: str) -> None:
    for number in range(20):
        make_group(f"Rye {number}", at=(PECKHAM[0] + number / 900, PECKHAM[1]))
    assert len(gzip.compress(page(client, address).encode())) < 16_000


def test_counting_is_by_hexagon_and_within_what_was_asked() -> None:
    here, there = make_group(metres=None), make_group(at=LEEDS, metres=None)
    peckham = cells.ancestor(here.cell, 7)
    assert counting.per_hexagon(7, [cells.children_range(peckham)]) == [(peckham, 1, here.pk)]
    assert {one.first for one in counting.per_hexagon(5)} == {here.pk, there.pk}
    assert counting.per_hexagon(7, []) == []


def test_many_cells_become_few_ranges() -> None:
    ground = cells.circle(cells.cell_at(*PECKHAM), 20_000)
    lines = counting.lines_of(ground)
    assert len(lines) <= 100
    assert all(any(first <= cell <= last for first, last in lines) for cell in ground)


def test_who_shares_ground_is_found_whichever_is_larger() -> None:
    small, large = make_group("Small", metres=300), make_group("Large", metres=5_000)
    make_group("Elsewhere", at=LEEDS)
    make_group("Refused", metres=300, listing=Group.Listing.REFUSED)
    assert overlaps.of_group(small) == [large]
    assert overlaps.of_group(large) == [small]


def test_a_groups_page_shows_its_patch_and_who_shares_it(client: Client) -> None:
    group = make_group("Rye Neighbours", metres=600)
    other = make_group("Nunhead Neighbours", at=NUNHEAD, metres=1_200)
    text = page(client, group.get_absolute_url())
    assert 'aria-label="Patch of Rye Neighbours"' in text
    assert drawn(text)[other.get_absolute_url()] == "Patch of Nunhead Neighbours"
    assert "On some of the same streets:" in text
    assert "data-map" not in text
    assert '<svg class="map"' not in page(client, make_group("Nowhere drawn", metres=None).get_absolute_url())


def test_the_finders_answer_leads_to_the_map(client: Client) -> None:
    assert f'href="/map/hexagons/{PECKHAM_HEXAGON}/"' in page(client, f"/near/{PECKHAM_HEXAGON}/")


# -- Drawing ---------------------------------------------------------------------------------------------------------


def test_shades_grow_by_the_same_factor() -> None:
    assert steps([0, 1, 40]) == [1, 3, 6, 16]
    assert steps([71, 97, 437]) == [71, 112, 176, 277], "where all have many, shades still tell them apart"
    assert legend([1, 3, 6, 16], [0, 3, 40]) == [(1, 1, 2), (2, 3, 5), (3, 6, 15), (4, 16, 40)]
    assert [step_of(number, [1, 3, 6, 16]) for number in (0, 1, 5, 6, 400)] == [0, 1, 2, 3, 4]
    assert steps([]) == steps([0, 0]) == []
    assert steps([1]) == [1]


def test_the_map_and_the_page_of_an_area_lead_to_each_other(client: Client, borough: Area) -> None:
    make_group("Rye Neighbours", metres=None)
    assert '<a href="/map/areas/B1/">See it on the large map</a>' in page(
        client, borough_page := "/groups/areas/borough/B1/"
    )
    assert f'<a href="{borough_page}">All groups in {borough.name}</a>' in page(client, "/map/areas/B1/")
    assert '<a href="/groups/areas/neighbourhood/N1/">All groups in Rye West</a>' in page(client, "/map/areas/N1/")


def test_a_group_without_a_patch_is_found_on_the_map(client: Client) -> None:
    group = make_group("Rye Neighbours", metres=None)
    assert f'<a href="/map/hexagons/{PECKHAM_HEXAGON}/">Look on a map</a>' in page(client, group.get_absolute_url())


def test_every_page_leads_to_the_map(client: Client) -> None:
    assert '<a href="/map/">On a map</a>' in page(client, "/about/")
    assert '<a href="/map/" aria-current="page">On a map</a>' in page(client, "/map/")


# -- Tiles -----------------------------------------------------------------------------------------------------------

TILES = "https://tiles.example.org/street/{z}/{x}/{y}.png"


def test_without_the_operators_word_nobody_else_is_asked_for_anything(client: Client) -> None:
    answer = client.get("/map/")
    assert "<image" not in answer.content.decode()
    assert "img-src 'self'" in answer["Content-Security-Policy"].split("; ")
    assert answer["Referrer-Policy"] == "same-origin"


def test_tiles_lie_under_the_map_and_their_origin_alone_is_let_in(client: Client, settings: Settings) -> None:
    settings.TILES_URL, settings.TILES_ATTRIBUTION = TILES, "© The mappers"
    group = make_group("Rye Neighbours")
    answer = client.get("/map/postcodes/SE15/")
    text = answer.content.decode()
    assert re.search(r'<image href="https://tiles\.example\.org/street/1\d/\d+/\d+\.png" x="-?[\d.]+"', text)
    assert "© The mappers" in text
    assert "img-src 'self' https://tiles.example.org" in answer["Content-Security-Policy"].split("; ")
    assert answer["Referrer-Policy"] == "strict-origin-when-cross-origin"
    for other in ("/", "/groups/", group.get_absolute_url(), "/groups/new/", f"/near/{PECKHAM_HEXAGON}/"):
        quiet = client.get(other)
        assert "tiles.example.org" not in quiet.content.decode() + quiet["Content-Security-Policy"], other


@pytest.mark.parametrize(
    "url",
    [
        *("http://tiles.example.org/{z}/{x}/{y}.png", "https://tiles.example.org/", "https://t/{z}/{x}/{y}/{s}.png"),
        *("https://t.example/{z}/{x}/{y}.png; script-src *", "https://t.example/{z}/{x}/{y}{.png"),
    ],
)
def test_an_address_of_tiles_that_cannot_be_one_is_refused_with_a_sentence(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="Write it like https://"):
        tiles.named(url, "© The mappers")


def test_tiles_need_the_words_of_whoever_made_them() -> None:
    with pytest.raises(ImproperlyConfigured, match="DOORSTEP_TILES_ATTRIBUTION"):
        tiles.named(TILES, "")
    assert tiles.named("", "© Nobody") == ("", "")
    assert tiles.named(TILES, "© The mappers") == (TILES, "© The mappers")
