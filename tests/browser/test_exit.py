"""Exit this page: by the link or by Shift three times, covered first; and pressing Back shows nothing of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from doorstep.core import stylesheet
from doorstep.people import actions as people
from doorstep.people.models import Person
from tests.browser.elsewhere import weather
from tests.browser.looking import signed_in
from tests.factories import make_person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SCRIPT = Path(stylesheet.__file__).parent / "static" / "core" / "js" / "exit.js"
# Says what can be seen of a page when it has come, when it is put back as it was, and when it is left.
WATCH = """
    const say = () => document.body.checkVisibility() && console.info(document.body.innerText);
    addEventListener("DOMContentLoaded", say);
    addEventListener("pageshow", (event) => event.persisted && say());
    addEventListener("pagehide", say);
"""


@pytest.fixture
def outside(settings: Settings) -> Iterator[str]:
    with weather() as address:
        settings.EXIT_URL = address
        yield address


@pytest.fixture
def amina() -> Person:
    return make_person("Amina", email="amina@example.org")


def press_shift(page: Page, times: int) -> None:
    for _ in range(times):
        page.keyboard.press("Shift")


def test_the_script_is_small() -> None:
    assert SCRIPT.stat().st_size <= 1024


def test_shift_three_times_leaves_and_back_shows_nothing(
    outside: str, desk: Page, live_server: LiveServer, amina: Person
) -> None:
    signed_in(desk, live_server.url, amina)
    desk.goto("/about/")
    desk.goto("/me/")
    desk.add_init_script(WATCH)
    desk.goto("/me/sessions/")
    seen: list[str] = []
    desk.on("console", lambda said: seen.append(said.text))

    press_shift(desk, 2)
    expect(desk.get_by_role("status")).to_have_text("Press Shift once more to leave this page.")
    press_shift(desk, 1)
    desk.wait_for_url(outside)
    desk.evaluate("history.back()")
    desk.wait_for_timeout(500)
    # Not her first page, which stood before: what can be seen is the weather, and nothing else was.
    expect(desk.get_by_role("heading", level=1)).to_have_text("Rain later")
    assert set(seen) == {"Rain later"}


def test_the_page_is_covered_before_it_is_left(
    settings: Settings, outside: str, desk: Page, live_server: LiveServer, amina: Person
) -> None:
    settings.EXIT_URL = outside.replace("weather", "nothing")
    signed_in(desk, live_server.url, amina)
    desk.goto("/me/")

    desk.get_by_role("link", name="Exit this page").click()

    expect(desk.get_by_text("Amina")).to_be_hidden()
    assert desk.title() == outside.split("/")[2]


def test_typing_capitals_leaves_nothing(outside: str, desk: Page, live_server: LiveServer, amina: Person) -> None:
    signed_in(desk, live_server.url, amina)
    desk.goto("/me/")
    for letter in "ABCD":
        desk.keyboard.press(f"Shift+{letter}")
    press_shift(desk, 2)
    desk.keyboard.press("Tab")
    press_shift(desk, 1)

    desk.wait_for_timeout(200)
    assert desk.url != outside
    expect(desk.get_by_role("heading", level=1)).to_be_visible()


def test_whoever_comes_again_of_their_own_finds_their_page(
    outside: str, desk: Page, live_server: LiveServer, amina: Person
) -> None:
    signed_in(desk, live_server.url, amina)
    desk.goto("/me/")
    press_shift(desk, 3)
    desk.wait_for_url(outside)

    desk.goto("/me/")

    expect(desk.get_by_role("heading", level=1)).to_have_text("Hello Amina")


def test_without_script_the_link_leaves_and_back_asks_anew(
    outside: str, plain_phone: Page, live_server: LiveServer, amina: Person
) -> None:
    signed_in(plain_phone, live_server.url, amina)
    plain_phone.goto("/me/")
    plain_phone.get_by_role("link", name="Exit this page").click()
    plain_phone.wait_for_url(outside)
    people.describe(amina, called="Amina K", by=amina.pk)

    plain_phone.go_back()

    expect(plain_phone.get_by_role("heading", level=1)).to_have_text("Hello Amina K")
