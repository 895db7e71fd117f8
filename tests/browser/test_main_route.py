"""The whole route on a phone, with and without script: asked for, offered, knocked on the door, and seen to be done."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from doorstep.aid.actions import climbing
from doorstep.aid.models import GroupWay, Offer, Task
from doorstep.people.models import Person
from tests.aid.street import make_street, make_volunteer
from tests.browser.looking import content_of, signed_in
from tests.browser.test_asking import answer, press

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE_OF_AMINA = "020 7946 0501"


@pytest.mark.parametrize("device", ["phone", "plain_phone"])
def test_somebody_asks_and_somebody_knocks_on_the_door(
    device: str, request: pytest.FixtureRequest, live_server: LiveServer
) -> None:
    page: Page = request.getfixturevalue(device)
    group, clara = make_street(GroupWay.Hows.COORDINATOR)
    ben = make_volunteer(group)

    digits = amina_asks(page)
    # The worker's step: in this group a coordinator chooses whom to ask.
    climbing.look_after(timezone.now())
    hand_over(page, live_server.url, clara, "passkey")
    clara_asks_ben(page, f"/groups/{group.slug}/requests/")
    hand_over(page, live_server.url, ben.person)
    ben_helps(page)
    hand_over(page, live_server.url)
    amina_sees_that_it_is_done(page, digits)

    assert Task.objects.get().status == Task.Status.DONE
    assert Offer.objects.get().made_by == clara.pk


def hand_over(page: Page, site: str, person: Person | None = None, how: str = "code") -> None:
    """Let somebody else hold the phone: nothing of whoever held it before is in it any more."""
    page.context.clear_cookies()
    if person:
        signed_in(page, site, person, how)


def amina_asks(page: Page) -> str:
    """Ask on the web without an account; return the digits of the receipt."""
    page.goto("/ask/")
    answer(page, "look", when=lambda page: page.get_by_label("This week").check())
    press(page, "Send it")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you. It is sent")
    return page.get_by_text(re.compile(r"(\d{4} ){3}\d{4}")).inner_text()


def clara_asks_ben(page: Page, desk: str) -> None:
    page.goto(desk)
    page.get_by_role("link", name="Shopping").click()
    page.get_by_role("link", name="Ask somebody").click()
    page.get_by_label("Ben").check()
    page.get_by_role("button", name="Ask them").click()
    expect(page.get_by_text("They have been asked.")).to_be_visible()


def ben_helps(page: Page) -> None:
    """Say yes, tap for the address, which stands nowhere before, and say that it is done."""
    page.goto("/helping/")
    assert "Choumert" not in content_of(page)
    page.get_by_role("button", name="I’ll do it").click()
    expect(page.get_by_text("It is yours. Thank you.")).to_be_visible()
    assert "Choumert" not in content_of(page)
    page.get_by_role("button", name="Show me").click()
    expect(page.get_by_text("Flat 3, 12 Choumert Road")).to_be_visible()
    expect(page.get_by_text(Task.objects.get().codeword, exact=True)).to_be_visible()
    page.get_by_role("link", name="Back to the task").click()
    page.get_by_role("button", name="It is done").click()
    expect(page.get_by_text("Somebody’s day was easier for it.")).to_be_visible()


def amina_sees_that_it_is_done(page: Page, digits: str) -> None:
    """Come back with the receipt alone, which shows how it stands, and nothing of what or where."""
    page.goto("/receipt/")
    page.get_by_label("The number on your receipt").fill(digits)
    page.get_by_label("Something you told us").fill(PHONE_OF_AMINA)
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("link", name="Where is my request?").click()
    expect(page.get_by_text("It is done.")).to_be_visible()
    assert "Choumert" not in content_of(page)
