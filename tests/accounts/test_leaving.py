"""Erasing oneself: what goes is gone at once, what stays says nothing of anybody, and no model is forgotten."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connections
from django.db.models import Model
from django.test import Client
from django.utils import timezone
from pyotp import random_base32

from doorstep.accounts.actions import ask, give_code, make_codes, sit
from doorstep.accounts.models import Authenticator, CodeRequest, RecoveryCode, Seat, Session, StaffCode
from doorstep.groups.actions.roles import enter
from doorstep.groups.models import Membership, Role
from doorstep.groups.queries.members import without_coordinator
from doorstep.journal.models import JournalEntry
from doorstep.messaging.actions import Words, deliver_due, send
from doorstep.messaging.models import Delivery, Message
from doorstep.people import actions as people
from doorstep.people import queries
from doorstep.people.models import AccessNeeds, Consent, ContactPoint, Details, Person, Receipt
from doorstep.vault.hashing import Hashed
from doorstep.vault.holding import held_by
from doorstep.vault.models import PersonKey
from tests.accounts.seen import plain, text
from tests.factories import make_group, make_person, sign_in

pytestmark = pytest.mark.django_db
CANARIES = ("Canary", "canary.example", "79460123", "SE15", "Knock")

# Models with a relation to a person that declare nothing, each with the reason.
NOT_HELD = {
    "safeguarding.Envelope": "the key of a concern: it says nothing of the lead whose key opens it, and goes with them",
}


@pytest.fixture
def amina(db: None) -> Person:  # noqa: ARG001 # the fixture of pytest-django that lets this one in
    """Make somebody of whom there is one of everything."""
    person, now = make_person("Canary", email="amina@canary.example", phone="020 7946 0123"), timezone.now()
    people.describe(person, surname="Canary", postcode="SE15 5BZ", languages=["ar"], by=person.pk)
    people.note_access_needs(person, "Knock loudly.", by=person.pk)
    people.choose_language(person, "ar", by=person.pk)
    people.consent(person, "joining-a-group", "Neighbours may see my name.", by=person.pk, now=now)
    people.give_receipt(person, by=person.pk, now=now)
    for number in range(8):
        RecoveryCode.objects.create(person=person, handle=f"K7Q{number}", hashed="f" * 64)
    Authenticator.objects.create(person=person, secret=random_base32(), made_at=now)
    point = ContactPoint.objects.get(means="email")
    words = Words("news", "en-gb", "Canary", "Dear Canary.")
    send(point, words, expires_at=now + timedelta(days=1), by=None, now=now)
    hashed = Hashed(str(point.hashed))
    for asked_of in (None, point):
        ask("email", hashed, purpose=CodeRequest.Purpose.SIGN_IN, words="", now=now, point=asked_of)
    return person


def everything_in(alias: str) -> str:
    """Read every row of every table."""
    connection = connections[alias]
    with connection.cursor() as cursor:
        told = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 # our own tables
            told += [repr([bytes(c) if isinstance(c, memoryview) else c for c in row]) for row in cursor]
        return "\n".join(told)


# -- Saying it -------------------------------------------------------------------------------------------------------


def test_what_goes_and_what_stays_is_said_before(hers: Client) -> None:
    page = plain(text(hers, "/me/erasure/"))

    assert "Ways to reach you (2)" in page
    assert "What makes it easier to get to you" in page
    assert "Printed codes (8)" in page
    assert "What stays" in page
    assert "under a number that leads to nobody any more" in page
    assert "seat at the desk ”" not in page


@pytest.mark.parametrize("typed", ["", "yes", "erase", "erase  you"])
def test_without_the_words_nothing_is_erased(hers: Client, typed: str) -> None:
    answer = hers.post("/me/erasure/", {"words": typed})

    assert answer.status_code == 422
    assert "Nothing is erased before you type: erase me" in answer.content.decode()
    assert Details.objects.get().called == "Canary"


def test_neither_a_link_nor_an_old_proof_erases(hers: Client) -> None:
    hers.get("/me/erasure/", {"words": "erase me"})
    assert Details.objects.get().called == "Canary"
    Session.objects.update(proved_at=timezone.now() - timedelta(minutes=11))

    assert hers.post("/me/erasure/", {"words": "erase me"})["Location"].startswith("/sign-in/again/")
    assert Details.objects.get().called == "Canary"


def test_whoever_has_a_seat_at_the_desk_is_told_that_it_ends(client: Client) -> None:
    clara = make_person("Clara", email="clara@example.org")
    sit("Clara’s desk", clara)
    sign_in(client, clara, strong=True)

    assert "“Clara’s desk” ends with this." in text(client, "/me/erasure/")
    client.post("/me/erasure/", {"words": "erase me"})

    assert not Seat.objects.exists()
    assert not Person.objects.get(pk=clara.pk).is_staff


def test_whoever_alone_looks_after_a_group_is_told_and_it_waits_for_the_desk(client: Client) -> None:
    clara, ben, now = make_person("Clara", email="clara@example.org"), make_person("Ben"), timezone.now()
    alone, shared = make_group("Nunhead Neighbours"), make_group("Rye Lane Mutual Aid")
    for person, group in ((clara, alone), (clara, shared), (ben, shared)):
        enter(person.pk, group, Role.COORDINATOR, None, by=None, now=now)
    sign_in(client, clara)

    page = text(client, "/me/erasure/")
    assert "You alone look after Nunhead Neighbours" in page
    assert "Rye Lane" not in page
    client.post("/me/erasure/", {"words": "erase me"})

    assert [row.person for row in Membership.objects.all()] == [ben]
    assert list(without_coordinator()) == [alone]


# -- Doing it --------------------------------------------------------------------------------------------------------


def test_it_ends_with_a_page_that_says_so_and_signed_out_everywhere(hers: Client, amina: Person) -> None:
    elsewhere = Client()
    sign_in(elsewhere, amina)

    answer = hers.post("/me/erasure/", {"words": " Erase  ME "})

    assert answer["Location"] == "/me/erasure/done/"
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert "Everything we held about you is gone" in text(hers, "/me/erasure/done/")
    for browser in (hers, elsewhere):
        assert browser.get("/me/")["Location"].startswith("/sign-in/")
    assert not Session.objects.exists()


def test_nothing_of_them_is_left_but_a_number(hers: Client, amina: Person) -> None:
    hashes = {str(each) for each in ContactPoint.objects.values_list("hashed", flat=True)}
    hers.post("/me/erasure/", {"words": "erase me"})
    make_codes(timezone.now())
    deliver_due(timezone.now())

    for gone in (AccessNeeds, Authenticator, Consent, Receipt, RecoveryCode, CodeRequest, Session):
        assert not gone.objects.exists(), gone
    assert not PersonKey.objects.exists()
    left = Person.objects.get()
    assert (left.pk, left.language, left.is_staff) == (amina.pk, "", False)
    assert [(each.value, each.hashed) for each in ContactPoint.objects.all()] == [("", None)] * 2
    assert (Details.objects.get().called, Message.objects.get().body) == ("", "")
    told = everything_in("default") + everything_in("keys")
    assert not any(canary in told for canary in (*CANARIES, *hashes))
    assert not queries.reached_by_email("amina@canary.example").exists()


def test_what_waits_to_be_sent_is_withheld(hers: Client) -> None:
    hers.post("/me/erasure/", {"words": "erase me"})

    deliver_due(timezone.now())

    assert [(each.status, each.why) for each in Delivery.objects.all()] == [("withheld", "gone")]


def test_the_journal_keeps_that_it_happened_by_themselves_and_nothing_else(hers: Client, amina: Person) -> None:
    before = JournalEntry.objects.count()

    hers.post("/me/erasure/", {"words": "erase me"})

    entry = JournalEntry.objects.latest("pk")
    assert JournalEntry.objects.count() == before + 1
    assert (entry.verb, entry.by, entry.thing_id, entry.facts) == ("erased", amina.pk, str(amina.pk), {})


def test_somebody_who_shares_their_address_keeps_it_and_all_of_theirs(hers: Client) -> None:
    ben = make_person("Ben", email="amina@canary.example")
    point = ContactPoint.objects.get(person=ben)
    ask("email", Hashed(str(point.hashed)), purpose="confirm", words="", now=timezone.now(), point=point)

    hers.post("/me/erasure/", {"words": "erase me"})

    assert queries.reached_by_email("amina@canary.example").get() == point
    assert queries.called([ben.pk]) == {ben.pk: "Ben"}
    assert CodeRequest.objects.get().person == ben


def test_a_code_given_by_hand_goes_too(client: Client) -> None:
    clara = sit("Clara’s desk", make_person("Clara"))
    give_code("Clara’s desk")
    sign_in(client, clara, strong=True)

    client.post("/me/erasure/", {"words": "erase me"})

    assert not StaffCode.objects.exists()


# -- No model is forgotten -------------------------------------------------------------------------------------------


def pointing_to_a_person() -> set[str]:
    """Name the models of the house with a relation to a person."""
    return {
        model._meta.label  # noqa: SLF001 # Django's own name for it
        for model in apps.get_models()
        if model.__module__.startswith("doorstep.") and _points_to_a_person(model)
    }


def _points_to_a_person(model: type[Model]) -> bool:
    fields = model._meta.get_fields()  # noqa: SLF001 # as above
    return any(field.concrete and field.related_model is Person for field in fields)


def test_every_model_that_points_to_a_person_says_whose_it_is_or_why_not() -> None:
    silent = {label for label in pointing_to_a_person() if held_by(apps.get_model(label)) is None}

    assert silent == NOT_HELD.keys()
