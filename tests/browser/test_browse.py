"""The list narrowed down and the pages of areas, in a real browser."""

import datetime
from pathlib import Path
from typing import Literal

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from doorstep.web.demo import plant
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
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(autouse=True)
def _areas(live_server: LiveServer, tmp_path: Path) -> None:  # noqa: ARG001 - its database must be there first
    imported(written(tmp_path / "lad.geojson", collection(SOUTH)))
    imported(written(tmp_path / "parts.geojson", collection(RYE, HILL)), "neighbourhood")
    plant(datetime.datetime.now(datetime.UTC).date())


def test_the_list_is_narrowed_down_and_widened_again_without_script(plain_phone: Page) -> None:
    plain_phone.goto("/groups/all/")
    plain_phone.get_by_text("Kind of help").click()
    plain_phone.get_by_role("link", name="Food parcels").click()
    expect(plain_phone.get_by_role("heading", level=1)).to_have_text("3 groups")
    plain_phone.get_by_text("Language", exact=True).first.click()
    plain_phone.get_by_role("link", name="Chinese").click()
    expect(plain_phone.get_by_role("heading", level=1)).to_have_text("One group")
    plain_phone.get_by_role("link", name="Take all off").click()
    expect(plain_phone.get_by_role("heading", level=1)).to_have_text("12 groups")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_barrier_that_axe_knows(
    browser: Browser, live_server: LiveServer, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(base_url=live_server.url, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    barriers = {}
    for address in PAGES:
        page.goto(address)
        for heading in page.locator("details").all():
            heading.evaluate("each => each.open = true")
        found = Axe().run(page, options={"runOnly": AXE_RULES})["violations"]
        barriers[address] = [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found]
    assert {address: found for address, found in barriers.items() if found} == {}
    context.close()


@pytest.mark.parametrize("width", [320, 360])
def test_nothing_is_cut_off_on_a_small_phone_or_at_400_percent(
    browser: Browser, live_server: LiveServer, width: int
) -> None:
    context = browser.new_context(base_url=live_server.url, viewport={"width": width, "height": 256})
    page = context.new_page()
    wide = {}
    for address in PAGES:
        page.goto(address)
        wide[address] = page.evaluate("document.documentElement.scrollWidth")
    assert {address: found for address, found in wide.items() if found > width} == {}
    context.close()
