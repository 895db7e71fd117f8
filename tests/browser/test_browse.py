"""The list narrowed down and the pages of areas, in a real browser."""

import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from doorstep.web.demo import plant
from tests.browser.looking import Scheme, barriers, in_colours, on_a_small_screen, too_wide
from tests.places.making import collection, imported, square, written

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SOUTH = square("E09000028", "Southwark", -0.11, 51.43, 0.12)
RYE, HILL = square("E02000001", "Rye", -0.08, 51.46, 0.03), square("E02000002", "Hill", -0.11, 51.44, 0.03)
PAGES = [
    "/groups/all/",
    "/groups/all/?help=shopping&area=borough:E09000028&status=helping",
    "/groups/all/?help=magic&fresh=never",
    "/groups/areas/",
    "/groups/areas/neighbourhood/",
    "/groups/areas/borough/E09000028/",
    "/groups/areas/neighbourhood/E02000002/",
]


@pytest.fixture(autouse=True)
def _areas(live_server: LiveServer, tmp_path: Path) -> None:  # noqa: ARG001 # its database must be there first
    imported(written(tmp_path / "lad.geojson", collection(SOUTH)))
    imported(written(tmp_path / "parts.geojson", collection(RYE, HILL)), "neighbourhood")
    plant(datetime.datetime.now(datetime.UTC))


def test_the_list_is_narrowed_down_and_widened_again_without_script(plain_phone: Page) -> None:
    plain_phone.goto("/groups/all/")
    plain_phone.get_by_text("Kind of help").click()
    plain_phone.get_by_role("link", name="Food parcels").click()
    expect(plain_phone.get_by_role("heading", level=1)).to_have_text("4 groups")
    plain_phone.get_by_text("Language", exact=True).first.click()
    plain_phone.get_by_role("link", name="Chinese").click()
    expect(plain_phone.get_by_role("heading", level=1)).to_have_text("One group")
    plain_phone.get_by_role("link", name="Take all off").click()
    expect(plain_phone.get_by_role("heading", level=1)).to_have_text("12 groups")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_barrier_that_axe_knows(browser: Browser, live_server: LiveServer, scheme: Scheme) -> None:
    with in_colours(browser, live_server.url, scheme) as page:
        assert barriers(page, PAGES) == {}


@pytest.mark.parametrize("width", [320, 360])
def test_nothing_is_cut_off_on_a_small_phone_or_at_400_percent(
    browser: Browser, live_server: LiveServer, width: int
) -> None:
    with on_a_small_screen(browser, live_server.url, width) as page:
        assert too_wide(page, width, PAGES) == {}
