"""Signing in with a real browser: its own passkeys, no script at all, the keyboard alone, small screens, axe."""

from collections.abc import Callable

import pyotp
import pytest
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from doorstep.accounts.actions import begin_authenticator, confirm_authenticator, give_code, open_session
from doorstep.accounts.models import Authenticator, Passkey, Session
from doorstep.people.models import Person
from tests.accounts.codes import AMINAS, codes_sent
from tests.browser.looking import Scheme, barriers, in_colours, on_a_small_screen, too_wide
from tests.factories import make_person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# A device that knows its owner, and keeps the key itself: what a telephone is.
TELEPHONE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}

# As an unsteady hand does, before the answer to the first has come.
TWICE = "button => { button.click(); setTimeout(() => button.click(), 0); }"


def has_a_telephone(page: Page) -> None:
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": TELEPHONE})


def come_in_by_hand(page: Page) -> None:
    """Open the desk's door with a code that was read out, from wherever it was met."""
    page.goto("/desk/")
    page.get_by_role("link", name="I hold a printed code").click()
    page.get_by_label("Your code").fill(give_code("Esther's desk"))
    page.get_by_role("button", name="Go on").click()


# -- Passkeys --------------------------------------------------------------------------------------------------------


def test_a_passkey_is_added_and_opens_the_desk_the_next_time(desk: Page) -> None:
    has_a_telephone(desk)
    come_in_by_hand(desk)
    desk.get_by_role("button", name="Add a passkey").click()
    desk.get_by_role("link", name="Go on to where you were going").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("What waits")

    desk.get_by_role("button", name="Close the desk").click()
    desk.goto("/desk/doubts/")
    desk.get_by_role("button", name="Use a passkey").click()

    desk.wait_for_url("**/desk/doubts/")
    passkey = Passkey.objects.get()
    assert Session.objects.get().person == passkey.person
    assert passkey.uses > 0


def test_a_passkey_is_shown_again_before_what_cannot_be_taken_back(desk: Page) -> None:
    has_a_telephone(desk)
    come_in_by_hand(desk)
    desk.get_by_role("button", name="Add a passkey").click()
    desk.wait_for_url("**done=added**")
    Session.objects.update(proved_at=None)

    # The page is still open when the ten minutes are over: it asks again, instead of failing.
    desk.get_by_role("button", name="Add a passkey").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Is it still you?")
    desk.get_by_role("button", name="Use a passkey").click()

    expect(desk.get_by_role("heading", level=1)).to_have_text("Signing in")
    # The telephone knows that it has one already, and makes no second.
    desk.get_by_role("button", name="Add a passkey").click()
    expect(desk.get_by_role("alert")).to_have_text(
        "That did not work on this device. Try once more, or take another way."
    )
    assert Passkey.objects.count() == 1


def test_a_device_without_the_passkey_says_so_and_the_page_stays(desk: Page) -> None:
    desk.goto("/sign-in/")
    button = desk.get_by_role("button", name="Use a passkey")
    has_a_telephone(desk)
    button.click()
    expect(desk.get_by_role("alert")).to_be_visible()
    expect(button).to_be_enabled()


def test_where_the_site_is_a_number_no_button_promises_a_passkey(browser: Browser, live_server: LiveServer) -> None:
    with browser.new_context(base_url=live_server.url.replace("localhost", "127.0.0.1")) as context:
        page = context.new_page()
        page.goto("/sign-in/")
        expect(page.get_by_role("button", name="Send me a code")).to_be_visible()
        expect(page.get_by_role("button", name="Use a passkey")).to_be_hidden()


# -- Without -----------------------------------------------------------------------------------------------------------


def test_a_phone_without_script_opens_the_desk_with_an_app(plain_phone: Page) -> None:
    come_in_by_hand(plain_phone)
    expect(plain_phone.get_by_role("button", name="Add a passkey")).to_be_hidden()
    expect(plain_phone.get_by_text("Adding a passkey needs a browser that has them")).to_be_visible()
    plain_phone.get_by_role("button", name="Add an authenticator app").click()
    plain_phone.wait_for_load_state()
    picture = plain_phone.get_by_role("img", name="A square pattern").bounding_box()
    assert picture
    assert picture["width"] == picture["height"] > 200
    secret = plain_phone.locator("figcaption code").inner_text().replace(" ", "")
    plain_phone.get_by_label("Six digits").fill(pyotp.TOTP(secret).now())
    plain_phone.get_by_role("button", name="Add it").click()
    plain_phone.get_by_role("link", name="Go on to where you were going").click()
    expect(plain_phone.get_by_role("heading", level=1)).to_have_text("What waits")


