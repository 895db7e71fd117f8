"""Being signed in: in one browser, seen and ended from another, and never led off the site."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries, Settings

from doorstep.accounts import actions, nexts
from doorstep.accounts.browsers import words
from doorstep.accounts.models import Session
from doorstep.people import queries
from doorstep.people.models import Person
from doorstep.vault.actions import erase, expire
from doorstep.vault.holding import Holding
from tests.accounts.codes import AMINAS, asked, is_signed_in, token_of
from tests.factories import make_person, sign_in

pytestmark = pytest.mark.django_db
FORMS = """
/sign-in/ /sign-in/code/ /sign-in/new/ /sign-in/who/ /sign-in/given/ /sign-in/passkey/ /sign-in/passkey/asking/
/sign-in/stronger/ /sign-in/again/ /sign-in/again/code/ /sign-out/ /me/ways/passkeys/ /me/ways/passkeys/offer/
/me/ways/authenticator/ /me/ways/authenticator/beginning/ /me/ways/authenticator/removal/ /me/ways/printed/
/me/sessions/1/ending/ /me/sessions/others/ending/
"""
PAGES = "/sign-in/ /sign-in/code/ /sign-in/new/ /sign-in/who/ /sign-in/given/ /sign-in/stronger/ /me/ /me/ways/"
FIREFOX = "Mozilla/5.0 (Android 14; Mobile; rv:128.0) Gecko/128.0 Firefox/128.0"


@pytest.fixture
def amina(db: None) -> Person:  # noqa: ARG001 # the fixture of pytest-django that lets this one in
    return make_person("Amina", email=AMINAS)


def came_in(client: Client) -> str:
    """Sign Amina in by a code; return the token of her session."""
    client.post("/sign-in/code/", {"code": asked(client)})
    return token_of(client, settings.SESSION_COOKIE_NAME)


# -- In one browser --------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("amina")
def test_what_the_browser_holds_is_out_of_reach_of_scripts_and_other_sites(client: Client) -> None:
    came_in(client)
    held = client.cookies[settings.SESSION_COOKIE_NAME]
    assert (held["httponly"], held["samesite"], held["path"], held["domain"]) == (True, "Lax", "/", "")
    assert held["max-age"] == 30 * 24 * 3600
    assert len(held.value) >= 43


@pytest.mark.usefixtures("amina")
def test_over_https_no_other_host_can_have_set_it(client: Client, settings: Settings) -> None:
    settings.SESSION_COOKIE_SECURE = True
    settings.SESSION_COOKIE_NAME, settings.BROWSER_COOKIE_NAME = "__Host-session", "__Host-asked"
    client.post("/sign-in/code/", {"code": asked(client)})
    for name in ("__Host-session", "__Host-asked"):
        held = client.cookies[name]
        assert (held["secure"], held["path"], held["domain"]) == (True, "/", "")
    assert client.cookies["__Host-asked"].value == ""


@pytest.mark.usefixtures("amina")
def test_each_time_there_is_a_new_token_and_the_one_before_opens_nothing(client: Client) -> None:
    planted = "planted-by-somebody-else"
    client.cookies[settings.SESSION_COOKIE_NAME] = planted
    first = came_in(client)
    second = came_in(client)
    assert len({planted, first, second}) == 3
    assert Session.objects.count() == 1
    client.cookies[settings.SESSION_COOKIE_NAME] = first
    assert not is_signed_in(client)


@pytest.mark.usefixtures("amina")
def test_the_forms_token_is_new_as_well(client: Client) -> None:
    client.get("/sign-in/")
    before = token_of(client, settings.CSRF_COOKIE_NAME)
    came_in(client)
    assert token_of(client, settings.CSRF_COOKIE_NAME) not in {"", before}


@pytest.mark.parametrize(
    ("how", "lives"),
    [("code", timedelta(days=30)), ("passkey", timedelta(days=1)), ("recovery", timedelta(hours=1))],
)
def test_a_session_ends_by_itself(client: Client, amina: Person, how: str, lives: timedelta) -> None:
    now = timezone.now()
    for opened, signed_in in ((now - lives + timedelta(minutes=1), True), (now - lives, False)):
        client.cookies[settings.SESSION_COOKIE_NAME] = actions.open_session(amina.pk, how, now=opened)
        assert is_signed_in(client) is signed_in
    assert expire(now + timedelta(days=31), [Holding(Session, Session.HELD)]) == 2


def test_out_is_out(client: Client, amina: Person) -> None:
    sign_in(client, amina)
    held = token_of(client, settings.SESSION_COOKIE_NAME)
    assert client.get("/sign-out/").status_code == 405
    assert is_signed_in(client)

    answer = client.post("/sign-out/")

    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert answer.cookies[settings.SESSION_COOKIE_NAME].value == ""
    client.cookies[settings.SESSION_COOKIE_NAME] = held
    assert not is_signed_in(client)
    assert client.post("/sign-out/").status_code == 302


def test_whoever_was_erased_is_out_at_the_next_page(client: Client, amina: Person) -> None:
    sign_in(client, amina)
    erase(amina.pk, by=None)
    assert not is_signed_in(client)


@pytest.mark.parametrize("address", FORMS.split())
def test_nothing_is_done_without_a_forms_token(address: str, amina: Person) -> None:
    strict = Client(enforce_csrf_checks=True)
    sign_in(strict, amina, strong=True)
    assert strict.post(address, {"contact": AMINAS, "code": "123456", "called": "Dev"}).status_code == 403
    assert Session.objects.count() == 1


# -- From another ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("others", [0, 2])
def test_somebody_sees_where_they_are_signed_in_at_the_same_cost(
    client: Client, amina: Person, others: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(others):
        sign_in(Client(), amina)
    sign_in(Client(), make_person("Ben"))
    sign_in(client, amina)
    with django_assert_num_queries(2):
        page = client.get("/me/sessions/").content.decode()
    assert page.count("Sign out there</button>") == others
    assert page.count("this one") == 1


def test_a_browser_is_called_by_its_name(client: Client, amina: Person) -> None:
    phone = Client(HTTP_USER_AGENT=FIREFOX)
    came_in(phone)
    sign_in(client, amina)
    assert "Firefox on Android" in client.get("/me/sessions/").content.decode()


@given(st.text(max_size=300))
def test_whatever_a_browser_says_it_is_we_say_it_in_words_of_ours(agent: str) -> None:
    assert len(words(agent)) <= 60
    assert set(re.findall(r"[^A-Za-z ]", words(agent))) == set()


def test_ending_a_session_elsewhere_signs_that_browser_out(client: Client, amina: Person) -> None:
    phone, library = Client(), Client()
    for each in (client, phone, library):
        sign_in(each, amina)
    lost = Session.objects.order_by("pk")[1]

    assert client.post(f"/me/sessions/{lost.pk}/ending/").status_code == 302
    assert [is_signed_in(each) for each in (client, phone, library)] == [True, False, True]

    client.post("/me/sessions/others/ending/")
    assert [is_signed_in(each) for each in (client, phone, library)] == [True, False, False]


def test_nobody_ends_a_session_of_somebody_else(client: Client, amina: Person) -> None:
    sign_in(client, amina)
    hers = Session.objects.get()
    ben = Client()
    sign_in(ben, make_person("Ben"))
    assert ben.post(f"/me/sessions/{hers.pk}/ending/").status_code == 404
    ben.post("/me/sessions/others/ending/")
    assert is_signed_in(client)


def test_a_session_is_noted_as_seen_once_an_hour(client: Client, amina: Person) -> None:
    sign_in(client, amina)
    Session.objects.update(seen_at=timezone.now() - timedelta(minutes=59))
    before = Session.objects.get().seen_at
    client.get("/me/")
    assert Session.objects.get().seen_at == before
    Session.objects.update(seen_at=timezone.now() - timedelta(minutes=61))
    client.get("/me/")
    assert Session.objects.get().seen_at > before


# -- Where it leads --------------------------------------------------------------------------------------------------

ELSEWHERE = ["https://evil.example/", "//evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil.example"]
ELSEWHERE += ["javascript:alert(1)", "evil.example", "", "/me//evil.example", "/" + "x" * 600, "/\n", "\x00/"]


@pytest.mark.usefixtures("amina")
@pytest.mark.parametrize("asked_for", ELSEWHERE)
def test_nobody_is_led_off_the_site(client: Client, asked_for: str) -> None:
    assert client.post("/sign-in/code/", {"code": asked(client), "next": asked_for})["Location"] == "/me/"
    assert 'name="next" value="/me/"' in client.get("/sign-in/", {"next": asked_for}).content.decode()


@given(st.text(max_size=60))
def test_whatever_is_asked_for_is_a_path_of_ours_or_the_other(typed: str) -> None:
    for each in (typed, f"/{typed}", f"//{typed}"):
        found = nexts.safe(each, "/me/")
        assert found == "/me/" or (found[0] == "/" and "//" not in found and "\\" not in found and found.isprintable())


# -- What is kept ----------------------------------------------------------------------------------------------------


def test_what_is_answered_to_somebody_signed_in_is_kept_nowhere(client: Client, amina: Person) -> None:
    public = ["/about/", "/groups/", "/start/", "/data/"]
    for address in public:
        assert "no-store" not in client.get(address).headers.get("Cache-Control", "")
        assert "Cookie" in client.get(address)["Vary"]
    sign_in(client, amina)
    for address in (*public, "/me/", "/me/sessions/", "/nobody-lives-here/"):
        assert client.get(address)["Cache-Control"] == "no-store", address


@pytest.mark.parametrize(
    "address", ["/sign-in/", "/sign-in/code/", "/sign-in/new/", "/sign-in/given/", "/me/", "/me/ways/"]
)
def test_pages_of_signing_in_are_kept_nowhere_either(client: Client, address: str) -> None:
    assert client.get(address)["Cache-Control"] == "no-store"


def test_the_frame_says_who_may_go_where(client: Client, amina: Person) -> None:
    assert "Sign in</a>" in client.get("/about/").content.decode()
    sign_in(client, amina)
    for address in ("/about/", "/nobody-lives-here/"):
        page = client.get(address).content.decode()
        assert 'href="/me/"' in page
        assert "Sign in</a>" not in page
    assert queries.called([amina.pk])[amina.pk] not in client.get("/about/").content.decode()
