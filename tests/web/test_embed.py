"""The finder in a frame of somebody else's page: small, without cookies, and the only page that may be framed."""

import gzip
import re

import pytest
from django.test import Client

from doorstep.core import stylesheet
from tests.factories import make_area

pytestmark = pytest.mark.django_db

FINDER = "/embed/finder/"
EMBEDDED = 20_000


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_alone_may_stand_in_a_frame(client: Client) -> None:
    answer = client.get(FINDER)
    policy = answer["Content-Security-Policy"]
    assert "frame-ancestors *" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "X-Frame-Options" not in answer
    for address in ("/", "/embed/", "/data/", "/groups/"):
        other = client.get(address)
        assert other["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in other["Content-Security-Policy"]


def test_it_sets_no_cookie_and_loads_nothing_but_the_stylesheet(client: Client) -> None:
    said = text(client, FINDER)
    assert not client.cookies
    assert "csrf" not in said
    assert "<script" not in said
    assert re.findall(r'<link rel="(\w+)"', said) == ["stylesheet"]
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=", said)


def test_it_weighs_less_than_twenty_kilobytes_with_all_it_loads(client: Client) -> None:
    page = gzip.compress(text(client, f"{FINDER}?height=480&district=SE15").encode())
    assert len(page) + len(gzip.compress(stylesheet.joined().encode())) < EMBEDDED


def test_its_answer_leaves_the_frame(client: Client) -> None:
    said = text(client, FINDER)
    assert '<form class="seek" action="/" method="get" target="_blank" rel="noopener"' in said
    assert all('target="_blank"' in link for link in re.findall(r"<a [^>]*>", said))


@pytest.mark.parametrize("height", [240, 360, 480])
def test_three_heights_are_offered(client: Client, height: int) -> None:
    assert f'class="h{height}"' in text(client, f"{FINDER}?height={height}")


def test_it_begins_in_a_district_or_an_area_and_has_a_colour(client: Client) -> None:
    make_area("E09000028", "Southwark", [0x89195DA49B7FFFF])
    said = text(client, f"{FINDER}?district=se15&door=navy")
    assert 'value="SE15 Peckham"' in said
    assert 'data-door="navy"' in said
    assert "/groups/districts/SE15/" in said
    assert 'value="Southwark"' in text(client, f"{FINDER}?area=E09000028")


@pytest.mark.parametrize("asked", ["height=9999", "district=ZZ99", "door=%22%3E", "area=x", "height=%00"])
def test_a_mistake_in_its_address_shows_the_usual_one(client: Client, asked: str) -> None:
    said = text(client, f"{FINDER}?{asked}")
    assert 'class="h360"' in said
    assert 'data-door="bottle-green"' in said


def test_the_page_about_it_gives_the_line(client: Client) -> None:
    said = text(client, "/embed/?height=480&district=SE15&door=plum")
    assert "embed/finder/?height=480&amp;district=SE15&amp;door=plum" in said
    assert 'height="480"' in said
    assert "We know no such postcode district" in text(client, "/embed/?height=480&district=ZZ99")


def test_a_language_chosen_here_is_kept_for_nobody_else(client: Client) -> None:
    assert "Cookie" in client.get("/embed/finder/")["Vary"]
