"""Signing in by more than a code: shown again before what cannot be taken back, and taken away."""

from datetime import timedelta

import pyotp
import pytest
from django.test import Client
from django.utils import timezone

from doorstep.accounts import actions, queries
from doorstep.accounts.actions import LastWayError
from doorstep.accounts.actions.asking import SOON
from doorstep.accounts.models import Authenticator, CodeRequest, Passkey, RecoveryCode, Session
from doorstep.limits.actions import TooOftenError
from doorstep.messaging.models import Message
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint, Person
from doorstep.people.safe import SafeToContact
from doorstep.vault import hashing
from tests.accounts.codes import AMINAS, asked, at_once, codes_sent, is_signed_in, told
from tests.accounts.softkey import SoftKey, add_passkey
from tests.factories import make_person, open_desk, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def amina(db: None) -> Person:  # noqa: ARG001 # the fixture of pytest-django that lets this one in
    return make_person("Amina", email=AMINAS)


def with_passkeys(client: Client, person: Person, count: int = 1) -> list[Passkey]:
    """Sign somebody in in this browser, and add so many passkeys."""
    sign_in(client, person, strong=True)
    for _ in range(count):
        assert add_passkey(client, SoftKey()).status_code == 302
    return list(Passkey.objects.filter(person=person))


def take_away(client: Client, passkey: Passkey) -> str:
    answer = client.post(f"/me/ways/passkeys/{passkey.pk}/removal/")
    return answer.headers.get("Location", str(answer.status_code))


# -- Shown again -----------------------------------------------------------------------------------------------------


def test_ten_minutes_after_signing_in_one_shows_again_who_one_is(client: Client, amina: Person) -> None:
    sign_in(client, amina)
    assert client.get("/me/ways/").status_code == 200
    Session.objects.update(proved_at=timezone.now() - timedelta(minutes=11))

    assert client.get("/me/ways/")["Location"] == "/sign-in/again/?next=%2Fme%2Fways%2F"
    sent = client.post("/sign-in/again/code/", {"next": "/me/ways/"})
    assert sent["Location"] == "/sign-in/code/?next=%2Fme%2Fways%2F"
    answer = client.post("/sign-in/code/", {"code": codes_sent()[-1], "next": "/me/ways/"})

    assert answer["Location"] == "/me/ways/"
    assert client.get("/me/ways/").status_code == 200
    assert Session.objects.count() == 1


def test_a_code_is_not_enough_for_whoever_holds_something_stronger(client: Client, amina: Person) -> None:
    with_passkeys(Client(), amina)
    client.post("/sign-in/code/", {"code": asked(client)})

    assert is_signed_in(client)
    assert client.get("/me/ways/")["Location"] == "/sign-in/again/?next=%2Fme%2Fways%2F"
    assert "Send me a code" not in client.get("/sign-in/again/").content.decode()
    assert client.post("/sign-in/again/code/")["Location"] == "/sign-in/again/?next=%2Fme%2F"
    assert len(codes_sent()) == 1


def test_who_can_be_sent_nothing_is_told_who_can_help(client: Client, amina: Person) -> None:
    people.add_contact_point(amina, "email", AMINAS, safe=SafeToContact(messages=False), by=amina.pk)
    sign_in(client, amina)
    assert "Type a code that was read out" in client.get("/sign-in/again/").content.decode()
    assert client.post("/sign-in/again/code/")["Location"] == "/sign-in/again/?next=%2Fme%2F"


def test_the_code_to_show_it_again_is_for_that_person_alone(client: Client, amina: Person) -> None:
    make_person("Ben", email=AMINAS)
    sign_in(client, amina)
    client.post("/sign-in/again/code/", {"next": "/me/"})
    assert client.post("/sign-in/code/", {"code": codes_sent()[-1]})["Location"] == "/me/"
    assert Session.objects.get().person == amina


def test_whoever_reads_the_messages_of_staff_adds_no_way_of_theirs(client: Client, amina: Person) -> None:
    actions.sit("Amina's desk", amina)
    client.post("/sign-in/code/", {"code": asked(client)})

    page = client.get("/me/ways/").content.decode()
    assert "Type a code that was read out" in page
    assert "Add a" not in page
    for address in ("passkeys/offer/", "passkeys/", "authenticator/beginning/", "printed/"):
        assert client.post(f"/me/ways/{address}").status_code == 404

    client.post("/sign-in/given/", {"code": actions.give_code("Amina's desk")})
    assert add_passkey(client, SoftKey()).status_code == 302


def test_whoever_reads_the_messages_of_staff_sees_no_secret_that_waits(client: Client, amina: Person) -> None:
    Person.objects.filter(pk=amina.pk).update(is_staff=True)
    sign_in(client, amina)
    session = Session.objects.get(person=amina)
    actions.begin_authenticator(amina, session=session.pk, now=timezone.now())

    assert client.get("/me/ways/authenticator/").status_code == 404


