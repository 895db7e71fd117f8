"""Sending by hand in a real browser: without barriers by day and by night, on a phone, with and without script."""

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from doorstep.accounts.models import Session
from doorstep.groups.models import ContactWay, Group
from doorstep.messaging.actions import deliver_due
from doorstep.people.models import Person
from tests.aid.street import make_street, make_task
from tests.aid.texting import asked_for, with_phone
from tests.browser.looking import Scheme, barriers, in_colours, on_a_small_screen, signed_in, too_wide

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OPENED = "opened"


@pytest.fixture
def street(settings: Settings) -> tuple[Group, Person]:
    """Let Amina have asked for something, and Ben be asked for it, where nothing can be sent."""
    # Of a site with a screen, whichever test is the first to look an address up.
    reverse("requests:by-hand", args=["rye"])
    settings.SCREEN, now = False, timezone.now()
    group, clara = make_street()
    ContactWay.objects.create(group=group, means="phone", value="020 7946 0555")
    with_phone(group)
    asked_for(make_task(group, at=now), now)
    deliver_due(now)
    return group, clara


def here(group: Group) -> str:
    return f"/groups/{group.slug}/requests/by-hand/"


def line(page: Page) -> Locator:
    """Find what waits for Ben."""
    return page.get_by_role("listitem").filter(has=page.get_by_text("Ben", exact=True))


def go(page: Page, address: str) -> None:
    """Open the list, and for an address that says so what waits for Ben."""
    page.goto(address.removesuffix(OPENED))
    if address.endswith(OPENED):
        line(page).get_by_role("button", name="Open it").click()
        expect(page.get_by_role("heading", level=1, name="To Ben")).to_be_visible()
        page.wait_for_load_state()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_without_barriers(
    browser: Browser, live_server: LiveServer, street: tuple[Group, Person], scheme: Scheme
) -> None:
    group, clara = street
    with in_colours(browser, live_server.url, scheme) as page:
        signed_in(page, live_server.url, clara, Session.How.PASSKEY)
        assert barriers(page, [here(group), here(group) + OPENED], go) == {}


@pytest.mark.parametrize("width", [320, 360])
def test_it_fits_a_small_screen(
    browser: Browser, live_server: LiveServer, street: tuple[Group, Person], width: int
) -> None:
    group, clara = street
    with on_a_small_screen(browser, live_server.url, width) as page:
        signed_in(page, live_server.url, clara, Session.How.PASSKEY)
        assert too_wide(page, width, [here(group), here(group) + OPENED], go) == {}


def test_the_words_are_copied_and_it_is_noted(
    phone: Page, live_server: LiveServer, street: tuple[Group, Person]
) -> None:
    group, clara = street
    signed_in(phone, live_server.url, clara, Session.How.PASSKEY)
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    go(phone, here(group) + OPENED)
    words = phone.get_by_label("The words").input_value()
    phone.get_by_role("button", name="Copy this text").click()
    expect(phone.get_by_role("button", name="Copied")).to_be_visible()
    assert phone.evaluate("navigator.clipboard.readText()") == words
    phone.get_by_role("button", name="I sent it").click()
    expect(phone.locator(".notice.good")).to_contain_text("Noted: they have been told.")
    expect(line(phone)).to_have_count(0)


def test_without_script_the_words_stand_there(
    plain_phone: Page, live_server: LiveServer, street: tuple[Group, Person]
) -> None:
    group, clara = street
    signed_in(plain_phone, live_server.url, clara, Session.How.PASSKEY)
    go(plain_phone, here(group) + OPENED)
    assert "Sign in to say yes or not this time. Ring us: 020 7946 0555." in (
        plain_phone.get_by_label("The words").input_value()
    )
    expect(plain_phone.get_by_role("button", name="Copy this text")).to_have_count(0)
    plain_phone.get_by_role("button", name="It is not needed").click()
    expect(plain_phone.locator(".notice.good")).to_contain_text("it is not needed")
