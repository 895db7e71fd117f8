"""What is held about somebody: shown in their words, handed over as a file; later apps appear by themselves."""

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connections
from django.db.models import BooleanField
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.functional import Promise
from pyotp import random_base32

from doorstep.accounts.actions import open_session
from doorstep.accounts.models import Authenticator, RecoveryCode, Session
from doorstep.journal.models import JournalEntry
from doorstep.messaging.actions import Words, send
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint, Person
from doorstep.vault.fields import HashedField
from doorstep.vault.holding import Holding, holdings
from doorstep.vault.own import MOST, said
from tests.accounts.later import Wish, later_app
from tests.accounts.seen import plain, text
from tests.factories import make_person

pytestmark = pytest.mark.django_db
SHOWN = [each for each in holdings() if not each.held.of_nobody]
OPENS = "0penSesame"
# What columns are called whose values would open something.
SECRETS = {"hashed", "secret", "credential", "public_key", "token", "code"}


@pytest.fixture
def amina(db: None) -> Person:  # noqa: ARG001 # the fixture of pytest-django that lets this one in
    person = make_person("Amina", email="amina@canary.example")
    people.describe(person, surname="Haddad", postcode="SE15 5BZ", languages=["ar", "syl"], by=person.pk)
    people.note_access_needs(person, "Knock loudly.", by=person.pk)
    people.choose_language(person, "ar", by=person.pk)
    people.consent(person, "joining-a-group", "Neighbours may see my name.", by=person.pk, now=timezone.now())
    return person


@pytest.fixture
def wish(db: None) -> Iterator[type[Wish]]:  # noqa: ARG001 # as above
    with later_app() as model:
        yield model


# -- In words --------------------------------------------------------------------------------------------------------


def test_what_is_held_is_shown_in_words(hers: Client) -> None:
    page = plain(text(hers, "/me/held/"))

    for words in (
        "What we call you Amina",
        "Surname Haddad",
        "Postcode SE15 5BZ",
        "Languages you speak Arabic and Sylheti",
        "In your words Knock loudly.",
        "The language we write to you in Arabic",
        "The words Neighbours may see my name.",
        "By e-mail Number or address amina@canary.example",
        "We may leave words on a machine no",
        "By a code we sent",
        "It stays until it is taken away, or you are erased.",
    ):
        assert words in page


def test_nothing_in_it_is_a_code_an_id_or_a_hash(hers: Client, amina: Person) -> None:
    point, session = ContactPoint.objects.get(), Session.objects.get()
    printed = RecoveryCode.objects.create(person=amina, handle="K7QX", hashed="f" * 64)
    secret = Authenticator.objects.create(person=amina, secret=random_base32(), made_at=timezone.now()).secret

    page = text(hers, "/me/held/").partition("<main")[2]

    for hidden in (str(amina.pk), str(point.pk), point.hashed, session.hashed, printed.hashed, secret, "joining-a-gr"):
        assert str(hidden) not in page


def test_of_very_much_the_newest_is_shown_and_that_there_is_more(hers: Client) -> None:
    point = ContactPoint.objects.get()
    for number in range(MOST + 1):
        now = timezone.now() + timedelta(seconds=number)
        words = Words("news", "en-gb", "", f"The {number}th of them.")
        send(point, words, expires_at=now + timedelta(days=1), by=None, now=now)

    page = text(hers, "/me/held/")

    assert "The 20th of them." in page
    assert "The 0th of them." not in page
    assert "all of it is in the file" in page
    assert "28 days after this: written on." in page


def test_what_no_key_opens_any_more_is_said_and_the_rest_is_shown(hers: Client, amina: Person) -> None:
    people.add_contact_point(amina, "phone", "020 7946 0000", by=amina.pk)
    with connections["default"].cursor() as cursor:
        column = "UPDATE people_contactpoint SET value = %s WHERE means = 'phone'"
        cursor.execute(column, [b"\x01" + b"0" * 60])

    page = text(hers, "/me/held/")

    assert "We cannot open it any more." in page
    assert "amina@canary.example" in page


def test_whoever_has_not_just_shown_who_they_are_sees_what_is_sealed_covered(hers: Client) -> None:
    Session.objects.update(proved_at=timezone.now() - timedelta(minutes=11))

    page = text(hers, "/me/held/")

    assert "covered" in page
    assert "Neighbours may see my name." in page
    assert 'href="/sign-in/again/?next=/me/held/"' in page
    assert not any(word in page for word in ("Haddad", "SE15", "Knock", "amina@", "Amina"))
    assert hers.post("/me/held/file/")["Location"].startswith("/sign-in/again/")


