"""An authenticator app: a secret shown while it waits, digits that open once, and another in its place."""

import re
import xml.etree.ElementTree as ET
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as within
from hypothesis import strategies as st

from doorstep.accounts import actions, queries
from doorstep.accounts.actions import authenticators
from doorstep.accounts.models import Authenticator, Session
from doorstep.limits.actions import TooOftenError
from doorstep.people.models import Person
from tests.accounts.codes import AMINAS, another, at_once, told
from tests.factories import make_person, sign_in

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)
STEP = timedelta(seconds=30)
PAGE = "/me/ways/authenticator/"


@pytest.fixture
def amina(db: None) -> Person:  # noqa: ARG001 # the fixture of pytest-django that lets this one in
    return make_person("Amina", email=AMINAS)


def digits_of(app: Authenticator, at: datetime) -> str:
    return pyotp.TOTP(app.secret).at(at)


def make_app(person: Person, at: datetime) -> Authenticator:
    """Give somebody an app, confirmed half an hour before."""
    before = at - timedelta(minutes=30)
    actions.begin_authenticator(person, session=None, now=before)
    app = Authenticator.objects.get(person=person, confirmed_at=None)
    assert actions.confirm_authenticator(app, digits_of(app, before), words="", now=before)
    return Authenticator.objects.get(pk=app.pk)


def uses(app: Authenticator, digits: str, at: datetime) -> bool:
    return actions.use_authenticator(app, digits, now=at)


def on_the_page(client: Client) -> str:
    """Begin with an app on the pages; return the secret that is shown in letters."""
    client.post(f"{PAGE}beginning/")
    page = client.get(PAGE).content.decode()
    shown = re.search(r"<code>([A-Z2-7 ]+)</code>", page)
    assert shown
    return shown[1].replace(" ", "")


# -- Adding ----------------------------------------------------------------------------------------------------------


def test_an_app_is_added_by_its_first_digits_and_they_are_told(client: Client, amina: Person) -> None:
    sign_in(client, amina)
    secret = on_the_page(client)
    now = pyotp.TOTP(secret).now()

    assert client.post(PAGE, {"code": another(now)}).status_code == 422
    assert queries.ways_of(amina).authenticator is None
    assert client.post(PAGE, {"code": pyotp.TOTP(secret).now()}).status_code == 302

    assert queries.ways_of(amina).strong == 1
    assert Session.objects.get().how == Session.How.AUTHENTICATOR
    assert told(amina) == ["way-added"]
    assert client.get(PAGE)["Location"] == "/me/ways/?next=%2Fme%2F"


def test_looking_at_the_page_makes_no_secret(client: Client, amina: Person) -> None:
    sign_in(client, amina)
    assert client.get(PAGE)["Location"] == "/me/ways/?next=%2Fme%2F"
    assert client.get(f"{PAGE}beginning/").status_code == 405
    assert not Authenticator.objects.exists()


def test_the_same_secret_is_shown_for_an_hour_and_then_never_again(client: Client, amina: Person) -> None:
    sign_in(client, amina)
    first = on_the_page(client)
    assert on_the_page(client) == first
    Authenticator.objects.update(made_at=timezone.now() - timedelta(minutes=61))
    assert client.get(PAGE).status_code == 302
    assert on_the_page(client) != first
    Authenticator.objects.update(made_at=timezone.now() - timedelta(minutes=61))
    actions.sweep(timezone.now())
    assert not Authenticator.objects.exists()


def test_a_secret_is_shown_to_nobody_who_is_signed_in_as_them_elsewhere(client: Client, amina: Person) -> None:
    elsewhere = Client()
    sign_in(elsewhere, amina)
    theirs = on_the_page(elsewhere)
    sign_in(client, amina)

    assert client.get(PAGE).status_code == 302
    assert client.post(PAGE, {"code": pyotp.TOTP(theirs).now()}).status_code == 302
    assert on_the_page(client) != theirs

    assert elsewhere.get(PAGE).status_code == 302
    assert not queries.ways_of(amina).strong


def test_the_picture_is_paths_alone_and_says_what_the_letters_say(client: Client, amina: Person) -> None:
    sign_in(client, amina)
    secret = on_the_page(client)
    page = client.get(PAGE).content.decode()
    drawing = re.search(r"<svg.*?</svg>", page, re.DOTALL)
    assert drawing
    parts = list(ET.fromstring(drawing[0]).iter())  # noqa: S314 # drawn by our own page
    assert {part.tag.rpartition("}")[2] for part in parts} == {"svg", "path"}
    assert not any("style" in name or name.startswith("on") for part in parts for name in part.attrib)
    assert f"secret={secret}&amp;issuer=Doorstep" in page


@pytest.mark.parametrize("called", ["Amina:Ben", "Ж" * 60, '"><script>', "a/b?c&d=e"])
def test_whatever_somebody_is_called_an_app_can_read_it(called: str) -> None:
    address = authenticators.address_of("A" * 32, called, "Doorstep & friends")
    assert pyotp.parse_uri(address).name == called


