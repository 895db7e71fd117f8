"""The people of a group in a real browser: without barriers by day and by night, on small screens, without script."""

import re

import pytest
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from doorstep.accounts.actions import open_session, sit
from doorstep.accounts.models import Session
from doorstep.groups.actions import deciding, inviting, members
from doorstep.groups.models import Decision, Group, Membership, Role
from doorstep.people.models import Person
from tests.browser.looking import Scheme, barriers, content_of, in_colours, on_a_small_screen, too_wide
from tests.factories import make_group, make_membership, make_person, make_team

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BELOW = "/groups/nunhead-neighbours"


def come_in(page: Page, site: str, person: Person) -> None:
    """Sign somebody in in this browser, with a passkey."""
    token = open_session(person.pk, Session.How.PASSKEY, now=timezone.now())
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": token, "url": site}])


def clara_and_others() -> tuple[Person, Group]:
    """Make a group with some people in it: Clara and Esther coordinate, and she sits at the desk as well."""
    nunhead, now = make_group("Nunhead Neighbours", summary="Shopping, street by street."), timezone.now()
    team = make_team(nunhead, "Green and Evelina")
    clara, esther = make_person("Clara", email="clara@canary.example"), make_person("Esther")
    sit("Clara's desk", clara)
    for person in (clara, esther):
        make_membership(person, nunhead, Role.COORDINATOR)
    for name in ("Ben", "Femi"):
        make_membership(make_person(name, email=f"{name.lower()}@canary.example"), nunhead, Role.VOLUNTEER, team)
    make_membership(make_person("Grace"), nunhead, Role.STREET_COORDINATOR, team)
    members.ask(make_person("Dev"), nunhead, words="I want to help.", now=now)
    inviting.invite(nunhead, Role.VOLUNTEER, team, uses=30, by=clara.pk, now=now)
    resting = Membership.objects.filter(team=team).latest("pk")
    members.rest(resting, by=resting.person_id)
    return clara, nunhead


def addresses(clara: Person, group: Group) -> list[str]:
    """Fill the pages with one of each, and list them."""
    now, ben = timezone.now(), Membership.objects.filter(role=Role.VOLUNTEER, team__isnull=False).earliest("pk")
    values = {"name": "Nunhead Friends", "patch": {"districts": ["SE15"]}}
    change = deciding.decide(group, Decision.Kind.CHANGE, values=values, by=clara.pk, now=now)
    deciding.decide(group, Decision.Kind.ADD_COORDINATOR, person=ben.person_id, by=clara.pk, now=now)
    alone = make_group("Rye Lane Neighbours")
    members.ask(make_person("Amina"), alone, words="I want to help.", now=now)
    inviting.invite(alone, Role.COORDINATOR, by=clara.pk, now=now)
    hers = Membership.objects.get(person=clara, role=Role.COORDINATOR)
    below = ("", "asking/", "new/", "invitations/", "invitations/code/", "invitations/e-mail/", "decisions/")
    one = (f"decisions/{change.pk}/", f"{ben.person_id}/", f"{ben.person_id}/roles/")
    return [
        *(f"{BELOW}/people/{page}" for page in (*below, *one)),
        *(f"{BELOW}/{page}" for page in ("", "listing/", "listing/what/")),
        *("/groups/mine/", "/groups/join/", f"/groups/mine/{hers.pk}/leaving/", f"/groups/{alone.slug}/helping/"),
        *(
            "/desk/coordinators/",
            f"/desk/listings/{alone.pk}/coordinators/",
            f"/desk/listings/{group.pk}/coordinators/",
        ),
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_of_a_groups_people_has_a_barrier_that_axe_knows(
    browser: Browser, live_server: LiveServer, scheme: Scheme
) -> None:
    clara, group = clara_and_others()
    pages = addresses(clara, group)
    with in_colours(browser, live_server.url, scheme) as page:
        come_in(page, live_server.url, clara)
        assert barriers(page, pages) == {}


@pytest.mark.parametrize("width", [320, 360])
def test_every_page_of_a_groups_people_fits_on_a_small_screen(
    browser: Browser, live_server: LiveServer, width: int
) -> None:
    clara, group = clara_and_others()
    pages = addresses(clara, group)
    with on_a_small_screen(browser, live_server.url, width) as page:
        come_in(page, live_server.url, clara)
        assert too_wide(page, width, pages) == {}


def test_what_is_shown_once_has_no_barrier_either(browser: Browser, live_server: LiveServer) -> None:
    clara, _group = clara_and_others()
    with in_colours(browser, live_server.url, "light") as page:
        come_in(page, live_server.url, clara)
        assert (
            barriers(page, ["reach", "code", "written in", "joining", "wrong"], lambda page, what: _ONCE[what](page))
            == {}
        )


def test_clara_looks_after_her_group_on_a_phone_without_script(plain_phone: Page, live_server: LiveServer) -> None:
    clara, _group = clara_and_others()
    come_in(plain_phone, live_server.url, clara)
    plain_phone.goto(f"{BELOW}/people/")
    plain_phone.get_by_role("link", name="Answer them").click()
    plain_phone.get_by_role("button", name="Welcome Dev").click()
    assert "They are in, and have been told." in content_of(plain_phone)
    reach(plain_phone)
    assert "ben@canary.example" in content_of(plain_phone)
    make_a_code(plain_phone)
    assert re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", content_of(plain_phone))


def reach(page: Page) -> None:
    page.goto(f"{BELOW}/people/")
    page.get_by_role("link", name="Ben").click()
    page.get_by_label("To plan who helps where").check()
    page.get_by_role("button", name="Show me").click()


def make_a_code(page: Page) -> None:
    page.goto(f"{BELOW}/people/invitations/code/")
    page.get_by_label("As what?").select_option("volunteer")
    page.get_by_role("button", name="Make the code").click()


def write_in(page: Page) -> None:
    page.goto(f"{BELOW}/people/new/")
    page.get_by_label("What shall we call them?").fill("Rose")
    page.get_by_label("I read this out to them").check()
    page.get_by_role("button", name="Write them in").click()


def join(page: Page) -> None:
    make_a_code(page)
    code = page.locator("main code").inner_text()
    page.goto("/groups/join/")
    page.get_by_label("Your code").fill(code)
    page.get_by_role("button", name="Show me").click()


def make_a_mistake(page: Page) -> None:
    page.goto(f"{BELOW}/people/new/")
    page.get_by_role("button", name="Write them in").click()


_ONCE = {"reach": reach, "code": make_a_code, "written in": write_in, "joining": join, "wrong": make_a_mistake}
