"""Letters twice as large on a phone, for whoever sees little: nothing is cut off, nothing runs into another."""

import datetime

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from doorstep.people.models import Person
from doorstep.web.demo import plant
from doorstep.web.demo.cast import CAST, find
from tests.browser.looking import on_a_small_screen, signed_in, too_wide
from tests.factories import open_desk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTH = 390
PUBLIC = [
    *("/", "/near/88194ad061fffff/?known=district", "/groups/nunhead-neighbours/", "/ask/", "/start/", "/turning/"),
    *("/ways-to-help/", "/ways-to-get-help/", "/questions/", "/questions/ask/", "/search/?q=card", "/library/"),
]
HERS = ["/groups/nunhead-neighbours/flyers/", "/groups/nunhead-neighbours/flyers/streets/new/"]
OF_THE_DESK = ["/desk/", "/desk/questions/", "/desk/nobody-found/"]


@pytest.fixture(autouse=True)
def _demo(live_server: LiveServer) -> None:  # noqa: ARG001 # its database must be there first
    plant(datetime.datetime.now(datetime.UTC))


def large(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate("document.documentElement.style.fontSize = '200%'")


def clara() -> Person:
    found = find(next(part for part in CAST if part.name == "Clara"))
    assert found
    return found


def test_nothing_is_cut_off(browser: Browser, live_server: LiveServer) -> None:
    with on_a_small_screen(browser, live_server.url, WIDTH) as page:
        assert too_wide(page, WIDTH, PUBLIC, large) == {}
        signed_in(page, live_server.url, clara(), "passkey")
        assert too_wide(page, WIDTH, HERS, large) == {}
        signed_in(page, live_server.url, open_desk(Client()), "passkey")
        assert too_wide(page, WIDTH, OF_THE_DESK, large) == {}


def test_the_name_of_the_site_does_not_run_into_the_way_in(phone: Page) -> None:
    large(phone, "/")
    name, way_in = (phone.locator(each).bounding_box() for each in (".brand > span", ".places .own a"))
    assert name
    assert way_in
    assert name["x"] + name["width"] <= way_in["x"] or name["y"] >= way_in["y"] + way_in["height"]
