"""Passkeys: added, shown, refused when anything about them is not as it should be."""

import copy
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, example, given
from hypothesis import settings as within
from hypothesis import strategies as st

from doorstep.accounts import actions
from doorstep.accounts.actions import NotAPasskeyError, Site
from doorstep.accounts.models import Challenge, Passkey, Session
from doorstep.accounts.views import passkeys
from doorstep.limits.actions import take
from doorstep.people.models import Person
from doorstep.vault.actions import erase
from tests.accounts.codes import AMINAS, at_once, is_signed_in, token_of, told
from tests.accounts.softkey import SoftKey, add_passkey
from tests.factories import make_person, sign_in

pytestmark = pytest.mark.django_db
HERE = Site("testserver", "http://testserver", "Doorstep")


@pytest.fixture
def amina(db: None) -> Person:  # noqa: ARG001 # the fixture of pytest-django that lets this one in
    return make_person("Amina", email=AMINAS)


def offered(client: Client) -> str:
    answer = client.post("/me/ways/passkeys/offer/")
    assert answer.status_code == 200
    return answer.content.decode()


def add(client: Client, key: SoftKey) -> int:
    return add_passkey(client, key).status_code


def questioned(client: Client) -> str:
    return client.post("/sign-in/passkey/asking/").content.decode()


def show(client: Client, key: SoftKey, to: str = "/me/", **said: bytes) -> int:
    answer = key.shown(questioned(client), **said)
    return client.post("/sign-in/passkey/", {"said": answer, "next": to}).status_code


@pytest.fixture
def key(amina: Person) -> SoftKey:
    """Give Amina's device, with which she can sign in."""
    client, device = Client(), SoftKey()
    sign_in(client, amina)
    assert add(client, device) == 302
    return device


# -- Adding ----------------------------------------------------------------------------------------------------------


def test_a_first_passkey_is_added_by_whoever_signed_in_a_moment_ago_and_they_are_told(
    client: Client, amina: Person
) -> None:
    sign_in(client, amina)
    before = token_of(client, settings.SESSION_COOKIE_NAME)

    assert add(client, SoftKey()) == 302

    passkey = Passkey.objects.get()
    assert (passkey.person, passkey.uses) == (amina, 0)
    assert told(amina) == ["way-added"]
    assert Session.objects.get().how == Session.How.PASSKEY
    assert token_of(client, settings.SESSION_COOKIE_NAME) != before
    assert "You are signed in with it here" in client.get("/me/ways/?done=added").content.decode()


@pytest.mark.usefixtures("key")
def test_nobody_adds_one_who_did_not_show_who_they_are(client: Client, amina: Person) -> None:
    assert client.post("/me/ways/passkeys/offer/").status_code == 302
    # Read off her messages, a code is enough to sign in, but she holds something stronger than that.
    sign_in(client, amina)
    assert "/sign-in/again/" in client.post("/me/ways/passkeys/offer/")["Location"]
    Session.objects.update(proved_at=timezone.now())
    for address in ("/me/ways/passkeys/offer/", "/me/ways/passkeys/"):
        assert client.post(address, {"said": "whatever"}).status_code == 404
    assert Passkey.objects.count() == 1


def test_the_offer_leaves_out_what_they_have(client: Client, key: SoftKey) -> None:
    show(client, key)
    assert Passkey.objects.get().credential in offered(client)
    assert "Amina" in offered(client)


def test_the_same_passkey_is_nobodys_twice(key: SoftKey) -> None:
    ben, client = make_person("Ben"), Client()
    sign_in(client, ben)
    assert add(client, key) == 422
    assert Passkey.objects.count() == 1
    assert told(ben) == []


@pytest.mark.parametrize(
    "key",
    [
        SoftKey(origin="http://evil.example"),
        SoftKey(origin="https://testserver"),
        SoftKey(host="evil.example"),
        SoftKey(verifies=False),
        SoftKey(id=bytes(1024)),
    ],
    ids=["origin", "scheme", "host", "unverified", "long"],
)
def test_one_that_was_made_elsewhere_or_by_nobody_is_refused(client: Client, amina: Person, key: SoftKey) -> None:
    sign_in(client, amina)
    assert add(client, key) == 422
    assert not Passkey.objects.exists()


def test_the_longest_name_that_a_device_may_give_it_fits(client: Client, amina: Person) -> None:
    sign_in(client, amina)
    assert add(client, SoftKey(id=bytes(1023))) == 302


def test_an_offer_is_answered_once_in_its_browser_by_its_person_within_five_minutes(amina: Person) -> None:
    ben, now = make_person("Ben"), timezone.now()

    def offer(browser: str) -> str:
        return actions.offer(amina, "Amina", HERE, browser=browser, now=now)

    def take_it(said: str, browser: str, person: Person = amina, minutes: int = 0) -> Passkey:
        at = now + timedelta(minutes=minutes)
        return actions.add_passkey(person, said, HERE, browser=browser, words="", now=at)

    said = SoftKey().made(offer("hers"))
    for browser, person, minutes in [("another", amina, 0), ("hers", ben, 0), ("hers", amina, 6)]:
        with pytest.raises(NotAPasskeyError):
            take_it(said, browser, person, minutes)
    # Wrong once, and the challenge is spent.
    with pytest.raises(NotAPasskeyError):
        take_it(SoftKey(host="evil.example").made(offer("hers")), "hers")
    with pytest.raises(NotAPasskeyError):
        take_it(said, "hers")
    answer = SoftKey().made(offer("hers"))
    assert take_it(answer, "hers").person == amina
    with pytest.raises(NotAPasskeyError):
        take_it(answer, "hers")


