"""One's own pages in a real browser: walked on a phone without script, read by axe, and small enough at 400 %."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from doorstep.accounts.models import Session
from doorstep.journal.actions import record
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint, Details, Person
from doorstep.vault.queries import was_erased
from tests.accounts.seen import send_codes
from tests.browser.looking import Scheme, barriers, content_of, in_colours, on_a_small_screen, signed_in, too_wide
from tests.factories import make_group, make_person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def amina(live_server: LiveServer) -> Person:  # noqa: ARG001 # its database must be there first
    person, now = make_person("Amina", email="amina.haddad@neighbours.example.org"), timezone.now()
    people.describe(person, surname="Haddad", postcode="SE15 5BZ", languages=["ar"], by=person.pk)
    people.note_access_needs(person, "Knock loudly.", by=person.pk)
    people.add_contact_point(person, "phone", "07700 900123", by=person.pk)
    people.consent(person, "joining-a-group", "Neighbours may see my name.", by=person.pk, now=now)
    group, clara = make_group("Nunhead Neighbours"), make_person("Clara")
    record(person, "looked at", by=clara.pk, what="contact points", why="to-plan", group=group.pk)
    people.give_receipt(person, by=person.pk, now=now)
    return person


def pages() -> list[str]:
    point = ContactPoint.objects.get(means="email").pk
    below = ["", "details/", "contact/", "contact/new/", f"contact/{point}/", f"contact/{point}/removal/", "consents/"]
    below += ["held/", "looked/", "receipt/", "erasure/", "erasure/done/"]
    return [f"/me/{each}" for each in below]


def test_what_somebody_says_of_themselves_is_said_on_a_phone_without_script(
    plain_phone: Page, live_server: LiveServer, amina: Person
) -> None:
    page = plain_phone
    signed_in(page, live_server.url, amina)
    page.goto("/me/")
    page.get_by_role("link", name="Who you are").click()
    page.get_by_label("Surname").fill("Khoury")
    page.get_by_role("button", name="Keep it so").click()
    expect(page.get_by_text("It is noted.")).to_be_visible()
    assert Details.objects.get(person=amina).surname == "Khoury"

    page.get_by_role("navigation", name="You are here").get_by_role("link", name="Your pages").click()
    page.get_by_role("link", name="How we reach you").click()
    page.get_by_role("button", name="Confirm it").click()
    [(code, _means)] = send_codes()
    page.get_by_label("Six digits").fill(code)
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("leave words on the machine").check()
    page.get_by_label("Not before").fill("18:00")
    page.get_by_label("Not after").fill("20:00")
    page.get_by_role("button", name="Keep it so").click()
    expect(page.get_by_text("Only between 18:00 and 20:00.")).to_be_visible()
    assert ContactPoint.objects.get(means="phone").confirmed_at

    page.get_by_role("link", name="Take it away +44 7700 900123").click()
    page.get_by_role("button", name="Take it away").click()
    assert ContactPoint.objects.filter(person=amina).count() == 1


def test_what_is_held_is_read_taken_and_erased_on_a_phone_without_script(
    plain_phone: Page, live_server: LiveServer, amina: Person
) -> None:
    page = plain_phone
    signed_in(page, live_server.url, amina)
    page.goto("/me/looked/")
    expect(page.get_by_text("Clara, of Nunhead Neighbours")).to_be_visible()
    page.goto("/me/held/")
    with page.expect_download() as download:
        page.get_by_role("button", name="Take it with me as a file").click()
    assert "Haddad" in download.value.path().read_text("utf-8")

    page.goto("/me/erasure/")
    page.get_by_label("To be sure that you mean it").fill("erase me")
    page.get_by_role("button", name="Erase everything about me").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("It is done")
    assert was_erased(amina.pk)


def test_a_receipt_is_made_by_one_and_opens_for_an_hour(
    phone: Page, plain_phone: Page, live_server: LiveServer, amina: Person
) -> None:
    signed_in(phone, live_server.url, amina)
    phone.goto("/me/receipt/")
    phone.get_by_role("button", name="Make a new receipt").click()
    number = re.search(r"\d{4} \d{4} \d{4} \d{4}", phone.inner_text("main"))
    assert number

    plain_phone.goto("/sign-in/")
    plain_phone.get_by_role("link", name="I have a receipt with sixteen digits").click()
    plain_phone.get_by_label("The number on your receipt").fill(number[0])
    plain_phone.get_by_label("Something you told us").fill("se15 5bz")
    plain_phone.get_by_role("button", name="Go on").click()
    expect(plain_phone.get_by_text("You came with a receipt.")).to_be_visible()
    plain_phone.get_by_role("link", name="What we hold about you").click()
    expect(plain_phone.get_by_text("Ways to reach you")).to_be_visible()
    assert "Haddad" not in content_of(plain_phone)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_of_ones_own_has_a_barrier_that_axe_knows(
    browser: Browser, live_server: LiveServer, amina: Person, scheme: Scheme
) -> None:
    addresses = pages()
    with in_colours(browser, live_server.url, scheme) as page:
        signed_in(page, live_server.url, amina)
        assert barriers(page, [*addresses, "/receipt/"]) == {}
        page.goto("/me/receipt/")
        page.get_by_role("button", name="Make a new receipt").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Your receipt")
        page.wait_for_load_state()
        assert barriers(page, [page.url], go=lambda *_where: None) == {}
        signed_in(page, live_server.url, amina, Session.How.RECEIPT)
        assert barriers(page, ["/me/", "/me/held/", "/me/looked/"]) == {}


def test_nothing_reaches_over_the_edge_of_a_small_screen(
    browser: Browser, live_server: LiveServer, amina: Person
) -> None:
    addresses = pages()
    for width in (320, 360):
        with on_a_small_screen(browser, live_server.url, width) as page:
            signed_in(page, live_server.url, amina)
            assert too_wide(page, width, [*addresses, "/receipt/"]) == {}


def test_what_takes_the_focus_is_never_hidden_below_the_way_out(
    desk: Page, live_server: LiveServer, amina: Person
) -> None:
    signed_in(desk, live_server.url, amina)
    desk.set_viewport_size({"width": 360, "height": 500})
    desk.goto("/me/contact/")
    covered = """() => {
        const way = document.querySelector(".exit a").getBoundingClientRect();
        const held = document.activeElement.getBoundingClientRect();
        const inside = held.left >= way.left && held.right <= way.right;
        return inside && held.top >= way.top && held.bottom <= way.bottom;
    }"""
    for key in ["Tab"] * 25 + ["Shift+Tab"] * 25:
        desk.keyboard.press(key)
        is_way = desk.evaluate("document.activeElement.matches('.exit a, body, .skip')")
        assert is_way or not desk.evaluate(covered), desk.evaluate("document.activeElement.outerHTML")