def test_whoever_presses_twice_comes_in_once(desk: Page) -> None:
    make_person("Amina", email=AMINAS)
    desk.goto("/sign-in/")
    desk.get_by_label("Your e-mail address").fill(AMINAS)
    desk.get_by_role("button", name="Send me a code").evaluate(TWICE)
    desk.wait_for_url("**/sign-in/code/**")
    desk.get_by_label("Six digits").fill(codes_sent()[-1])
    desk.get_by_role("button", name="Go on").evaluate(TWICE)
    desk.wait_for_url("**/me/")
    assert len(codes_sent()) == Session.objects.count() == 1


def test_everything_is_done_from_the_keyboard(desk: Page) -> None:
    make_person("Amina", email=AMINAS)
    desk.goto("/")
    desk.get_by_role("link", name="Search", exact=True).focus()
    desk.keyboard.press("Tab")
    expect(desk.get_by_role("link", name="Sign in")).to_be_focused()
    desk.keyboard.press("Enter")
    desk.get_by_label("Your e-mail address").focus()
    desk.keyboard.type(AMINAS)
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/sign-in/code/**")
    desk.get_by_label("Six digits").focus()
    desk.keyboard.type(codes_sent()[-1])
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/me/")
    expect(desk.get_by_role("link", name="Your pages")).to_have_attribute("aria-current", "page")


# -- How it looks ------------------------------------------------------------------------------------------------------


def sign_in(page: Page, person: Person, site: str) -> None:
    token = open_session(person.pk, Session.How.PASSKEY, now=timezone.now(), browser="Firefox on Android")
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": token, "url": site}])


def choosing(page: Page) -> None:
    page.goto("/sign-in/")
    page.get_by_label("Your e-mail address").fill(AMINAS)
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("Six digits").fill(codes_sent()[-1])
    page.get_by_role("button", name="Go on").click()
    page.wait_for_url("**/who/**")


def pressed(address: str, *buttons: str) -> Callable[[Page], None]:
    def go(page: Page) -> None:
        page.goto(address)
        for name in buttons:
            page.get_by_role("button", name=name).first.click()

    return go


def refused(page: Page) -> None:
    page.goto("/sign-in/")
    page.locator("form[data-passkey]").evaluate("form => form.submit()")
    expect(page.get_by_role("heading", level=1)).to_have_text("That passkey did not open")


STATES: dict[str, Callable[[Page], None]] = {
    "refused": refused,
    "nothing typed": pressed("/sign-in/", "Send me a code"),
    "nothing typed, new": pressed("/sign-in/new/", "Send me a code"),
    "no code": pressed("/sign-in/code/", "Go on"),
    "no code in the hand": pressed("/sign-in/given/", "Go on"),
    "choosing": choosing,
    "an app": pressed("/me/ways/", "Put another app in its place"),
    "an app, nothing typed": pressed("/me/ways/", "Put another app in its place", "Add it"),
    "a sheet": pressed("/me/ways/", "Make eight codes"),
}
PAGES = [
    *("/sign-in/", "/sign-in/code/", "/sign-in/new/", "/sign-in/given/", "/sign-in/stronger/", "/sign-in/again/"),
    *("/me/", "/me/ways/", "/me/ways/?done=added&next=/desk/", "/me/ways/?done=last", "/me/sessions/"),
    *STATES,
]


def go(page: Page, where: str) -> None:
    STATES[where](page) if where in STATES else page.goto(where)


def lived_in() -> Person:
    """Make somebody with all that these pages can show: a passkey, an app, other browsers, and a name like hers."""
    amina, now = make_person("Amina", email=AMINAS), timezone.now()
    make_person("Amina", email=AMINAS)
    Passkey.objects.create(person=amina, credential="one", public_key=b"", browser="Samsung Internet", made_at=now)
    begin_authenticator(amina, session=None, now=now)
    app = Authenticator.objects.get()
    confirm_authenticator(app, pyotp.TOTP(app.secret).at(now), words="", now=now)
    open_session(amina.pk, Session.How.CODE, now=now, browser="Samsung Internet on Chromebook")
    return amina


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_barrier_that_axe_knows(browser: Browser, live_server: LiveServer, scheme: Scheme) -> None:
    amina = lived_in()
    with in_colours(browser, live_server.url, scheme) as page:
        assert barriers(page, ["/sign-in/", "/sign-in/new/"]) == {}
        sign_in(page, amina, live_server.url)
        assert barriers(page, PAGES, go) == {}


@pytest.mark.parametrize("width", [320, 390])
def test_nothing_is_cut_off_on_a_small_phone_or_at_400_percent(
    browser: Browser, live_server: LiveServer, width: int
) -> None:
    amina = lived_in()
    with on_a_small_screen(browser, live_server.url, width) as page:
        sign_in(page, amina, live_server.url)
        assert too_wide(page, width, PAGES, go) == {}
