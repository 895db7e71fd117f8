"""Those who help, in a real browser: without barriers by day and by night, on small screens, without script."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from doorstep.aid.actions import answering, claiming, offering, reporting
from doorstep.aid.models import GroupWay, Offer, OwnQuestion, Skill, Task, Volunteer
from doorstep.core.photos import Photo
from doorstep.groups.models import Group, Role
from doorstep.people.models import Person
from tests.aid.helping import asked, offer_to, taken
from tests.aid.pictures import photograph
from tests.aid.street import make_street, make_task, make_volunteer
from tests.browser.looking import Scheme, barriers, content_of, in_colours, on_a_small_screen, signed_in, too_wide
from tests.factories import make_group, make_membership, make_person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def ben_and_others() -> tuple[Volunteer, Group]:
    """Make a street in which Ben was asked for something and took something; he is a lead and a coordinator as well."""
    rye, _clara = make_street()
    Skill.objects.create(group=rye, name="A van")
    OwnQuestion.objects.create(group=rye, words="What is your street called?")
    ben = make_volunteer(rye, enough=20)
    make_membership(ben.person, rye, Role.SAFEGUARDING_LEAD)
    make_membership(ben.person, rye, Role.COORDINATOR)
    olu, now = make_volunteer(rye, "Olu"), timezone.now()
    reporting.worry(olu.person, rye, now=now)
    asked(rye)
    answering.accept(offer_to(olu), now=now)
    claiming.claim(offer_to(olu), pence=4050, how="transfer", photo=Photo(photograph()), now=now)
    Volunteer.objects.filter(pk=olu.pk).update(paused=True)
    taken(rye, ben, "prescription", know="Two steps up, and no bell.", what="From the chemist in Rye Lane.")
    asked(rye)
    for kind in ("dog-walking", "phone-call"):
        offering.put_on_board(make_task(rye, kind, at=timezone.now()), by=None)
    Task.objects.filter(on_board=True).update(due_at=timezone.now() + timedelta(days=1))
    return ben, rye


def addresses(ben: Volunteer, group: Group) -> list[str]:
    other = make_group("Bellenden Neighbours")
    offer, question = Offer.objects.get(status="accepted", volunteer=ben), offer_to(ben)
    mine = f"/helping/offers/{offer.pk}"
    return [
        *("/helping/", f"{mine}/", f"{mine}/more/", f"{mine}/worry/", f"/helping/offers/{question.pk}/"),
        *(f"/helping/{group.slug}/", f"/helping/{group.slug}/rest/", f"/helping/{group.slug}/stop/"),
        *(f"{mine}/claim/", f"/helping/claims/{group.slug}/"),
        *(f"/helping/{other.slug}/", f"/helping/board/{group.slug}/", "/helping/worries/"),
    ]


def come_in(page: Page, site: str, person: Person) -> None:
    signed_in(page, site, person, "passkey")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_of_helping_has_a_barrier_that_axe_knows(
    browser: Browser, live_server: LiveServer, scheme: Scheme
) -> None:
    ben, group = ben_and_others()
    pages = addresses(ben, group)
    with in_colours(browser, live_server.url, scheme) as page:
        come_in(page, live_server.url, ben.person)
        assert barriers(page, pages) == {}
        assert barriers(page, [*_ONCE], lambda page, what: _ONCE[what](page)) == {}


@pytest.mark.parametrize("width", [320, 360])
def test_every_page_of_helping_fits_on_a_small_screen(browser: Browser, live_server: LiveServer, width: int) -> None:
    ben, group = ben_and_others()
    pages = addresses(ben, group)
    with on_a_small_screen(browser, live_server.url, width) as page:
        come_in(page, live_server.url, ben.person)
        assert too_wide(page, width, pages) == {}
        assert too_wide(page, width, [*_ONCE], lambda page, what: _ONCE[what](page)) == {}


def test_dev_says_what_they_would_do_on_a_phone_without_script(plain_phone: Page, live_server: LiveServer) -> None:
    make_street()
    signed_in(plain_phone, live_server.url, make_person("Dev", email="dev@canary.example"))
    plain_phone.goto("/groups/rye-lane-neighbours/")
    plain_phone.get_by_role("link", name="Help in this group").click()
    plain_phone.get_by_label("shopping").check()
    plain_phone.get_by_label("on foot, about ten minutes").check()
    plain_phone.get_by_label("Your postcode").fill("SE15 4AB")
    plain_phone.get_by_label("Monday, morning").check()
    plain_phone.get_by_label("I agree to this").check()
    plain_phone.get_by_role("button", name="Ask to help").click()
    assert "Somebody of the group welcomes you first" in content_of(plain_phone)


def test_ben_says_yes_sees_the_door_and_says_how_it_went_on_a_phone_without_script(
    plain_phone: Page, live_server: LiveServer
) -> None:
    rye, _clara = make_street(GroupWay.Hows.WAVES)
    ben = make_volunteer(rye)
    asked(rye)
    signed_in(plain_phone, live_server.url, ben.person)
    plain_phone.goto("/helping/")
    plain_phone.get_by_role("button", name="I’ll do it").click()
    plain_phone.get_by_role("button", name="Show me").click()
    assert "12 Choumert Road" in content_of(plain_phone)
    plain_phone.get_by_role("link", name="Back to the task").click()
    plain_phone.get_by_role("button", name="It is done").click()
    assert "Somebody’s day was easier for it." in content_of(plain_phone)


# -- What is shown once ----------------------------------------------------------------------------------------------


def press(page: Page, name: str) -> None:
    """Press a button, and wait until what comes of it is there."""
    with page.expect_navigation():
        page.get_by_role("button", name=name).first.click()


def see_the_door(page: Page) -> None:
    page.goto("/helping/")
    page.get_by_role("link", name="Prescription").click()
    press(page, "Show me")


def make_an_address(page: Page) -> None:
    page.goto("/helping/")
    press(page, "address")


def ring(page: Page) -> None:
    page.goto("/helping/worries/")
    press(page, "How to reach them")


def make_mistakes(page: Page) -> None:
    page.goto("/helping/bellenden-neighbours/")
    press(page, "Ask to help")


_ONCE = {"door": see_the_door, "calendar": make_an_address, "ring": ring, "mistakes": make_mistakes}
