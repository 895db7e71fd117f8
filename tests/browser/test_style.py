"""Looks at /style/, where every component stands, through a real browser: what one rule can break, all pages show."""

from collections.abc import Iterator
from importlib.resources import files
from typing import Any, Literal

import pytest
from django.urls import path
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from doorstep.web.urls import urlpatterns as site
from doorstep.web.views import style

pytestmark = [pytest.mark.browser, pytest.mark.urls(__name__)]
urlpatterns = [*site, path("looked-at/", style.page)]

AXE = files("axe_core_python").joinpath("axe.min.js").read_text("utf-8")
# A finger's width, WCAG 2.2 2.5.5.
FINGER = 44
TARGETS = ".button, .places a, .links a, .chips a, .pager a, .crumbs a, .field input:not([type=checkbox], [type=radio])"
TOO_SMALL = """([targets, finger]) => [...document.querySelectorAll(targets)]
    .filter((target) => target.checkVisibility() && target.getBoundingClientRect().height < finger)
    .map((target) => target.outerHTML)"""


@pytest.fixture
def page(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    context = browser.new_context(base_url=live_server.url, viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


def overflow(page: Page) -> int:
    """Return how many pixels one would have to scroll sideways."""
    return int(page.locator("html").evaluate("each => each.scrollWidth - each.clientWidth"))


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_every_component(page: Page, scheme: Literal["light", "dark"], width: int) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 740})
    page.goto("/looked-at/")
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate("axe.run(document)")
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found["violations"]] == []


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_nothing_reaches_over_the_edge(page: Page, direction: str) -> None:
    page.goto("/looked-at/")
    page.evaluate("(direction) => (document.documentElement.dir = direction)", direction)
    over: dict[int, int] = {}
    for width in (320, 360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        over[width] = overflow(page)
    assert over == {320: 0, 360: 0, 768: 0, 1280: 0}


def test_letters_twice_as_large_still_fit(page: Page) -> None:
    page.set_viewport_size({"width": 640, "height": 740})
    page.goto("/looked-at/")
    page.evaluate("document.documentElement.style.setProperty('font-size', '225%')")
    assert overflow(page) == 0


def test_every_target_is_as_wide_as_a_finger(page: Page) -> None:
    page.goto("/looked-at/")
    assert page.evaluate(TOO_SMALL, [TARGETS, FINGER]) == []


def test_the_browser_refuses_nothing_of_ours(page: Page) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("requestfailed", lambda request: complaints.append(request.url))
    page.goto("/looked-at/")
    page.wait_for_load_state("networkidle")
    assert complaints == []


def test_a_dialog_opens_over_the_page_and_closes_again(page: Page) -> None:
    page.goto("/looked-at/")
    page.get_by_role("link", name="Take a rest").press("Enter")
    dialog = page.get_by_role("dialog", name="Take a rest?")
    assert dialog.is_visible()
    assert page.evaluate("document.activeElement.closest('dialog') !== null")
    dialog.get_by_role("link", name="Not now").press("Enter")
    assert not dialog.is_visible()


def test_a_dialog_is_part_of_the_page_without_script(browser: Browser, live_server: LiveServer) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/looked-at/")
    page.get_by_role("link", name="Take a rest").click()
    assert page.get_by_role("button", name="Rest for a while").is_visible()
    page.get_by_role("link", name="Not now").click()
    assert not page.get_by_role("button", name="Rest for a while").is_visible()
    context.close()


def test_paper_shows_no_way_finding_and_no_colour(page: Page) -> None:
    page.goto("/looked-at/")
    page.emulate_media(media="print")
    assert not page.locator(".places").is_visible()
    assert page.locator("h1").first.evaluate("(heading) => getComputedStyle(heading).color") == "rgb(0, 0, 0)"
