"""How the open data answers: that nothing is new, to whom, all at once; and what describes it."""

import datetime

import pytest
from django.test import Client, override_settings
from django.utils import timezone
from openapi_spec_validator import OpenAPIV31SpecValidator

from doorstep.feeds.views import exporting
from doorstep.groups import actions
from doorstep.groups.models import Group
from tests.factories import make_group
from tests.feeds.asking import SAID, asked, description, pages

pytestmark = pytest.mark.django_db

# -- Nothing new, and who may read -----------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["/data/groups.json", "/data/groups.csv", "/data/groups.geojson?all=1"])
def test_where_nothing_is_new_the_answer_is_empty(client: Client, address: str) -> None:
    group = make_group("Here")
    first = client.get(address)
    assert b"Here" in first.getvalue()
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.getvalue()) == (304, b"")
    actions.rest(group, by=None)
    assert b"resting" in client.get(address, headers={"If-None-Match": first["ETag"]}).getvalue()
    assert first["Last-Modified"]


def test_a_date_alone_tells_only_what_is_long_settled(client: Client) -> None:
    make_group("Here")
    said = client.get("/data/groups.json")["Last-Modified"]
    assert client.get("/data/groups.json", headers={"If-Modified-Since": said}).status_code == 200
    Group.objects.update(changed_at=timezone.now() - datetime.timedelta(hours=1))
    said = client.get("/data/groups.json")["Last-Modified"]
    assert client.get("/data/groups.json", headers={"If-Modified-Since": said}).status_code == 304


def test_pages_of_other_sites_may_read_it_without_anybody_signed_in(client: Client) -> None:
    make_group("Here")
    for address in ("/data/groups.json", "/data/openapi.json", "/data/groups.json?limit=0"):
        answer = client.get(address)
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in answer
        assert not answer.cookies
    before = client.options("/data/groups.json")
    assert (before.status_code, before["Access-Control-Allow-Methods"]) == (204, "GET, HEAD")
    assert client.post("/data/groups.json").status_code == 405
    assert client.head("/data/groups.json").status_code == 200
    assert client.get("/data/groups.xml").status_code == 404


def test_only_a_few_take_everything_at_once_and_places_are_given_back(client: Client) -> None:
    make_group("Here")
    holding = [client.get("/data/groups.csv?all=1") for _ in range(exporting.AT_ONCE)]
    refused = client.get("/data/groups.csv?all=1")
    assert (refused.status_code, refused["Retry-After"]) == (503, "60")
    assert [b"Here" in answer.getvalue() for answer in holding] == [True, True]
    for _ in range(3):
        assert client.head("/data/groups.csv?all=1").getvalue() == b""
    assert b"Here" in client.get("/data/groups.csv?all=1").getvalue()


def test_everything_is_the_same_as_all_pages(client: Client) -> None:
    for _ in range(5):
        make_group(**SAID)  # type: ignore[arg-type] # what a group says
    paged = [row for page in pages(client, "/data/groups.json?limit=2") for row in page["groups"]]
    assert asked(client, "/data/groups.json?all=1")["groups"] == paged


# -- The description, and the page for people ------------------------------------------------------------------------


def test_the_description_is_openapi_and_what_it_names_is_there(client: Client) -> None:
    make_group("Here")
    said = description(client)
    OpenAPIV31SpecValidator(said).validate()
    for path, methods in said["paths"].items():
        assert client.get(path).status_code == 200, path
        for parameter in methods["get"].get("parameters", []):
            name = parameter["$ref"].rpartition("/")[2]
            answer = client.get(path, {name: "\0"})
            assert list(answer.json()["mend"]) == [name]


def test_the_page_for_people_names_licence_and_addresses(client: Client) -> None:
    with override_settings(DATA_LICENCE_NAME="ODbL", DATA_LICENCE_URL="https://opendatacommons.example/"):
        text = client.get("/data/").content.decode()
        assert client.get("/data/groups.json").json()["licence"]["name"] == "ODbL"
    for said in ('href="https://opendatacommons.example/"', "/data/groups.csv?all=1", "/data/openapi.json", "<h1"):
        assert said in text
