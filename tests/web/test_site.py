"""What every page keeps to: headers, methods, languages, and nothing from elsewhere."""

import datetime
import re

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.urls import URLPattern

from doorstep.messaging.models import Message
from doorstep.web import cookies
from doorstep.web.demo import plant
from doorstep.web.demo.groups import GROUPS
from doorstep.web.urls import urlpatterns
from tests.factories import make_group

pytestmark = pytest.mark.django_db

PAGES = [
    "/",
    "/groups/",
    "/groups/districts/",
    "/groups/new/",
    "/groups/new/sent/",
    "/start/",
    "/search/",
    "/about/",
    "/none/",
]


def test_no_address_stands_twice_in_the_table() -> None:
    names = [each.name for each in urlpatterns if isinstance(each, URLPattern)]
    assert sorted(names, key=str) == sorted({*names}, key=str)


@pytest.mark.parametrize("address", PAGES)
def test_every_answer_has_its_safety_headers(client: Client, address: str) -> None:
    answer = client.get(address)
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize("address", [*PAGES, "/groups/rye-lane/"])
def test_a_page_has_nothing_inline_and_nothing_from_elsewhere(client: Client, address: str) -> None:
    make_group("Rye Lane", contact_ways=(("website", "https://rye.example/"),))
    text = client.get(address).content.decode()
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", text)
    assert all("src=" in script for script in re.findall(r"<script[^>]*>", text))
    assert not re.search(r"(src|srcset|action)=\"(https?:)?//", text)
    assert not re.search(r"<link[^>]*href=\"(https?:)?//", text)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_has_one_title_one_heading_a_language_and_a_way_past_the_menu(client: Client, address: str) -> None:
    text = client.get(address).content.decode()
    assert text.count("<h1") == 1
    assert re.search(r"<title>[^<]*\w[^<]*</title>", text)
    assert '<html lang="en-gb" dir="ltr">' in text
    assert 'href="#main"' in text


@pytest.mark.parametrize("address", ["/", "/groups/", "/about/", "/healthz/", "/robots.txt"])
def test_reading_pages_take_no_other_method(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405
    assert client.head(address).status_code == 200


def test_reading_sets_no_cookie(client: Client) -> None:
    for address in ("/", "/?q=SE15", "/groups/", "/about/", "/start/"):
        client.get(address, follow=True)
    assert not client.cookies


def test_the_page_about_privacy_names_every_cookie_of_the_settings(client: Client) -> None:
    """One that is added to the settings has to be explained."""
    named = {name for name in dir(settings) if name.endswith("_COOKIE_NAME")}
    text = client.get("/about/").content.decode()
    assert len(cookies.kept()) == len(named)
    for name in named:
        assert f"<dt>{getattr(settings, name)}</dt>" in text, name


def test_no_page_sets_a_cookie_that_is_not_named_there(client: Client) -> None:
    client.get("/groups/new/")
    client.post("/language/", {"language": "es"})
    client.post("/sign-in/", {"contact": "dev@example.org"})
    assert client.cookies
    assert set(client.cookies) - {name for name, _words in cookies.kept()} == set()


def test_the_page_about_privacy_says_from_where_a_map_fetches(client: Client) -> None:
    assert "comes from other sites" in client.get("/about/").content.decode()
    with override_settings(TILES_URL="https://tiles.example.org/{z}/{x}/{y}.png"):
        text = client.get("/about/").content.decode()
    assert "from tiles.example.org, which thereby learns" in text
    assert "comes from other sites" not in text


def test_the_page_about_privacy_says_how_long_messages_stay(client: Client) -> None:
    life = Message.HELD.life
    assert life
    assert f"gone after {life.lasts.days} days" in client.get("/about/").content.decode()


def test_a_form_without_its_token_is_refused_with_a_next_step() -> None:
    answer = Client(enforce_csrf_checks=True).post("/groups/new/", {"name": "x"})
    assert answer.status_code == 403
    assert "<h1" in answer.content.decode()


def test_the_site_says_that_it_is_well(client: Client) -> None:
    assert client.get("/healthz/").content == b"well\n"


def test_the_sites_own_name_is_used_everywhere(client: Client) -> None:
    with override_settings(SITE_NAME="Larkmead Helps"):
        assert client.get("/site.webmanifest").json()["name"] == "Larkmead Helps"
        text = client.get("/about/").content.decode()
    assert "Larkmead Helps shows which neighbours" in text
    assert "· Larkmead Helps</title>" in text


def test_search_engines_are_asked_to_leave_asked_places_out(client: Client) -> None:
    assert b"Disallow: /near/" in client.get("/robots.txt").content


def test_who_runs_it_is_said_where_somebody_is_stuck(client: Client) -> None:
    with override_settings(OPERATOR_NAME="Larkmead Volunteers", OPERATOR_PHONE="020 7946 0999"):
        text = client.get("/", {"q": "SE15"}, follow=True).content.decode()
    assert "Larkmead Volunteers knows the groups around here" in text
    assert "tel:02079460999" in text


def test_the_demo_world_is_planted_once_the_same_each_time(client: Client) -> None:
    now = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
    assert plant(now) == len(GROUPS) == 12
    assert plant(now) == 0
    text = client.get("/groups/nunhead-neighbours/").content.decode()
    assert "Last confirmed 13 November 2026" in text
    assert "Cemetery side" in text