@pytest.mark.parametrize("rows", [1, 3])
def test_it_costs_a_question_for_each_kind_however_many_rows(hers: Client, amina: Person, rows: int) -> None:
    point = ContactPoint.objects.get()
    for number in range(rows):
        now = timezone.now()
        send(point, Words("news", "en-gb", "", "Hello."), expires_at=now + timedelta(days=1), by=None, now=now)
        people.add_contact_point(amina, "phone", f"020 7946 000{number}", by=amina.pk)
        open_session(amina.pk, Session.How.CODE, now=now)

    with CaptureQueriesContext(connections["default"]) as here, CaptureQueriesContext(connections["keys"]) as there:
        text(hers, "/me/held/")

    # Who is signed in, and the kinds.
    assert (len(here), len(there)) == (1 + len(SHOWN), 1)


# -- Each model, by its own declaration ------------------------------------------------------------------------------


@pytest.mark.parametrize("holding", SHOWN, ids=lambda holding: str(holding.meta.label))
def test_every_model_that_holds_something_has_words_for_it(holding: Holding) -> None:
    words = holding.meta.original_attrs
    named = [isinstance(words.get(name), Promise) for name in ("verbose_name", "verbose_name_plural")]
    wordless = [field.name for field in said(holding) if not isinstance(field.verbose_name, Promise)]

    assert named == [True, True], f"{holding.meta.label} has no words in the reader's language (Meta.verbose_name)."
    assert wordless == [], f"Give these of {holding.meta.label} a name for readers, or list them in HELD."


@pytest.mark.parametrize("holding", holdings(), ids=lambda holding: str(holding.meta.label))
def test_what_a_declaration_leaves_out_is_there(holding: Holding) -> None:
    fields = {field.name for field in holding.meta.concrete_fields}

    assert {*holding.held.kept_back, *holding.held.unsaid} <= fields


@pytest.mark.parametrize("holding", holdings(), ids=lambda holding: str(holding.meta.label))
def test_nothing_that_opens_something_is_handed_over(holding: Holding) -> None:
    opening = [
        field.name
        for field in holding.meta.concrete_fields
        if field.name in SECRETS and not isinstance(field, HashedField | BooleanField)
    ]

    assert set(opening) <= set(holding.held.kept_back)


def test_a_later_app_appears_by_itself(hers: Client, amina: Person, wish: type[Wish]) -> None:
    now = timezone.now()
    for words in ("Somebody for Rex.", "Eggs."):
        wish.objects.create(person=amina.pk, words=words, kind="dog-walking", token=OPENS, code="k7", done_at=now)

    page = plain(text(hers, "/me/held/"))
    file = hers.post("/me/held/file/").json()

    assert "Wishes What you wished for" in page
    assert "What you wished for Somebody for Rex. Of which kind A walk for the dog Done on" in page
    assert "Sensitive." in page
    assert "28 days after this: done on." in page
    assert OPENS not in page
    assert "k7" not in page
    told = [row["says"] for row in file["held"] if row["kind"] == "people.wish"]
    assert {row["words"] for row in told} == {"Somebody for Rex.", "Eggs."}
    assert {row["code"] for row in told} == {"k7"}
    assert "token" not in told[0]
    assert f"Wishes ({len(told)})" in plain(text(hers, "/me/erasure/"))
    hers.post("/me/erasure/", {"words": "erase me"})
    assert {row.words for row in wish.objects.all()} == {""}


# -- As a file -------------------------------------------------------------------------------------------------------


def test_the_file_has_all_of_it_and_is_kept_nowhere(hers: Client, amina: Person) -> None:
    answer = hers.post("/me/held/file/")

    today = timezone.localdate().isoformat()
    assert answer["Content-Type"] == "application/json"
    assert answer["Content-Disposition"] == f'attachment; filename="about-me-{today}.json"'
    assert answer["Cache-Control"] == "no-store"
    told = json.loads(answer.content)
    assert (told["from"], told["on"], told["person"], told["erased"]) == ("Doorstep", today, str(amina.pk), False)
    said_of = {row["kind"]: row["says"] for row in told["held"]}
    assert said_of["people.details"]["surname"] == "Haddad"
    assert said_of["people.accessneeds"]["words"] == "Knock loudly."
    assert said_of["people.contactpoint"]["value"] == "amina@canary.example"
    assert said_of["people.consent"]["to"] == "joining-a-group"
    assert "person added people.person" in [entry["what"] for entry in told["journal"]]
    assert Session.objects.get().hashed not in answer.content.decode()


def test_that_it_was_taken_is_journalled_and_shown(hers: Client, amina: Person) -> None:
    hers.post("/me/held/file/")

    entry = JournalEntry.objects.latest("pk")
    assert (entry.verb, entry.by, entry.facts) == ("looked at", amina.pk, {"what": "everything", "why": "downloaded"})
    assert "You yourself Looked at: everything we hold about you. Why: To have it as a file." in plain(
        text(hers, "/me/looked/")
    )


def test_reading_an_address_takes_nothing(hers: Client) -> None:
    assert hers.get("/me/held/file/").status_code == 405


def test_the_file_is_made_only_so_often(hers: Client) -> None:
    for _ in range(6):
        assert hers.post("/me/held/file/").status_code == 200
    assert hers.post("/me/held/file/").status_code == 429
