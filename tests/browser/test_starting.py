"""An evening in a real browser: without barriers by day and by night, on a phone, and with scripts off."""

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from doorstep.people.models import Person
from doorstep.places import cells
from doorstep.starting.actions import offering
from doorstep.starting.models import Chapter, Evening, Part
from tests.browser.looking import Scheme, barriers, in_colours, on_a_small_screen, signed_in, too_wide
from tests.factories import make_group, make_person
from tests.library.making import make_policy
from tests.starting.making import HERE, PATCH, at, list_it, make_evening, send, sits_down, write

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LONG = "Averyveryverylongwordwithoutanyplacetobreakitwhatsoever"


def all_of_them() -> tuple[Person, list[str]]:
    """Have Clara in an evening that goes on, in one that is listed, and before beginning another; list the pages."""
    clara, ben = make_person("Clara", email="clara@example.org"), make_person(LONG[:60], email="ben@example.org")
    make_group("Rye Lane Neighbours")
    make_policy()
    done = make_evening(clara)
    write(done, clara)
    list_it(send(done, clara))
    going = make_evening(clara)
    write(going, clara)
    write(going, clara, patch=PATCH | {"name": LONG, "tapped": [cells.as_text(HERE)]})
    sits_down(going, ben, clara, Part.LEAD)
    offering.offer(going, Part.COORDINATOR, by=clara.pk, now=timezone.now())
    here = cells.as_text(HERE)
    names = (
        "patch",
        "people",
        "people/code",
        "people/e-mail",
        "way",
        "policies",
        "contact",
        "flyer",
        "sending",
        "leaving",
    )
    return clara, [
        *("/start/", "/start/?q=Peckham", f"/start/near/{here}/", "/starting/", f"/starting/new/?at={here}"),
        *("/starting/code/", at(going), *(at(going, name) for name in names), at(done), at(done, "flyer")),
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_barrier_that_axe_knows(browser: Browser, live_server: LiveServer, scheme: Scheme) -> None:
    clara, pages = all_of_them()
    with in_colours(browser, live_server.url, scheme) as page:
        signed_in(page, live_server.url, clara)
        assert barriers(page, pages) == {}


def test_nothing_is_cut_off_on_a_small_phone(browser: Browser, live_server: LiveServer) -> None:
    clara, pages = all_of_them()
    with on_a_small_screen(browser, live_server.url, 320) as page:
        signed_in(page, live_server.url, clara)
        assert too_wide(page, 320, pages) == {}


def test_an_evening_without_script_on_a_phone(plain_phone: Page, live_server: LiveServer) -> None:
    clara = make_person("Clara", email="clara@example.org")
    signed_in(plain_phone, live_server.url, clara)
    plain_phone.goto("/start/")
    plain_phone.get_by_label("Your postcode, or the name of your area").fill("SE15")
    plain_phone.get_by_role("button", name="Who is there?").click()
    plain_phone.get_by_role("link", name="Begin an evening").click()
    plain_phone.get_by_label("I agree to this").check()
    plain_phone.get_by_role("button", name="Begin").click()
    plain_phone.get_by_role("link", name="Go on: Name and patch").click()
    plain_phone.get_by_label("What is your group called?").fill("Choumert Neighbours")
    plain_phone.get_by_label("What do you do, in one line?").fill("Shopping.")
    plain_phone.locator('input[name="tapped"]').nth(60).check()
    plain_phone.get_by_role("button", name="Write it down").click()
    expect(plain_phone.get_by_text("Written down.")).to_be_visible()
    expect(plain_phone.get_by_role("heading", name="Choumert Neighbours")).to_be_visible()
    said = Chapter.objects.get(evening=Evening.objects.get()).said
    assert (said["where"], len(said["tapped"])) == ("", 1)
