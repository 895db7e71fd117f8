"""The open data: what it says, page by page, what has changed, and that nothing is overlooked."""

import csv
import datetime
import io
import json
from typing import Any

import jsonschema
import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from doorstep.feeds.queries import entries
from doorstep.groups import actions
from doorstep.groups.actions.areas import name_areas_anew
from doorstep.groups.models import Group
from doorstep.groups.patches import Parts, draw
from doorstep.places import cells
from tests.factories import LEEDS, NUNHEAD, PECKHAM, make_area, make_group
from tests.feeds.asking import SAID, asked, description, pages

pytestmark = pytest.mark.django_db

SAID_ROW = {
    "status": "listed",
    "home": {"name": "Doorstep", "url": "http://testserver/groups/nunhead-neighbours/"},
    "hops": 0,
    "licence": "https://creativecommons.org/licenses/by/4.0/",
    "name": "Nunhead Neighbours",
    "summary": "Shopping and a chat.",
    "description": "",
    "place": "Around the green",
    "confirmed_on": "2026-05-03",
    "known_since": None,
    "source": "a list of 2020",
    "areas": [],
    "kinds": [{"kind": "shopping", "wording": ""}, {"kind": "other", "wording": "bread baking"}],
    "languages": ["bn", "en"],
    "contact": [
        {"means": "phone", "value": "020 7946 0101"},
        {"means": "website", "value": "https://nunhead.example/"},
    ],
}


def middle(cell: int) -> dict[str, float]:
    north, east = cells.centre(cell)
    return {"latitude": round(north, 5), "longitude": round(east, 5)}


def names(said: dict[str, Any]) -> list[str]:
    return [row.get("name", row["status"]) for row in said["groups"]]


def hold(client: Client, said: object, name: str) -> None:
    """Hold what was said to the published schema of that name."""
    schema = {"$ref": f"#/components/schemas/{name}", "components": description(client)["components"]}
    jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(said)


# -- What it says ----------------------------------------------------------------------------------------------------


def test_a_group_says_all_that_its_page_says(client: Client) -> None:
    group = make_group("Nunhead Neighbours", at=NUNHEAD, **SAID)  # type: ignore[arg-type] # what a group says
    said = asked(client, "/data/groups.json")
    [row] = said["groups"]
    shown = cells.shown(group.cell)
    assert row == SAID_ROW | {
        "id": f"urn:uuid:{group.uid}",
        "updated_at": group.changed_at.isoformat(),
        "via": [str(entries.who_we_are())],
        "door": group.door_colour,
        "position": {"cell": cells.as_text(shown), **middle(shown)},
        "districts": sorted(group.district_codes),
        "patch": [f"{cell:x}" for cell in sorted(cells.compact(cells.circle(cells.cell_at(*NUNHEAD), 800)))],
    }
    assert said["licence"] == {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}


def test_every_answer_keeps_to_the_published_schema(client: Client) -> None:
    make_group("Nunhead Neighbours", at=NUNHEAD, **SAID)  # type: ignore[arg-type] # what a group says
    make_group("No Patch", metres=None)
    make_group("Resting", listing=Group.Listing.RESTING)
    make_group("Closed", listing=Group.Listing.CLOSED)
    for question in ("", "?all=1", "?changed_since=2020-01-01"):
        hold(client, asked(client, f"/data/groups.json{question}"), "Page")
        content = client.get(f"/data/groups.geojson{question}")
        hold(client, json.loads(content.getvalue()), "FeatureCollection")
    hold(client, client.get("/data/groups.json?limit=0").json(), "Refusal")


def test_a_map_gets_the_outline_of_a_patch_or_else_the_middle(client: Client) -> None:
    make_group("Drawn", at=NUNHEAD, metres=900)
    make_group("Only a place", metres=None)
    drawn, place = asked(client, "/data/groups.geojson")["features"]
    [[ring]] = drawn["geometry"]["coordinates"]
    assert drawn["geometry"]["type"] == "MultiPolygon"
    assert ring[0] == ring[-1]
    assert all(abs(east - NUNHEAD[1]) < 0.03 and abs(north - NUNHEAD[0]) < 0.02 for east, north in ring)
    assert place["geometry"]["type"] == "Point"
    assert "patch" not in drawn["properties"]


