"""Asking for a hand in a real browser: on a phone with and without script, read by axe, and small enough at 400 %."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from doorstep.aid.models import GroupWay, HelpRequest, Task
from doorstep.groups.models import Group, Role
from doorstep.people.models import Person
from doorstep.places import cells
from tests.browser.looking import Scheme, barriers, in_colours, on_a_small_screen, signed_in, too_wide
from tests.factories import PECKHAM, make_group, make_membership, make_person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NEAR = f"/near/{cells.as_text(cells.shown(cells.cell_at(*PECKHAM)))}/?known=district"
QUESTIONS = ("what", "where", "group", "address", "when", "every", "who", "reach", "safe", "know", "look")


@pytest.fixture(autouse=True)
def rye(live_server: LiveServer) -> Group:  # noqa: ARG001 # its database must be there first
    group = make_group("Rye Lane Neighbours", contact_ways=(("phone", "020 7946 0101"),))
    make_membership(make_person("Clara", email="clara@canary.example"), group, Role.COORDINATOR)
    return group


def go_on(page: Page) -> None:
    press(page, "Go on")


def press(page: Page, name: str) -> None:
    """Press a button, and wait until what comes of it is there."""
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).first.click()


def answer(page: Page, until: str, **otherwise: Callable[[Page], object]) -> None:
    """Answer question after question, as far as the one that is named, as somebody does with a thumb."""
    answers = _ANSWERS | otherwise
    for slug in QUESTIONS[: QUESTIONS.index(until)]:
        if page.locator("form.ask input[name=step]").get_attribute("value") == slug:
            answers[slug](page)
            go_on(page)


def _say_what(page: Page) -> None:
    page.get_by_label("Shopping").check()
    page.get_by_label("In your own words").fill("Milk and bread.")


def _say_how(page: Page) -> None:
    page.get_by_label("What shall we call you?").fill("Amina")
    page.get_by_label("A telephone number").fill("020 7946 0501")


_ANSWERS: dict[str, Callable[[Page], object]] = {
    "what": _say_what,
    "where": lambda page: page.get_by_label("Your postcode").fill("SE15 4AB"),
    "address": lambda page: page.get_by_label("Your house or flat number").fill("Flat 3, 12 Choumert Road"),
    "group": lambda page: page.get_by_label("Rye Lane Neighbours").check(),
    "when": lambda page: page.get_by_label("Again and again").check(),
    "every": lambda page: page.get_by_label("Tuesday").check(),
    "who": lambda page: page.get_by_label("For me").check(),
    "reach": _say_how,
    "safe": lambda _page: None,
    "know": lambda page: page.get_by_label("Anything to know").fill("I need a while to the door."),
}


@pytest.mark.parametrize("device", ["phone", "plain_phone"])
def test_a_hand_is_asked_for_with_a_thumb(device: str, request: pytest.FixtureRequest, rye: Group) -> None:
    page: Page = request.getfixturevalue(device)
    page.goto(NEAR)
    page.get_by_role("link", name="Ask for a hand").click()
    answer(page, "when")
    page.get_by_role("button", name="Back").click()
    expect(page.get_by_label("Your house or flat number")).to_have_value("Flat 3, 12 Choumert Road")
    go_on(page)
    answer(page, "look")

    expect(page.get_by_role("heading", level=1)).to_have_text("Is this right?")
    assert not HelpRequest.objects.exists()
    assert "SE15" not in page.url
    press(page, "Send it")

    expect(page.get_by_text(re.compile(r"(\d{4} ){3}\d{4}"))).to_be_visible()
    # It comes again, so that more than one of it is planned.
    for word in {task.codeword for task in Task.objects.all()}:
        expect(page.get_by_text(word, exact=True).first).to_be_visible()
    assert HelpRequest.objects.get().group == rye


def test_enter_goes_on_and_not_back(phone: Page) -> None:
    phone.goto("/ask/")
    answer(phone, "where")
    phone.get_by_label("Your postcode").fill("SE15 4AB")
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Which door?")


def test_a_receipt_shows_how_it_stands(plain_phone: Page) -> None:
    page = plain_phone
    page.goto("/ask/")
    answer(page, "look")
    press(page, "Send it")
    digits = page.get_by_text(re.compile(r"(\d{4} ){3}\d{4}")).inner_text()

    page.goto("/receipt/")
    page.get_by_label("The number on your receipt").fill(digits)
    page.get_by_label("Something you told us").fill("020 7946 0501")
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("link", name="Where is my request?").click()
    expect(page.get_by_text("Somebody is being found.")).to_be_visible()
    page.get_by_role("button", name="Please get in touch with me").click()
    expect(page.get_by_text("A coordinator of the group has been told")).to_be_visible()


def to_question(page: Page, slug: str) -> None:
    page.goto("/ask/")
    answer(page, slug)


def to_sent(page: Page, _slug: str) -> None:
    to_question(page, "look")
    press(page, "Send it")


def beside() -> None:
    """Let another group help there as well, and a third that is full."""
    for name in ("Bellenden Neighbours", "Peckham Rye Neighbours"):
        group = make_group(name)
        make_membership(make_person("Fay"), group, Role.COORDINATOR)
    GroupWay.objects.create(group=group, is_full=True, elsewhere="Ring the library: 020 7946 0199.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_question_has_a_barrier(browser: Browser, live_server: LiveServer, scheme: Scheme) -> None:
    beside()
    with in_colours(browser, live_server.url, scheme) as page:
        assert barriers(page, QUESTIONS, to_question) == {}
        assert barriers(page, ["sent"], to_sent) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_afterwards_has_a_barrier(browser: Browser, live_server: LiveServer, scheme: Scheme) -> None:
    with in_colours(browser, live_server.url, scheme) as page:
        assert barriers(page, asked_by_amina(page, live_server.url)) == {}


def asked_by_amina(page: Page, site: str) -> list[str]:
    """Have Amina ask, signed in; give her pages."""
    amina: Person = make_person("Amina", email="amina@canary.example")
    signed_in(page, site, amina)
    to_question(page, "look")
    press(page, "Send it")
    one = f"/ask/mine/{HelpRequest.objects.get(asked_by=amina.pk).pk}/"
    return ["/ask/mine/", one, f"{one}withdrawal/"]


@pytest.mark.parametrize("width", [320, 360])
def test_nothing_is_wider_than_a_small_screen(browser: Browser, live_server: LiveServer, width: int) -> None:
    beside()
    with on_a_small_screen(browser, live_server.url, width) as page:
        assert too_wide(page, width, QUESTIONS, to_question) == {}
        assert too_wide(page, width, ["sent"], to_sent) == {}
        assert too_wide(page, width, asked_by_amina(page, live_server.url)) == {}
