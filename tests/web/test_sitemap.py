"""What search engines and news readers are told: pages of a bounded size, and when each last changed."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.groups import actions
from doorstep.groups.models import Group
from doorstep.web.views import sitemaps
from tests.factories import LEEDS, make_group
from tests.places.making import SOUTHWARK, collection, imported, written

pytestmark = pytest.mark.django_db


def places(client: Client, address: str) -> list[str]:
    answer = client.get(address)
    assert answer.status_code == 200, address
    ET.fromstring(answer.content)  # noqa: S314 # our own
    return re.findall("<loc>(.*?)</loc>", answer.content.decode())


def test_every_page_that_may_be_found_is_in_it(client: Client) -> None:
    make_group("Rye", at=LEEDS)
    make_group("Closed", listing="closed")
    found = [place for part in places(client, "/sitemap.xml") for place in places(client, part)]
    assert "http://testserver/groups/rye/" in found
    assert "http://testserver/groups/districts/LS1/" in found
    assert "http://testserver/data/" in found
    assert not any("closed" in place for place in found)
    assert all(client.get(place).status_code == 200 for place in found)
    assert b"Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").content


def test_areas_and_maps_can_be_found_too(client: Client, tmp_path: Path) -> None:
    imported(written(tmp_path / "lad.geojson", collection(SOUTHWARK)))
    assert places(client, "/sitemap-areas.xml") == ["http://testserver/groups/areas/borough/E09000028/"]
    pages = places(client, "/sitemap-pages.xml")
    assert {f"http://testserver{address}" for address in ("/map/", "/groups/all/", "/groups/areas/")} <= set(pages)
    assert all(client.get(place).status_code == 200 for place in pages)


def test_it_comes_in_pages_of_a_bounded_size(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps.Groups, "limit", 2)
    for _ in range(5):
        make_group()
    parts = [place for place in places(client, "/sitemap.xml") if "groups" in place]
    assert [len(places(client, part)) for part in parts] == [2, 2, 1]
    assert client.get("/sitemap-groups.xml?p=9").status_code == 404
    assert client.get("/sitemap-nothing.xml").status_code == 404


def test_it_says_when_a_group_last_changed(client: Client) -> None:
    make_group()
    assert f"<lastmod>{timezone.now().date()}</lastmod>" in client.get("/sitemap-groups.xml").content.decode()


@pytest.mark.parametrize(("address", "kind"), [("rss", "application/rss+xml"), ("atom", "application/atom+xml")])
def test_new_groups_are_news_everywhere_and_in_their_district(client: Client, address: str, kind: str) -> None:
    first = make_group("First <b>", at=LEEDS, summary="Shopping & more")
    make_group("Second")
    make_group("Not yet", listing="proposed")
    answer = client.get(f"/groups/new.{address}")
    said = answer.content.decode()
    ET.fromstring(said)  # noqa: S314 # our own
    assert kind in answer["Content-Type"]
    assert said.index("Second") < said.index("First &lt;b&gt;")
    assert "Not yet" not in said
    assert f"urn:uuid:{first.uid}" in said
    here = client.get(f"/groups/districts/LS1/new.{address}").content.decode()
    assert "First" in here
    assert "Second" not in here
    assert client.get(f"/groups/districts/ZZ99/new.{address}").status_code == 404


def test_news_are_named_in_the_head_of_the_lists(client: Client) -> None:
    make_group()
    assert 'href="/groups/new.rss"' in client.get("/groups/").content.decode()
    assert 'href="/groups/districts/SE15/new.rss"' in client.get("/groups/districts/SE15/").content.decode()


def test_a_group_that_rests_and_comes_back_is_no_news(client: Client) -> None:
    group = make_group("Old")
    make_group("New")
    actions.rest(Group.objects.get(pk=group.pk), by=None)
    actions.put_on_list(Group.objects.get(pk=group.pk), by=None)
    said = client.get("/groups/new.rss").content.decode()
    assert said.index("New") < said.index("Old")
