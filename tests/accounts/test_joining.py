"""Becoming known, and being one of several who are reached by the same address."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from doorstep.accounts import actions
from doorstep.accounts.actions import asking
from doorstep.accounts.models import CodeRequest, Session
from doorstep.people import actions as people
from doorstep.people import queries
from doorstep.people.models import ContactPoint, Details, Person
from doorstep.vault.models import Erasure, PersonKey
from tests.accounts.codes import AMINAS, at_once, codes_sent, is_signed_in, token_of
from tests.factories import make_person

pytestmark = pytest.mark.django_db


def joined(client: Client, called: str = "Amina", contact: str = AMINAS) -> str:
    """Begin to join on the page; return the code that was sent."""
    answer = client.post("/sign-in/new/", {"called": called, "contact": contact})
    assert answer.status_code == 302, answer.content.decode()
    return codes_sent()[-1]


def typed(client: Client, code: str) -> str:
    answer = client.post("/sign-in/code/", {"code": code, "next": "/me/"})
    assert answer.status_code == 302
    return answer["Location"]


def choose(client: Client, person: Person | str) -> int:
    return client.post("/sign-in/who/", {"who": getattr(person, "pk", person)}).status_code


# -- Somebody new ----------------------------------------------------------------------------------------------------


def test_who_types_the_code_is_known_by_their_name_and_address(client: Client) -> None:
    code = joined(client)
    assert not ContactPoint.objects.filter(confirmed_at__isnull=False).exists()

    assert typed(client, code) == "/me/"

    person = Session.objects.get().person
    assert queries.called([person.pk]) == {person.pk: "Amina"}
    assert ContactPoint.objects.get(confirmed_at__isnull=False).person == person
    assert "Amina" in client.get("/me/").content.decode()


def test_who_never_types_it_is_forgotten_after_a_day_key_and_all(client: Client) -> None:
    joined(client)
    person = Person.objects.get()
    assert actions.sweep_codes(timezone.now() + timedelta(hours=23)) == 0

    actions.sweep_codes(timezone.now() + timedelta(hours=25))

    assert not Person.objects.exists()
    assert not PersonKey.objects.exists()
    assert not Details.objects.exists()
    assert Erasure.objects.using("default").get().person == person.pk


def test_who_joined_stays_when_what_they_asked_for_is_forgotten(client: Client) -> None:
    typed(client, joined(client))
    actions.sweep_codes(timezone.now() + timedelta(hours=25))
    assert Person.objects.count() == 1
    assert is_signed_in(client)


def test_what_was_typed_is_kept_where_something_is_to_mend(client: Client) -> None:
    page = client.post("/sign-in/new/", {"called": "Amina", "contact": "amina at street"})
    assert page.status_code == 422
    assert "That does not look right." in page.content.decode()
    assert 'value="amina at street"' in page.content.decode()
    assert not Person.objects.exists()


def test_a_number_is_asked_for_only_where_one_can_be_written_to(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "mobile number" in client.get("/sign-in/new/").content.decode()
    monkeypatch.setattr(settings, "SCREEN", False)
    monkeypatch.setattr(settings, "SMTP", {"host": "localhost"})
    assert "mobile number" not in client.get("/sign-in/new/").content.decode()
    assert client.post("/sign-in/new/", {"called": "Amina", "contact": "07700 900123"}).status_code == 422


def test_where_too_much_was_asked_nobody_stays_behind() -> None:
    for _ in range(asking.SOON.most):
        joined(Client())
    assert Client().post("/sign-in/new/", {"called": "Dev", "contact": AMINAS}).status_code == 422
    assert Person.objects.count() == CodeRequest.objects.count() == asking.SOON.most


@pytest.mark.django_db(transaction=True)
def test_a_button_that_is_pressed_twice_makes_one_person_known() -> None:
    browser, now = actions.fresh_token(), timezone.now()
    at_once(4, lambda _: actions.join("Amina", "email", AMINAS, words="", now=now, browser=browser))
    assert Person.objects.count() == CodeRequest.objects.count() == len(codes_sent()) == 1


# -- One of several --------------------------------------------------------------------------------------------------


def test_who_was_known_already_says_so_and_the_newcomer_goes_again(client: Client) -> None:
    amina = make_person("Amina", email=AMINAS)

    assert typed(client, joined(client, "Amina again")) == "/sign-in/who/?next=%2Fme%2F"
    page = client.get("/sign-in/who/").content.decode()
    assert "Amina again, new here" in page
    assert not is_signed_in(client)
    assert choose(client, amina) == 302

    assert Session.objects.get().person == amina
    assert list(Person.objects.all()) == [amina]


def test_who_is_new_at_an_address_of_others_is_one_person_more(client: Client) -> None:
    amina = make_person("Amina", email=AMINAS)
    typed(client, joined(client, "Ben"))
    ben = Person.objects.exclude(pk=amina.pk).get()

    assert choose(client, ben) == 302

    assert Session.objects.get().person == ben
    assert set(queries.reached_by_email(AMINAS).values_list("person", flat=True)) == {amina.pk, ben.pk}
    assert not ContactPoint.objects.filter(confirmed_at=None).exists()


def test_who_never_says_who_they_are_is_forgotten_as_well(client: Client) -> None:
    amina = make_person("Amina", email=AMINAS)
    typed(client, joined(client, "Ben"))
    actions.sweep_codes(timezone.now() + timedelta(hours=25))
    assert list(Person.objects.all()) == [amina]


def test_several_at_one_number_choose_once_and_only_among_themselves(client: Client) -> None:
    amina, ben = make_person("Amina", phone="020 7946 0000"), make_person("Ben", phone="020 7946 0000")
    dev = make_person("Dev", phone="020 7946 0001")
    client.post("/sign-in/", {"contact": "02079460000"})
    assert client.get("/sign-in/who/")["Location"] == "/sign-in/"
    typed(client, codes_sent()[-1])

    for stranger in (dev, "", "nonsense"):
        assert choose(client, stranger) == 422
    assert not Session.objects.exists()
    replayed = Client()
    replayed.cookies[settings.BROWSER_COOKIE_NAME] = token_of(client)
    assert choose(client, ben) == 302
    assert choose(replayed, amina) == 302

    assert [session.person for session in Session.objects.all()] == [ben]


def test_those_who_gave_the_same_name_or_none_can_be_told_apart(client: Client) -> None:
    for _ in range(2):
        make_person("Amina", email=AMINAS)
    make_person("", email=AMINAS)
    client.post("/sign-in/", {"contact": AMINAS})
    typed(client, codes_sent()[-1])
    page = client.get("/sign-in/who/").content.decode()
    assert page.count("Amina, here since") == 2
    assert "Somebody who gave no name" in page


def test_the_choice_ends_with_the_code(client: Client) -> None:
    for name in ("Amina", "Ben"):
        make_person(name, email=AMINAS)
    client.post("/sign-in/", {"contact": AMINAS})
    typed(client, codes_sent()[-1])
    CodeRequest.objects.update(ends_at=timezone.now())
    assert client.get("/sign-in/who/")["Location"] == "/sign-in/"


# -- Another contact point -------------------------------------------------------------------------------------------


def test_a_code_for_another_contact_point_confirms_it_and_signs_nobody_in(client: Client) -> None:
    amina = make_person("Amina")
    point = people.add_contact_point(amina, "email", AMINAS, by=amina.pk)
    assert point.hashed
    purpose, now = CodeRequest.Purpose.CONFIRM, timezone.now()
    token = actions.ask("email", point.hashed, purpose=purpose, words="", now=now, point=point)
    client.cookies[settings.BROWSER_COOKIE_NAME] = token

    assert typed(client, codes_sent()[-1]) == "/me/"

    assert ContactPoint.objects.get().confirmed_at is not None
    assert not Session.objects.exists()
    assert client.get("/sign-in/who/")["Location"] == "/sign-in/"
