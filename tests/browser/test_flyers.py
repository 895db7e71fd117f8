"""Flyers in a real browser: without barriers, on small screens, and made without script; streets ticked off."""

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from doorstep.flyers.actions import batches, leafleting, visiting
from doorstep.flyers.said import Flyer
from doorstep.groups.models import Group, Role
from doorstep.people.models import Person
from tests.browser.looking import Scheme, barriers, in_colours, on_a_small_screen, signed_in, too_wide
from tests.factories import make_group, make_membership, make_person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LONG = "Averyveryverylongwordwithoutanyplacetobreakitwhatsoeverinit"


def a_group() -> tuple[Person, list[str]]:
    """Have a coordinator keep a flyer and a sheet, so that there is a page of each kind; list these."""
    group, clara, now = make_group("Nunhead Neighbours"), make_person("Clara"), timezone.now()
    make_membership(clara, group, Role.COORDINATOR)
    batch = batches.keep(group, Flyer("a6", ("ar", "en"), note=LONG), by=clara.pk, now=now)
    visiting.count(batch, day=timezone.localdate())
    sheet = leafleting.begin(group, LONG, [LONG, "Rye Lane", "Bellenden Road"], by=clara.pk, now=now)
    leafleting.take(sheet.streets.all()[1], clara.pk, by=clara.pk)
    leafleting.done(sheet.streets.all()[2], by=clara.pk, now=now)
    here = f"/groups/{group.slug}/flyers/"
    streets = f"{here}streets/"
    return clara, [here, f"{here}{batch.pk}/", streets, f"{streets}new/", f"{streets}{sheet.pk}/", "/f/NOBODY/"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_barrier_that_axe_knows(browser: Browser, live_server: LiveServer, scheme: Scheme) -> None:
    clara, pages = a_group()
    with in_colours(browser, live_server.url, scheme) as page:
        signed_in(page, live_server.url, clara, "passkey")
        assert barriers(page, pages) == {}


def test_nothing_is_cut_off_on_a_small_phone(browser: Browser, live_server: LiveServer) -> None:
    clara, pages = a_group()
    with on_a_small_screen(browser, live_server.url, 320) as page:
        signed_in(page, live_server.url, clara, "passkey")
        assert too_wide(page, 320, pages) == {}


def test_a_flyer_is_made_on_a_phone_without_script_and_seen(plain_phone: Page, live_server: LiveServer) -> None:
    clara, [design, *_] = a_group()
    signed_in(plain_phone, live_server.url, clara, "passkey")

    plain_phone.goto(design)
    plain_phone.get_by_label("A poster: A4").check()
    plain_phone.get_by_label("In which language?").select_option("bn")
    plain_phone.get_by_role("button", name="Make it").click()

    plain_phone.wait_for_load_state("load")
    assert plain_phone.get_by_text("Somebody who speaks Bengali should read this").is_visible()
    seen = plain_phone.get_by_role("img", name="This flyer, as it will be printed")
    assert seen.evaluate("each => each.complete && each.naturalWidth > 100")


# -- Streets, ticked off on the way -----------------------------------------------------------------------------------


@pytest.fixture(params=["phone", "plain_phone"])
def either_phone(request: pytest.FixtureRequest) -> Page:
    """Open a phone that runs scripts, and one that does not."""
    page = request.getfixturevalue(request.param)
    assert isinstance(page, Page)
    return page


def street(page: Page, name: str) -> Locator:
    return page.locator(".ledger > li").filter(has_text=name)


def press(page: Page, name: str, on: str) -> None:
    street(page, on).get_by_role("button", name=name).click()
    expect(page.get_by_role("status").first).to_be_visible()


def test_a_coordinator_ticks_off_gives_and_adds_streets(either_phone: Page, live_server: LiveServer) -> None:
    page, (clara, pages) = either_phone, a_group()
    make_membership(make_person("Ben"), Group.objects.get())
    signed_in(page, live_server.url, clara, "passkey")
    page.goto(pages[4])
    expect(page.get_by_role("link", name="Flyers", exact=True)).to_have_attribute("aria-current", "page")

    press(page, "Let it go", "Rye Lane")
    press(page, "Done", "Rye Lane")
    expect(street(page, "Rye Lane")).to_contain_text("done")
    press(page, "Not done after all", "Rye Lane")
    expect(street(page, "Rye Lane").get_by_role("button", name="I take it")).to_be_visible()
    page.get_by_label("Who takes it").select_option(label="Ben")
    press(page, "They take it", "Rye Lane")
    expect(street(page, "Rye Lane")).to_contain_text("Ben")
    page.get_by_label("Streets").fill("Choumert Road\nRye Lane")
    page.get_by_role("button", name="Add them").click()
    expect(page.get_by_text("Added.")).to_be_visible()
    names = page.locator(".ledger > li strong").all_inner_texts()
    assert names == [LONG, "Rye Lane", "Bellenden Road", "Choumert Road"]


def test_a_volunteer_takes_a_street_and_ticks_it_off(either_phone: Page, live_server: LiveServer) -> None:
    page, ben = either_phone, make_person("Ben")
    _, pages = a_group()
    make_membership(ben, Group.objects.get())
    signed_in(page, live_server.url, ben, "code")
    page.goto(pages[4])
    press(page, "I take it", LONG)
    expect(street(page, LONG)).to_contain_text("You")
    press(page, "Done", LONG)
    expect(page.get_by_text("Ticked off. Thank you.")).to_be_visible()
    press(page, "Not done after all", LONG)
    assert page.get_by_role("button", name="Not done after all").count() == 0
    assert page.get_by_role("button", name="They take it").count() == 0
