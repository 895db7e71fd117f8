"""The desk in a real browser: worked without script, and without barriers by day and by night."""

import pytest
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from doorstep.accounts.actions import open_session, sit
from doorstep.accounts.models import Session
from doorstep.groups import actions
from doorstep.groups.importing import rows
from doorstep.groups.models import Doubt, Group, Report
from tests.browser.looking import Scheme, barriers, content_of, in_colours, width_of
from tests.factories import make_group

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def addresses() -> list[str]:
    """Fill the desk with one of each, and list its pages."""
    listed = make_group("Rye Lane Neighbours", summary="Shopping.")
    proposed = make_group("Rye Lane Neighbors", listing=Group.Listing.PROPOSED)
    told = actions.report(listed, Report.Wrong.CONTACT, "It rings at a bakery.")
    row = rows.read(2, {"name": "Rye Lane Mutual Aid", "postcode": "SE15"}, "a list")
    actions.take_in([row], "a list", by=None)
    items = {"proposals": proposed.pk, "doubts": Doubt.objects.get().pk, "reports": told.pk, "listings": listed.pk}
    below = [f"/desk/{name}/{suffix}" for name, pk in items.items() for suffix in ("", f"{pk}/")]
    return ["/desk/", "/desk/changes/", f"{listed.get_absolute_url()}wrong/", *below]


def come_in(page: Page, site: str) -> None:
    """Open the desk in this browser; how its door is opened by hand is in test_signing_in.py."""
    token = open_session(sit("Esther's desk").pk, Session.How.PASSKEY, now=timezone.now())
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": token, "url": site}])
    page.goto("/desk/")


def test_the_desk_is_worked_on_a_phone_without_script(plain_phone: Page, live_server: LiveServer) -> None:
    pages = addresses()
    come_in(plain_phone, live_server.url)
    for address in pages:
        plain_phone.goto(address)
        assert width_of(plain_phone) <= 360, address
    plain_phone.goto("/desk/proposals/")
    plain_phone.get_by_role("link", name="Rye Lane Neighbors").click()
    plain_phone.get_by_role("button", name="List it", exact=True).click()
    assert "No group waits" in content_of(plain_phone)
    plain_phone.get_by_role("button", name="Close the desk").click()
    assert "We send you six digits" in content_of(plain_phone)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_of_the_desk_has_a_barrier_that_axe_knows(
    browser: Browser, live_server: LiveServer, scheme: Scheme
) -> None:
    pages = addresses()
    with in_colours(browser, live_server.url, scheme) as page:
        come_in(page, live_server.url)
        assert barriers(page, pages) == {}