def test_nobody_else_uses_up_what_there_is_to_show_it_again(client: Client, amina: Person) -> None:
    hashed = hashing.email(AMINAS)
    sign_in(client, amina)
    for _ in range(SOON.most):
        actions.ask("email", hashed, purpose=CodeRequest.Purpose.SIGN_IN, words="", now=timezone.now())
    with pytest.raises(TooOftenError):
        actions.ask("email", hashed, purpose=CodeRequest.Purpose.SIGN_IN, words="", now=timezone.now())
    before = len(codes_sent())

    client.post("/sign-in/again/code/", {"next": "/me/ways/"})

    assert len(codes_sent()) == before + 1


@pytest.mark.parametrize("way", ["passkey", "app"])
def test_the_first_of_them_ends_what_opened_before(client: Client, amina: Person, way: str) -> None:
    elsewhere = Client()
    for each in (elsewhere, client):
        sign_in(each, amina)
    assert elsewhere.post("/me/ways/printed/").status_code == 404
    actions.print_codes(amina, by=amina.pk, words="", now=timezone.now())

    if way == "passkey":
        assert add_passkey(client, SoftKey()).status_code == 302
    else:
        session = Session.objects.latest("pk").pk
        actions.begin_authenticator(amina, session=session, now=timezone.now())
        app = Authenticator.objects.get()
        assert client.post("/me/ways/authenticator/", {"code": pyotp.TOTP(app.secret).now()}).status_code == 302

    assert not RecoveryCode.objects.exists()
    assert not is_signed_in(elsewhere)
    assert is_signed_in(client)


# -- Told of -----------------------------------------------------------------------------------------------------------


def test_they_are_told_wherever_they_are_reached_without_a_link(client: Client, amina: Person) -> None:
    phone = people.add_contact_point(amina, "phone", "07700 900123", by=amina.pk)
    people.confirm_contact_point(phone, by=amina.pk, now=timezone.now())
    people.add_contact_point(amina, "email", "never@confirmed.example", by=amina.pk)

    with_passkeys(client, amina)

    assert told(amina) == ["way-added", "way-added"]
    for message in Message.objects.all():
        assert "a passkey" in message.body
        assert "http" not in message.body


def test_who_is_reached_nowhere_can_add_one_all_the_same(client: Client) -> None:
    assert len(with_passkeys(client, make_person("Amina"))) == 1


# -- Taken away --------------------------------------------------------------------------------------------------------


def test_one_is_taken_away_with_all_that_it_opened_elsewhere(client: Client, amina: Person) -> None:
    lost, _kept = with_passkeys(client, amina, 2)
    elsewhere = Client()
    sign_in(elsewhere, amina, strong=True)

    assert take_away(client, lost) == "/me/ways/?done=removed"

    assert Passkey.objects.count() == 1
    assert is_signed_in(client)
    assert not is_signed_in(elsewhere)
    assert take_away(client, lost) == "404"


def test_the_last_goes_and_the_printed_codes_with_it(client: Client, amina: Person) -> None:
    (only,) = with_passkeys(client, amina)
    client.post("/me/ways/printed/")
    assert take_away(client, only) == "/me/ways/?done=removed"
    assert queries.ways_of(amina).strong == 0
    assert not RecoveryCode.objects.exists()


def test_staff_keep_the_last(client: Client) -> None:
    esther = open_desk(client)
    (only,) = with_passkeys(client, esther)
    assert take_away(client, only) == "/me/ways/?done=last"
    assert "This one stays" in client.get("/me/ways/?done=last").content.decode()
    assert client.get("/desk/").status_code == 200


def test_a_button_that_is_pressed_twice_takes_one_away_and_keeps_the_printed_codes(
    client: Client, amina: Person
) -> None:
    lost, _kept = with_passkeys(client, amina, 2)
    client.post("/me/ways/printed/")
    for _ in range(2):
        actions.remove_way(Passkey(pk=lost.pk, person=amina), by=amina.pk, save=0)
    assert Passkey.objects.count() == 1
    assert RecoveryCode.objects.count() == 8


@pytest.mark.django_db(transaction=True)
def test_staff_who_take_both_away_at_once_keep_one(client: Client) -> None:
    esther = open_desk(client)
    both = with_passkeys(client, esther, 2)

    def one(number: int) -> bool:
        try:
            actions.remove_way(both[number], by=esther.pk, save=0)
        except LastWayError:
            return False
        return True

    assert sorted(at_once(2, one)) == [False, True]
    assert Passkey.objects.count() == 1


def test_nobody_takes_away_what_is_somebody_elses_or_without_showing_one_of_theirs(
    client: Client, amina: Person
) -> None:
    (hers,) = with_passkeys(client, amina)
    ben = Client()
    with_passkeys(ben, make_person("Ben"))
    assert take_away(ben, hers) == "404"
    Session.objects.update(how=Session.How.CODE)
    assert take_away(client, hers) == "/sign-in/stronger/?next=%2Fme%2F"
    assert ben.post("/me/ways/authenticator/removal/").status_code == 404
    assert Passkey.objects.count() == 2


def test_a_contact_point_that_was_never_confirmed_says_nothing_of_anybody(amina: Person) -> None:
    people.add_contact_point(amina, "phone", "07700 900123", by=amina.pk)
    assert [point.means for point in queries.points_for_codes(amina)] == ["email"]
    assert ContactPoint.objects.count() == 2