@pytest.mark.django_db(transaction=True)
def test_a_button_that_is_pressed_twice_makes_one_secret(amina: Person) -> None:
    at_once(4, lambda _: actions.begin_authenticator(amina, session=None, now=timezone.now()))
    assert Authenticator.objects.count() == 1


def test_another_app_takes_the_place_of_the_first_and_ends_what_that_opened(client: Client, amina: Person) -> None:
    lost = make_app(amina, timezone.now())
    sign_in(Client(), amina, strong=True)
    sign_in(client, amina, strong=True)
    secret = on_the_page(client)
    assert uses(lost, digits_of(lost, timezone.now()), timezone.now())

    assert client.post(PAGE, {"code": pyotp.TOTP(secret).now()}).status_code == 302

    assert Authenticator.objects.get().secret == secret
    assert Session.objects.count() == 1


# -- Using -----------------------------------------------------------------------------------------------------------


def test_digits_open_once_and_none_before_them(amina: Person) -> None:
    app = make_app(amina, NOON)
    before, now = digits_of(app, NOON - STEP), digits_of(app, NOON)
    assert uses(app, f"{now[:3]} {now[3:]}", NOON)
    assert not uses(app, now, NOON)
    assert not uses(app, before, NOON)
    assert uses(app, digits_of(app, NOON + STEP), NOON + STEP)


def test_the_digits_that_confirmed_it_do_not_open_as_well(amina: Person) -> None:
    actions.begin_authenticator(amina, session=None, now=NOON)
    app = Authenticator.objects.get()
    digits = digits_of(app, NOON)
    assert actions.confirm_authenticator(app, digits, words="", now=NOON)
    assert not uses(app, digits, NOON)
    assert not actions.confirm_authenticator(app, digits_of(app, NOON + STEP), words="", now=NOON + STEP)


@pytest.mark.parametrize(("steps", "fits"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_clock_may_be_half_a_minute_off(amina: Person, steps: int, *, fits: bool) -> None:
    app = make_app(amina, NOON)
    assert uses(app, digits_of(app, NOON + steps * STEP), NOON) is fits


@pytest.mark.django_db(transaction=True)
def test_digits_typed_by_several_at_once_open_once(amina: Person) -> None:
    app = make_app(amina, NOON)
    digits = digits_of(app, NOON)
    assert sum(at_once(4, lambda _: uses(app, digits, NOON))) == 1


def test_guesses_are_few_for_each_app_wherever_they_come_from(amina: Person) -> None:
    app = make_app(amina, NOON)
    wrong = another(digits_of(app, NOON))
    for _ in range(authenticators.SOON.most):
        assert not uses(app, wrong, NOON)
    with pytest.raises(TooOftenError):
        uses(app, digits_of(app, NOON), NOON)
    later = NOON + timedelta(minutes=3)
    assert uses(app, digits_of(app, later), later)
    assert not uses(app, wrong, later)


@given(st.text(max_size=40))
@within(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_no_text_is_an_error(amina: Person, typed: str) -> None:
    actions.begin_authenticator(amina, session=None, now=NOON)
    app = Authenticator.objects.get()
    assert not actions.confirm_authenticator(app, typed, words="", now=NOON)


# -- On the pages ----------------------------------------------------------------------------------------------------


def test_after_a_code_the_digits_are_one_step_more(client: Client, amina: Person) -> None:
    app = make_app(amina, timezone.now())
    sign_in(client, amina)
    assert "Your authenticator app" in client.get("/sign-in/stronger/").content.decode()
    now = timezone.now()
    wrong = client.post("/sign-in/stronger/", {"code": another(digits_of(app, now)), "next": "/me/ways/"})
    assert wrong.status_code == 422
    assert 'value="/me/ways/"' in wrong.content.decode()
    right = client.post("/sign-in/stronger/", {"code": digits_of(app, timezone.now()), "next": "/me/ways/"})
    assert (right.status_code, right["Location"]) == (302, "/me/ways/")
    assert client.get("/me/ways/").status_code == 200


def test_the_app_of_somebody_else_weakens_nobodys_code(client: Client, amina: Person) -> None:
    make_app(make_person("Clara"), NOON)
    sign_in(client, amina)

    assert Session.objects.get(person=amina).proved_at


def test_too_many_guesses_are_told_on_the_page(client: Client, amina: Person) -> None:
    app = make_app(amina, timezone.now())
    sign_in(client, amina)
    for _ in range(authenticators.SOON.most):
        client.post("/sign-in/stronger/", {"code": another(digits_of(app, timezone.now()))})
    page = client.post("/sign-in/stronger/", {"code": "123456"})
    assert page.status_code == 422
    assert "Please try again in" in page.content.decode()


def test_whoever_has_no_app_is_not_asked_for_digits(client: Client, amina: Person) -> None:
    sign_in(client, amina)
    for address in ("/sign-in/stronger/", "/sign-in/again/"):
        assert "Six digits" not in client.get(address).content.decode()
        assert client.post(address, {"code": "123456"}).status_code == 422
