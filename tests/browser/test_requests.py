"""What a group is asked in a real browser: without barriers by day and by night, on a phone, without script."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from doorstep.accounts.models import Session
from doorstep.aid.actions import answering, climbing, noting, talking
from doorstep.aid.models import Conversation, Offer, Task
from doorstep.groups.models import Group
from doorstep.people.models import Person
from tests.aid.street import FAR, make_street, make_task, make_volunteer
from tests.browser.looking import Scheme, barriers, content_of, in_colours, on_a_small_screen, signed_in, too_wide
from tests.factories import make_group, make_membership, make_person, make_team

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def clara_and_others() -> tuple[Person, Group]:
    """Make a street in which something waits in each state."""
    now = timezone.now()
    group, clara = make_street()
    make_membership(make_person("Fay"), make_group("Bellenden Neighbours"), "coordinator")
    make_membership(make_person("Esther"), group, "coordinator")
    make_team(group)
    make_volunteer(group)
    make_volunteer(group, "Olu", cell=FAR, metres=500)
    make_volunteer(group, "Dara", vouched=False)
    for kinds in (("shopping", "post"), ("dog-walking",), ("phone-call",)):
        make_task(group, *kinds, at=now)
    climbing.look_after(now + timedelta(seconds=5))
    walk = Task.objects.get(kind="dog-walking")
    for offer in Offer.objects.filter(task=walk)[1:2] or Offer.objects.filter(task=walk):
        answering.accept(offer, now=now)
    late = make_task(group, "prescription", at=now - timedelta(days=10))
    Task.objects.filter(pk=late.pk).update(rung=5)
    noting.note(late.request, "The bell is broken.", by=clara.pk, now=now)
    begun = talking.begin(group, None, {"called": "Rose"}, by=clara.pk, now=now)
    talking.keep(begun, {"called": "Rose"}, status="no-answer", due=now, by=clara.pk, now=now)
    return clara, group


def addresses(group: Group) -> list[str]:
    below, task = f"/groups/{group.slug}/requests", Task.objects.get(kind="prescription")
    pages = (
        "",
        "?show=all",
        "?show=all&state=looking",
        "?show=all&kind=other",
        "calls/",
        "way/",
        "volunteers/",
        "list/",
        "plan/",
    )
    call = Conversation.objects.get()
    one = (f"{task.request_id}/", f"{task.request_id}/group/", f"tasks/{task.pk}/volunteers/", f"calls/{call.pk}/")
    walk = Task.objects.get(kind="dog-walking")
    return [f"{below}/{page}" for page in (*pages, *one, f"{walk.request_id}/", "door/")]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_of_the_desk_has_a_barrier_that_axe_knows(
    browser: Browser, live_server: LiveServer, scheme: Scheme
) -> None:
    clara, group = clara_and_others()
    pages = addresses(group)
    with in_colours(browser, live_server.url, scheme) as page:
        signed_in(page, live_server.url, clara, Session.How.PASSKEY)
        assert barriers(page, pages) == {}


@pytest.mark.parametrize("width", [320, 360])
def test_every_page_of_the_desk_fits_on_a_small_screen(browser: Browser, live_server: LiveServer, width: int) -> None:
    clara, group = clara_and_others()
    pages = addresses(group)
    with on_a_small_screen(browser, live_server.url, width) as page:
        signed_in(page, live_server.url, clara, Session.How.PASSKEY)
        assert too_wide(page, width, pages) == {}


def test_what_is_shown_once_has_no_barrier_either(browser: Browser, live_server: LiveServer) -> None:
    clara, group = clara_and_others()
    with in_colours(browser, live_server.url, "dark") as page:
        signed_in(page, live_server.url, clara, Session.How.PASSKEY)
        assert (
            barriers(page, ["opened", "looked up", "written down"], lambda page, what: _ONCE[what](page, group)) == {}
        )


def open_it(page: Page, group: Group) -> None:
    page.goto(f"/groups/{group.slug}/requests/{Task.objects.get(kind='prescription').request_id}/")
    page.get_by_role("button", name="Open it").click()


def look_up(page: Page, group: Group) -> None:
    page.goto(f"/groups/{group.slug}/requests/calls/")
    page.get_by_label("The number they ring from").fill("020 7946 0501")
    page.get_by_role("button", name="Do we know them?").click()


def write_down(page: Page, group: Group) -> None:
    page.goto(f"/groups/{group.slug}/requests/calls/")
    page.get_by_role("button", name="Go on without").click()
    page.get_by_label("What shall we call you?").fill("Rose")
    page.get_by_label("phone call").check()
    page.get_by_label("What is your postcode?").fill("SE15")
    page.get_by_role("button", name="Write it down as a request").click()


_ONCE = {"opened": open_it, "looked up": look_up, "written down": write_down}


def test_clara_finds_somebody_on_a_phone_without_script(plain_phone: Page, live_server: LiveServer) -> None:
    clara, group = clara_and_others()
    signed_in(plain_phone, live_server.url, clara, Session.How.PASSKEY)
    plain_phone.goto(f"/groups/{group.slug}/requests/")
    plain_phone.get_by_role("link", name="Prescription").click()
    plain_phone.get_by_role("link", name="Ask somebody").click()
    plain_phone.get_by_label("Ben").check()
    plain_phone.get_by_role("button", name="Ask them").click()
    assert "They have been asked." in content_of(plain_phone)
    open_it(plain_phone, group)
    assert "12 Choumert Road" in content_of(plain_phone)


def test_clara_plans_together_on_a_phone_without_script(plain_phone: Page, live_server: LiveServer) -> None:
    clara, group = clara_and_others()
    Offer.objects.all().delete()
    signed_in(plain_phone, live_server.url, clara, Session.How.PASSKEY)
    plain_phone.goto(f"/groups/{group.slug}/requests/")
    plain_phone.get_by_role("link", name="Plan what is open").click()
    expect(plain_phone.get_by_role("img")).to_be_visible()
    first = plain_phone.get_by_label("Whom to ask for number 1")
    first.select_option(index=0)
    plain_phone.get_by_role("button", name="Plan the others around my choices").click()
    expect(plain_phone.get_by_text("Chosen by you.")).to_have_count(1)
    assert not Offer.objects.exists()
    plain_phone.get_by_role("button", name="Ask them all").click()
    assert "They have been asked." in content_of(plain_phone)
    assert Offer.objects.exists()


def test_the_keyboard_goes_all_the_way(browser: Browser, live_server: LiveServer) -> None:
    clara, group = clara_and_others()
    with in_colours(browser, live_server.url, "light") as page:
        signed_in(page, live_server.url, clara, Session.How.PASSKEY)
        page.goto(f"/groups/{group.slug}/requests/?show=all")
        links = page.locator("[data-steps] > li").locator("a")
        for key, place in (("j", 0), ("j", 1), ("k", 0)):
            page.keyboard.press(key)
            expect(links.nth(place)).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Prescription")