def test_a_spreadsheet_gets_a_line_a_group_and_no_formula(client: Client) -> None:
    make_group("=HYPERLINK(1)", at=NUNHEAD, **SAID)  # type: ignore[arg-type] # what a group says
    answer = client.get("/data/groups.csv")
    [row] = csv.DictReader(io.StringIO(answer.content.decode()))
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert (row["name"], row["kinds"], row["phone"]) == ("'=HYPERLINK(1)", "shopping; bread baking", "020 7946 0101")
    assert 'rel="license"' in answer["Link"]


def test_who_is_not_listed_or_not_given_out_is_not_in_it(client: Client) -> None:
    for listing in ("proposed", "refused", "closed"):
        make_group(listing, listing=listing)
    make_group("Kept", sharing="kept")
    make_group("Resting", listing="resting")
    assert names(asked(client, "/data/groups.json")) == ["Resting"]
    assert names(asked(client, "/data/groups.json?all=1")) == ["Resting"]
    assert names(asked(client, "/data/groups.json?changed_since=2020-01-01")) == ["closed", "Resting"]


def test_a_private_chat_is_never_in_it(client: Client) -> None:
    group = make_group("Old")
    group.contact_ways.create(means="website", value="https://chat.whatsapp.com/AbCdEf")
    for kind in ("json", "geojson", "csv"):
        assert b"whatsapp" not in client.get(f"/data/groups.{kind}").content


# -- Parts and pages -------------------------------------------------------------------------------------------------


def test_a_district_or_an_area_can_be_asked_for(client: Client) -> None:
    make_area("E1", "Nunhead", cells.compact(cells.circle(cells.cell_at(*NUNHEAD), 2_000)))
    make_group("Here", at=NUNHEAD)
    make_group("There", at=LEEDS)
    assert names(asked(client, "/data/groups.json?district=SE15")) == ["Here"]
    assert names(asked(client, "/data/groups.json?district=se15&all=1")) == ["Here"]
    assert names(asked(client, "/data/groups.json?area=E1")) == ["Here"]
    assert [row["areas"] for row in asked(client, "/data/groups.json")["groups"]] == [["E1"], []]
    assert client.get("/data/groups.json?area=E2").status_code == 404


def test_following_next_gives_each_group_once_and_no_answer_grows(client: Client) -> None:
    made = [make_group().name for _ in range(7)]
    found = list(pages(client, "/data/groups.json?limit=3"))
    assert [len(page["groups"]) for page in found] == [3, 3, 1]
    assert [name for page in found for name in names(page)] == made
    assert len({page["changes"] for page in found}) == 1
    answer = client.get("/data/groups.csv?limit=3")
    assert 'rel="next"' in answer["Link"]
    assert 'rel="changes"' in answer["Link"]


def test_groups_that_changed_in_the_same_moment_are_all_found(client: Client) -> None:
    made = {make_group().name for _ in range(5)}
    Group.objects.update(changed_at=timezone.now())
    assert {name for page in pages(client, "/data/groups.json?limit=2") for name in names(page)} == made


