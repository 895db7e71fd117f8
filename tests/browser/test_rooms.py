"""A contacts' room in a real browser: without barriers by day and by night, and on small screens."""

import pytest
from django.utils import timezone
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from doorstep.networks.models import Officer
from doorstep.people.models import Person
from doorstep.rooms.actions import writing
from doorstep.rooms.models import Post
from tests.browser.looking import Scheme, barriers, in_colours, on_a_small_screen, signed_in, too_wide
from tests.networks.making import make_network, make_officer
from tests.rooms.making import enter, first_post, make_member, make_room, make_thread

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LONG = "Averyveryverylongwordwithoutanyplacetobreakitwhatsoeverinthewholeofit"


def a_room() -> tuple[Person, list[str]]:
    """Have an officer write and be written to, so that one person sees a page of each kind; list these."""
    network = make_network()
    esther = make_officer(network)
    without = make_network("Northern Network", "SE5", email="north@northern.example")
    Officer.objects.create(network=without, person=esther, began_at=timezone.now())
    room = make_room(network, "Answer within a week.")
    clara = make_member(network, "Clara", "Rye Lane Neighbours")
    for person in (esther, clara):
        enter(room, person, "page")
    thread = make_thread(room, clara, f"{LONG} שלום", f"{LONG} 👩‍👩‍👧\n\nשלום לכולם")
    own = writing.write(thread, esther, "We ring round on Mondays.", now=thread.begun_at)
    writing.draft(thread, esther, "By mail.", now=thread.begun_at)
    here, desk = f"/networks/{network.slug}/room/", f"/networks/{network.slug}/desk/room/"
    return esther, [
        *("/networks/rooms/", here, f"{here}rules/", f"{here}choice/", f"{here}new/", f"{here}threads/{thread.pk}/"),
        *(f"{here}posts/{own.pk}/taking-back/", f"{here}posts/{first_post(thread).pk}/objection/"),
        *(desk, f"{desk}opening/", f"{desk}log/", f"{desk}posts/{post_of(clara).pk}/", f"{desk}people/{clara.pk}/"),
        f"/networks/{without.slug}/desk/room/",
    ]


def post_of(person: Person) -> Post:
    return Post.objects.get(person=person)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_barrier_that_axe_knows(browser: Browser, live_server: LiveServer, scheme: Scheme) -> None:
    esther, pages = a_room()
    with in_colours(browser, live_server.url, scheme) as page:
        signed_in(page, live_server.url, esther, "passkey")
        assert barriers(page, pages) == {}


def test_nothing_is_cut_off_on_a_small_phone(browser: Browser, live_server: LiveServer) -> None:
    esther, pages = a_room()
    with on_a_small_screen(browser, live_server.url, 320) as page:
        signed_in(page, live_server.url, esther, "passkey")
        assert too_wide(page, 320, pages) == {}
