"""Networks in a real browser: without barriers by day and by night, and on small screens."""

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from doorstep.groups.models import Role
from doorstep.networks.actions import contacts
from doorstep.people.models import Person
from tests.browser.looking import Scheme, barriers, in_colours, on_a_small_screen, signed_in, too_wide
from tests.factories import make_group, make_membership, make_person
from tests.networks.making import make_application, make_contact, make_network, make_officer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def a_network() -> tuple[Person, list[str]]:
    """Have one officer speak for a group as well, so that one person sees a page of each kind; list these."""
    network, group = make_network(), make_group("Rye Lane Neighbours")
    esther = make_officer(network)
    clara = make_person("Clara", email="clara@example.org")
    for person in (esther, clara):
        make_membership(person, group, Role.COORDINATOR)
    contact = make_contact(network, esther, group)
    contacts.name_deputy(contact, clara.pk, now=contact.began_at)
    asks = make_application(network, make_person("Olu", email="olu@example.org"), "Nunhead Knocks")
    here = f"/networks/{network.slug}/"
    return esther, [
        *("/networks/", "/networks/desk/", "/networks/mine/", here, f"{here}?name=rye", f"{here}joining/"),
        *(f"{here}desk/", f"{here}desk/groups/", f"{here}desk/health/", f"{here}desk/applications/{asks.pk}/"),
        *(f"{here}desk/groups/{contact.affiliation_id}/", f"/networks/mine/groups/{contact.pk}/"),
        f"/networks/mine/groups/{contact.pk}/leaving/",
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_barrier_that_axe_knows(browser: Browser, live_server: LiveServer, scheme: Scheme) -> None:
    esther, pages = a_network()
    with in_colours(browser, live_server.url, scheme) as page:
        signed_in(page, live_server.url, esther, "passkey")
        assert barriers(page, pages) == {}


def test_nothing_is_cut_off_on_a_small_phone(browser: Browser, live_server: LiveServer) -> None:
    esther, pages = a_network()
    with on_a_small_screen(browser, live_server.url, 320) as page:
        signed_in(page, live_server.url, esther, "passkey")
        assert too_wide(page, 320, pages) == {}