@pytest.mark.parametrize("rows", [1, 5])
def test_a_page_costs_the_same_however_long(
    client: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    entries.who_we_are()
    for _ in range(rows):
        make_group(**SAID)  # type: ignore[arg-type] # what a group says
    with django_assert_num_queries(11):
        assert len(asked(client, "/data/groups.json")["groups"]) == rows


WRONG = [
    "limit=0",
    "limit=1001",
    "limit=many",
    "district=ZZ99",
    "cursor=../../etc",
    "changed_since=yesterday",
    "changed_since=0001-01-01T00:00:00%2B14:00",
    "changed_since=2026-13-40",
    "all=1&changed_since=2026-01-01",
    "area=%00",
]


@pytest.mark.parametrize("question", WRONG)
def test_what_cannot_be_understood_is_told_with_what_to_mend(client: Client, question: str) -> None:
    answer = client.get(f"/data/groups.json?{question}")
    assert answer.status_code == 400
    assert answer.json()["mend"]


def test_a_moment_may_be_said_in_several_ways(client: Client) -> None:
    make_group("Here")
    for said in ("2020-01-01", "2020-01-01T00:00:00Z", "2020-01-01T00:00:00+01:00", "2020-01-01 00:00"):
        assert names(asked(client, f"/data/groups.json?changed_since={said}")) == ["Here"], said
    assert names(asked(client, "/data/groups.json?changed_since=2999-01-01")) == []


# -- What changed ----------------------------------------------------------------------------------------------------

CHANGES = {
    "rest": lambda group: actions.rest(group, by=None),
    "close": lambda group: actions.close(group, by=None),
    "confirm": lambda group: actions.confirm(group, datetime.date(2026, 1, 1), by=None),
    "draw": lambda group: actions.draw_patch(group, drawn(500), by=None),
    "team": lambda group: actions.name_street_team(group, "Ours", Parts(circles=((group.cell, 200),)), by=None),
    "keep in": lambda _group: actions.keep_in("a list", by=None),
}


def drawn(metres: float) -> Any:
    return draw(Parts(circles=((cells.cell_at(*PECKHAM), metres),)))


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_every_change_of_a_listing_is_among_the_changes(client: Client, change: Any) -> None:
    group = make_group("Here", source="a list")
    before = timezone.now()
    assert asked(client, f"/data/groups.json?changed_since={before:%Y-%m-%dT%H:%M:%S.%fZ}")["groups"] == []
    change(Group.objects.get(pk=group.pk))
    [row] = asked(client, f"/data/groups.json?changed_since={before:%Y-%m-%dT%H:%M:%S.%fZ}")["groups"]
    assert row["id"] == f"urn:uuid:{group.uid}"


def test_of_a_group_that_has_gone_nothing_is_told_but_that(client: Client) -> None:
    make_group("Amina’s", listing="closed", contact_ways=(("phone", "020 7946 0101"),))
    make_group("Withdrawn", source="a list")
    actions.keep_in("a list", by=None)
    text = client.get("/data/groups.json?changed_since=2020-01-01").content.decode()
    assert [row["status"] for row in json.loads(text)["groups"]] == ["closed", "withdrawn"]
    assert "0101" not in text
    assert "summary" not in text


def test_what_is_kept_in_and_given_out_again_is_there_again(client: Client) -> None:
    make_group("Here", source="a list")
    make_group("Ours", source="the group")
    assert actions.keep_in("a list", by=None) == 1
    assert names(asked(client, "/data/groups.json")) == ["Ours"]
    assert actions.give_out("a list", by=None) == 1
    assert sorted(names(asked(client, "/data/groups.json"))) == ["Here", "Ours"]


def test_a_change_that_becomes_visible_late_is_not_overlooked(client: Client) -> None:
    """Two act at once; who began first commits last, and noted an earlier moment than the one already read."""
    late = make_group("Late")
    make_group("Early")
    read = asked(client, "/data/groups.json")
    etag = client.get("/data/groups.json")["ETag"]
    noted = Group.objects.get(name="Early").changed_at - datetime.timedelta(seconds=2)
    Group.objects.filter(pk=late.pk).update(changed_at=noted, summary="new")
    again = client.get("/data/groups.json", headers={"If-None-Match": etag})
    assert again.status_code == 200
    assert "new" in [row["summary"] for row in asked(client, read["changes"])["groups"]]


def test_groups_named_by_new_areas_are_sent_again(client: Client) -> None:
    make_group(at=PECKHAM)
    before = client.get("/data/groups.json")
    make_area("E05011111", "Rye Lane", [cells.cell_at(*PECKHAM)])
    name_areas_anew(timezone.now())
    after = client.get("/data/groups.json", headers={"if-none-match": before["ETag"]})
    assert after.json()["groups"][0]["areas"] == ["E05011111"]


def test_an_email_that_a_spreadsheet_would_run_is_text(client: Client) -> None:
    make_group(contact_ways=(("email", "=1+1|calc!a1@rye.example"),))
    [row] = csv.DictReader(io.StringIO(client.get("/data/groups.csv").content.decode()))
    assert row["email"] == "'=1+1|calc!a1@rye.example"
