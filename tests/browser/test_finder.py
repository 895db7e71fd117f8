"""The main path, as a neighbour takes it on a phone."""

import datetime

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from doorstep.web.demo import plant
from tests.browser.looking import Scheme, barriers, in_colours, on_a_small_screen, too_wide

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = [
    "/",
    "/?q=nowhere+at+all",
    "/?q=Peckham",
    "/near/88194ad061fffff/?known=district",
    "/groups/",
    "/groups/?name=nunhed",
    "/groups/letters/N/",
    "/groups/districts/",
    "/groups/districts/SE15/",
    "/groups/nunhead-neighbours/",
    "/groups/new-cross-knock/",
    "/groups/new/",
    "/groups/new/sent/",
    "/start/",
    "/about/",
    "/nowhere/",
]


@pytest.fixture(autouse=True)
def _demo(live_server: LiveServer) -> None:  # noqa: ARG001 # its database must be there first
    plant(datetime.datetime.now(datetime.UTC))


@pytest.mark.parametrize("device", ["phone", "plain_phone", "desk"])
def test_a_postcode_leads_to_a_number_to_ring(device: str, request: pytest.FixtureRequest) -> None:
    page: Page = request.getfixturevalue(device)
    page.goto("/")
    page.get_by_label("Your postcode").fill("se15 3")
    page.get_by_role("button", name="Find my group").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("SE15 Peckham")
    page.get_by_role("link", name="Larkmead Pantry Round").click()
    expect(page.get_by_role("link", name="Ring 020 7946 0103")).to_be_visible()


def test_where_i_am_is_asked_only_when_pressed_and_rounded(browser: Browser, live_server: LiveServer) -> None:
    context = browser.new_context(
        base_url=live_server.url,
        geolocation={"latitude": 51.464123, "longitude": -0.052987},
        permissions=["geolocation"],
    )
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/")
    assert not any("at=" in url for url in asked)
    page.get_by_role("button", name="Use where I am").click()
    expect(page.get_by_text("Around where you are")).to_be_visible()
    assert [url for url in asked if "at=" in url] == [f"{live_server.url}/?at=51.464,-0.053"]
    context.close()


def test_a_device_that_will_not_tell_leaves_the_postcode(browser: Browser, live_server: LiveServer) -> None:
    page = browser.new_context(base_url=live_server.url).new_page()
    page.goto("/")
    page.get_by_role("button", name="Use where I am").click()
    expect(page.get_by_text("Your device could not tell")).to_be_visible()
    page.context.close()


def test_everything_can_be_done_from_the_keyboard(desk: Page) -> None:
    desk.goto("/")
    desk.keyboard.press("Tab")
    expect(desk.get_by_role("link", name="Go straight to the page")).to_be_focused()
    desk.keyboard.press("Enter")
    desk.keyboard.press("Tab")
    expect(desk.get_by_label("Your postcode")).to_be_focused()
    desk.keyboard.type("SE15")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("heading", level=1)).to_contain_text("SE15 Peckham")


def test_a_group_proposes_itself_without_script(plain_phone: Page) -> None:
    plain_phone.goto("/start/")
    plain_phone.get_by_role("link", name="List your group").click()
    plain_phone.get_by_role("button", name="Send it in").click()
    expect(plain_phone.get_by_role("alert")).to_contain_text("to mend")
    plain_phone.get_by_label("Yes, I am one of its people").check()
    plain_phone.get_by_label("What is your group called?").fill("Choumert Neighbours")
    plain_phone.get_by_label("What do you do, in one line?").fill("Shopping and post.")
    plain_phone.get_by_label("Where do you help?").fill("SE15")
    plain_phone.get_by_label("shopping").check()
    plain_phone.get_by_label("A phone number for everybody to see").fill("020 7946 0199")
    plain_phone.get_by_role("button", name="Send it in").click()
    expect(plain_phone.get_by_role("heading", level=1)).to_contain_text("Thank you")


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
