"""The map in a real browser: moved about, painted on, and free of barriers."""

import datetime

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from doorstep.web.demo import plant
from tests.browser.looking import Scheme, barriers, in_colours, on_a_small_screen, too_wide

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = [
    "/map/",
    "/map/postcodes/",
    "/map/postcodes/SE/",
    "/map/postcodes/SE15/",
    "/map/postcodes/IV27/",
    "/map/hexagons/88194ad061fffff/",
    "/groups/nunhead-neighbours/",
]


@pytest.fixture(autouse=True)
def _demo(live_server: LiveServer) -> None:  # noqa: ARG001 # its database must be there first
    plant(datetime.datetime.now(datetime.UTC))


def view(page: Page) -> list[float]:
    return [float(number) for number in str(page.locator("svg[data-map]").get_attribute("viewBox")).split()]


def test_the_map_leads_from_the_country_to_a_group_without_script(plain_phone: Page) -> None:
    plain_phone.goto("/map/")
    svg = plain_phone.locator("svg[data-map]")
    svg.get_by_role("link", name="SE South-east London").focus()
    plain_phone.keyboard.press("Enter")
    expect(plain_phone.get_by_role("heading", level=1)).to_contain_text("SE South-east London")
    plain_phone.get_by_role("rowheader", name="SE15 Peckham").get_by_role("link").click()
    plain_phone.get_by_role("rowheader").get_by_role("link").first.click()
    expect(plain_phone.get_by_role("heading", name="Where they help")).to_be_visible()


def test_a_map_is_enlarged_moved_and_shown_whole_again(desk: Page) -> None:
    desk.goto("/map/postcodes/SE/")
    whole = view(desk)
    desk.get_by_role("button", name="Nearer").click()
    near = view(desk)
    assert near[2] < whole[2]
    desk.locator("svg[data-map] a").first.focus()
    desk.keyboard.press("ArrowRight")
    assert view(desk)[0] > near[0]
    box = desk.locator("svg[data-map]").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    before = view(desk)
    desk.mouse.move(x, y)
    desk.mouse.down()
    desk.mouse.move(x + 60, y + 5, steps=4)
    desk.mouse.up()
    assert view(desk)[0] < before[0]
    expect(desk).to_have_url(f"{desk.url.split('/map/')[0]}/map/postcodes/SE/")
    desk.get_by_role("button", name="The whole of it").click()
    assert view(desk) == whole


def test_a_wheel_alone_scrolls_the_page_and_with_control_it_enlarges(desk: Page) -> None:
    desk.goto("/map/postcodes/SE/")
    whole = view(desk)
    desk.locator("svg[data-map]").hover()
    desk.mouse.wheel(0, -100)
    assert view(desk) == whole
    desk.keyboard.down("Control")
    desk.mouse.wheel(0, -200)
    desk.keyboard.up("Control")
    desk.wait_for_function(f"document.querySelector('svg[data-map]').viewBox.baseVal.width < {whole[2]}", timeout=2_000)


def go(page: Page, address: str) -> None:
    start_drawing(page) if address == "drawing" else page.goto(address)


def start_drawing(page: Page) -> None:
    page.goto("/groups/new/")
    page.get_by_label("What is your group called?").fill("Choumert Neighbours")
    page.get_by_label("What do you do, in one line?").fill("Shopping and post.")
    page.get_by_text("Draw it on a map").click()
    page.get_by_label("Show the map around").fill("SE15")
    page.get_by_role("button", name="Show the map around this place").click()


def send(page: Page) -> None:
    page.get_by_label("Yes, I am one of its people").check()
    page.get_by_label("shopping").check()
    page.get_by_label("A phone number for everybody to see").fill("020 7946 0199")
    page.get_by_role("button", name="Send it in").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Thank you")


def test_a_patch_is_tapped_without_script(plain_phone: Page) -> None:
    start_drawing(plain_phone)
    plain_phone.get_by_role("checkbox", name="the middle of this map").check()
    plain_phone.get_by_role("button", name="Further north").click()
    expect(plain_phone.get_by_text("One hexagon is chosen.")).to_be_visible()
    send(plain_phone)


def test_a_patch_is_painted_with_a_mouse_and_with_the_space_bar(desk: Page) -> None:
    start_drawing(desk)
    boxes = desk.locator(".pick input")
    boxes.nth(84).scroll_into_view_if_needed()
    first, last = boxes.nth(83).bounding_box(), boxes.nth(85).bounding_box()
    assert first
    assert last
    desk.mouse.move(first["x"] + 22, first["y"] + 22)
    desk.mouse.down()
    desk.mouse.move(last["x"] + 22, last["y"] + 22, steps=12)
    desk.mouse.up()
    painted = desk.locator(".pick input:checked").count()
    assert painted >= 2
    boxes.nth(10).focus()
    desk.keyboard.press("Space")
    expect(desk.locator(".pick input:checked")).to_have_count(painted + 1)
    send(desk)


def test_a_box_on_the_map_is_as_large_as_a_fingertip(phone: Page) -> None:
    start_drawing(phone)
    box = phone.locator(".pick input").nth(84).bounding_box()
    assert box
    assert (box["width"], box["height"]) == (44, 44)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_map_has_a_barrier_that_axe_knows(browser: Browser, live_server: LiveServer, scheme: Scheme) -> None:
    with in_colours(browser, live_server.url, scheme) as page:
        assert barriers(page, [*PAGES, "drawing"], go) == {}


@pytest.mark.parametrize("width", [320, 390])
def test_no_map_is_cut_off_on_a_small_phone_or_at_400_percent(
    browser: Browser, live_server: LiveServer, width: int
) -> None:
    with on_a_small_screen(browser, live_server.url, width) as page:
        assert too_wide(page, width, [*PAGES, "drawing"], go) == {}
