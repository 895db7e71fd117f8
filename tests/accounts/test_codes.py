"""A code that is sent and typed: who comes in by it, in which browser, how often, and how long."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from doorstep.accounts import actions
from doorstep.accounts.models import CodeRequest, Session
from doorstep.core import digits
from doorstep.journal.models import JournalEntry
from doorstep.messaging.models import Message
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint, Person
from doorstep.people.safe import SafeToContact
from doorstep.vault import hashing
from doorstep.vault.actions import erase
from tests.accounts.codes import AMINAS, another, asked, at_once, codes_sent, is_signed_in, token_of
from tests.factories import make_person

pytestmark = pytest.mark.django_db
PURPOSE = CodeRequest.Purpose.SIGN_IN


@pytest.fixture
def amina(db: None) -> Person:  # noqa: ARG001 # the fixture of pytest-django that lets this one in
    return make_person("Amina", email=AMINAS)


def ask(browser: str = "") -> str:
    hashed = hashing.email(AMINAS)
    return actions.ask("email", hashed, purpose=PURPOSE, words="", now=timezone.now(), browser=browser)


# -- Coming in -------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("amina")
def test_who_types_what_was_sent_is_signed_in_and_led_on(client: Client) -> None:
    code = asked(client, f" {AMINAS.upper()} ", next="/me/sessions/")

    answer = client.post("/sign-in/code/", {"code": f"{code[:3]} {code[3:]}", "next": "/me/sessions/"})

    assert (answer.status_code, answer["Location"]) == (302, "/me/sessions/")
    assert is_signed_in(client)
    assert Session.objects.get().how == Session.How.CODE


@pytest.mark.usefixtures("amina")
def test_opening_a_link_signs_nobody_in(client: Client) -> None:
    code = asked(client)
    assert client.get("/sign-in/code/", {"code": code}).status_code == 200
    assert not is_signed_in(client)
    assert CodeRequest.objects.get().used_at is None


@pytest.mark.usefixtures("amina")
def test_a_code_is_no_good_in_another_browser(client: Client) -> None:
    code, other = asked(client), Client()
    assert other.post("/sign-in/code/", {"code": code}).status_code == 422
    other.post("/sign-in/", {"contact": "dev@street.example"})
    assert other.post("/sign-in/code/", {"code": code}).status_code == 422
    assert not is_signed_in(other)
    client.post("/sign-in/code/", {"code": code})
    assert is_signed_in(client)


@pytest.mark.usefixtures("amina")
def test_a_code_opens_once_and_nothing_comes_of_its_token_afterwards(client: Client) -> None:
    code = asked(client)
    token = token_of(client)
    client.post("/sign-in/code/", {"code": code})

    again = Client()
    again.cookies[settings.BROWSER_COOKIE_NAME] = token
    assert again.post("/sign-in/code/", {"code": code}).status_code == 422
    assert again.get("/sign-in/who/")["Location"] == "/sign-in/"
    assert Session.objects.count() == 1


@pytest.mark.usefixtures("amina")
def test_a_code_lives_ten_minutes() -> None:
    browser, now = ask(), timezone.now()
    code = codes_sent()[-1]
    assert actions.answer(browser, code, now=now + timedelta(minutes=11)) is None
    assert actions.answer(browser, code, now=now + timedelta(minutes=9)) is not None


@pytest.mark.usefixtures("amina")
def test_after_five_guesses_a_code_is_dead(client: Client) -> None:
    code = asked(client)
    for _ in range(4):
        assert "They hold until" in client.post("/sign-in/code/", {"code": another(code)}).content.decode()
    assert "No code can be typed here now" in client.post("/sign-in/code/", {"code": another(code)}).content.decode()
    assert client.post("/sign-in/code/", {"code": code}).status_code == 422
    assert not is_signed_in(client)


@pytest.mark.usefixtures("amina")
def test_of_two_codes_asked_for_in_one_browser_the_newer_counts(client: Client) -> None:
    first = asked(client)
    CodeRequest.objects.update(asked_at=timezone.now() - timedelta(minutes=1))
    second = asked(client)
    assert client.post("/sign-in/code/", {"code": first}).status_code == (422 if first != second else 302)
    assert client.post("/sign-in/code/", {"code": second}).status_code == 302


@given(st.text(max_size=60))
def test_whatever_is_typed_is_six_digits_or_nothing(typed: str) -> None:
    assert len(digits.read(typed)) in {0, 6}


@pytest.mark.parametrize("typed", ["123456", "123 456", " 12-34-56 ", "١٢٣٤٥٦", "１２３４５６"])
def test_digits_are_read_however_somebody_writes_them(typed: str) -> None:
    assert digits.read(typed) == "123456"


# -- Whom it reaches -------------------------------------------------------------------------------------------------


def test_an_address_that_was_never_confirmed_opens_nothing(client: Client) -> None:
    person = make_person("Amina")
    people.add_contact_point(person, "email", AMINAS, by=None)
    client.post("/sign-in/", {"contact": AMINAS})
    assert codes_sent() == []


def test_where_somebody_wants_no_messages_none_is_sent_and_nobody_comes_in_as_them(
    client: Client, amina: Person
) -> None:
    make_person("Ben", email=AMINAS)
    people.add_contact_point(amina, "email", AMINAS, safe=SafeToContact(messages=False), by=None)
    client.post("/sign-in/code/", {"code": asked(client)})
    assert Session.objects.get().person != amina

    ContactPoint.objects.update(messages=False)
    Client().post("/sign-in/", {"contact": AMINAS})
    assert len(codes_sent()) == 1


def test_an_address_that_was_taken_away_meanwhile_opens_nothing(client: Client, amina: Person) -> None:
    code = asked(client)
    people.remove_contact_point(ContactPoint.objects.get(person=amina), by=amina.pk)
    assert client.post("/sign-in/code/", {"code": code}).status_code == 422
    assert not Session.objects.exists()


def test_whoever_was_erased_meanwhile_is_sent_nothing_and_does_not_come_in(client: Client, amina: Person) -> None:
    code = asked(client)
    Client().post("/sign-in/", {"contact": AMINAS})
    erase(amina.pk, by=None)
    assert len(codes_sent()) == 0
    assert client.post("/sign-in/code/", {"code": code}).status_code == 422
    assert not Session.objects.exists()


def test_a_number_is_known_however_it_is_typed_and_used(client: Client) -> None:
    ben = make_person("Ben")
    point = people.add_contact_point(ben, "whatsapp", "07700 900123", by=ben.pk)
    people.confirm_contact_point(point, by=ben.pk, now=timezone.now())
    client.post("/sign-in/code/", {"code": asked(client, "+44 7700 900 123")})
    assert Session.objects.get().person == ben


def test_a_code_is_written_in_the_readers_language(client: Client, amina: Person) -> None:
    people.choose_language(amina, "es", by=amina.pk)
    asked(client)
    assert Message.objects.get().language == "es"


# -- At once ---------------------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("amina")
def test_of_eight_workers_one_makes_a_code() -> None:
    ask()
    assert sum(at_once(8, lambda _: actions.make_codes(timezone.now()))) == 1
    assert Message.objects.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("amina")
def test_of_four_who_type_a_code_at_once_one_is_right() -> None:
    browser = ask()
    code = codes_sent()[-1]
    proofs = at_once(4, lambda _: actions.answer(browser, code, now=timezone.now()))
    assert sum(proof is not None for proof in proofs) == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("amina")
def test_guesses_at_once_are_all_counted() -> None:
    browser = ask()
    code = codes_sent()[-1]
    at_once(8, lambda _: actions.answer(browser, another(code), now=timezone.now()))
    assert CodeRequest.objects.get().guesses == CodeRequest.MOST_GUESSES
    assert actions.answer(browser, code, now=timezone.now()) is None


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("amina")
def test_a_button_that_is_pressed_twice_asks_for_one_code() -> None:
    browser = actions.fresh_token()
    at_once(4, lambda _: ask(browser))
    assert len(codes_sent()) == 1
    assert actions.answer(browser, codes_sent()[-1], now=timezone.now()) is not None


@pytest.mark.usefixtures("amina")
def test_the_page_gives_a_browser_what_it_asks_with_before_it_asks(client: Client) -> None:
    client.get("/sign-in/")
    held = token_of(client)
    for _ in range(2):
        client.post("/sign-in/", {"contact": AMINAS})
    assert held == token_of(client)
    assert len(codes_sent()) == 1


# -- What is left of it ----------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("amina")
def test_neither_a_code_nor_a_token_nor_an_address_stands_anywhere(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    code = asked(client)
    token = token_of(client)
    client.post("/sign-in/code/", {"code": code})
    held = client.cookies[settings.SESSION_COOKIE_NAME].value

    rows = [*CodeRequest.objects.values(), *Session.objects.values(), *JournalEntry.objects.values()]
    for secret in (code, token, held, AMINAS):
        assert secret not in str(rows)
        assert secret not in caplog.text
        assert secret not in str(CodeRequest.objects.get())


@pytest.mark.usefixtures("amina")
def test_what_was_asked_for_is_forgotten_after_a_day_and_its_message_sooner(client: Client) -> None:
    asked(client)
    assert actions.sweep_codes(timezone.now() + timedelta(hours=23)) == 0
    assert actions.sweep_codes(timezone.now() + timedelta(hours=25)) == 1
    assert not CodeRequest.objects.exists()