# -- Showing ---------------------------------------------------------------------------------------------------------


def test_who_shows_it_is_signed_in_strongly_and_led_on(client: Client, amina: Person, key: SoftKey) -> None:
    assert show(client, key, "/me/sessions/") == 302
    session = Session.objects.latest("pk")
    assert (session.person, session.is_strong) == (amina, True)
    assert Passkey.objects.get().uses == key.count == 1


def test_a_device_that_does_not_count_is_let_in_each_time(client: Client, key: SoftKey) -> None:
    key.steps = 0
    assert [show(client, key), show(client, key)] == [302, 302]


@pytest.mark.parametrize(
    ("fault", "value"),
    [
        ("origin", "http://evil.example"),
        ("origin", "http://testserver:8000"),
        ("host", "evil.example"),
        ("verifies", False),
        ("key", SoftKey().key),
        ("id", b"unknown"),
        ("whose", b"somebody else's"),
    ],
)
def test_whatever_is_not_as_it_should_be_lets_nobody_in(
    client: Client, key: SoftKey, fault: str, value: object
) -> None:
    setattr(key, fault, value)
    assert show(client, key) == 422
    assert not is_signed_in(client)


def test_a_copy_gives_itself_away_by_its_count(client: Client, key: SoftKey) -> None:
    copied = copy.copy(key)
    assert [show(client, key), show(client, key)] == [302, 302]
    assert [show(Client(), copied), show(Client(), copied)] == [422, 422]
    assert show(client, key) == 302


@pytest.mark.django_db(transaction=True)
def test_of_two_that_say_the_same_count_at_once_one_is_let_in(key: SoftKey) -> None:
    twins = [copy.copy(key) for _ in range(4)]

    def one(number: int) -> bool:
        browser, now = f"browser {number}", timezone.now()
        said = twins[number].shown(actions.ask_for_one(HERE, browser=browser, now=now))
        try:
            return bool(actions.use_passkey(said, HERE, browser=browser, now=now))
        except NotAPasskeyError:
            return False

    assert sum(at_once(4, one)) == 1


def test_a_question_is_answered_once_in_its_browser_within_five_minutes(key: SoftKey) -> None:
    now = timezone.now()
    said = key.shown(actions.ask_for_one(HERE, browser="hers", now=now))
    for browser, minutes in (("another", 0), ("hers", 6), ("", 0)):
        with pytest.raises(NotAPasskeyError):
            actions.use_passkey(said, HERE, browser=browser, now=now + timedelta(minutes=minutes))
    assert actions.use_passkey(said, HERE, browser="hers", now=now)
    with pytest.raises(NotAPasskeyError):
        actions.use_passkey(said, HERE, browser="hers", now=now)


def test_an_answer_to_an_offer_signs_nobody_in(client: Client, amina: Person) -> None:
    sign_in(client, amina)
    key = SoftKey()
    said = key.made(offered(client))
    assert Client().post("/sign-in/passkey/", {"said": said}).status_code == 422
    assert client.post("/sign-in/passkey/", {"said": key.shown(offered(client))}).status_code == 422


def test_the_passkey_of_somebody_erased_opens_nothing(client: Client, amina: Person, key: SoftKey) -> None:
    erase(amina.pk, by=None)
    assert show(client, key) == 422


@pytest.mark.usefixtures("amina")
def test_a_visitor_asks_for_so_many_and_no_more(client: Client) -> None:
    for _ in range(passkeys.ASKING.most):
        take(passkeys.ASKING, "127.0.0.1")
    assert client.post("/sign-in/passkey/asking/").status_code == 429
    assert not Challenge.objects.exists()


# -- Nonsense --------------------------------------------------------------------------------------------------------

_WORDS = st.text(max_size=40) | st.binary(max_size=40).map(lambda each: each.hex())
_TOLD = st.recursive(
    st.none() | st.booleans() | st.integers() | _WORDS, lambda each: st.lists(each) | st.dictionaries(_WORDS, each)
)


@given(st.text() | _TOLD.map(str))
@example("[" * 20_000)
@example('{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": "AA"}}')
@within(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nonsense_is_no_passkey_and_no_error(db: None, said: str) -> None:  # noqa: ARG001 # lets this test at the database
    now = timezone.now()
    actions.ask_for_one(HERE, browser="hers", now=now)
    with pytest.raises(NotAPasskeyError):
        actions.use_passkey(said, HERE, browser="hers", now=now)


@given(st.binary(max_size=300), st.sampled_from(["clientDataJSON", "authenticatorData", "signature"]))
@within(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_a_part_that_is_nonsense_is_no_passkey_and_no_error(key: SoftKey, part: bytes, which: str) -> None:
    now = timezone.now()
    said = key.shown(actions.ask_for_one(HERE, browser="hers", now=now), **{which: part})
    with pytest.raises(NotAPasskeyError):
        actions.use_passkey(said, HERE, browser="hers", now=now)


@given(st.binary(max_size=300))
@example(b"\x81" * 5_000)
@within(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_an_attestation_that_is_nonsense_is_no_passkey_and_no_error(amina: Person, part: bytes) -> None:
    now = timezone.now()
    said = SoftKey().made(actions.offer(amina, "Amina", HERE, browser="hers", now=now), attestationObject=part)
    with pytest.raises(NotAPasskeyError):
        actions.add_passkey(amina, said, HERE, browser="hers", words="", now=now)
