"""One's own pages: who may open which, and saying who one is."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.accounts.models import Session
from doorstep.groups.models import Membership
from doorstep.groups.queries.members import memberships_of
from doorstep.journal.models import JournalEntry
from doorstep.people import actions as people
from doorstep.people import queries
from doorstep.people.models import AccessNeeds, Consent, Details, Person
from tests.accounts.seen import text
from tests.factories import make_group, make_membership, make_person, sign_in

pytestmark = pytest.mark.django_db

SAID = {
    "called": "Amina",
    "surname": "Haddad",
    "postcode": "se15 5bz",
    "languages": ["ar", "en"],
    "needs": "Knock loudly.",
    "language": "ar",
}
PROVED = ["/me/details/", "/me/contact/", "/me/contact/new/", "/me/erasure/"]
SIGNED_IN = ["/me/consents/", "/me/receipt/", "/me/sessions/"]
WITH_RECEIPT = ["/me/", "/me/held/", "/me/looked/"]


def grow_old(person: Person, by: timedelta = timedelta(minutes=11)) -> None:
    """Let it be a while since they proved that it is them."""
    Session.objects.filter(person=person).update(proved_at=timezone.now() - by)


# -- Doors -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", [*PROVED, *SIGNED_IN, *WITH_RECEIPT])
def test_a_stranger_is_sent_to_sign_in_and_comes_back(client: Client, address: str) -> None:
    answer = client.get(address)

    assert (answer.status_code, answer["Location"]) == (302, f"/sign-in/?next={address.replace('/', '%2F')}")
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", [*PROVED, *SIGNED_IN, *WITH_RECEIPT])
def test_whoever_has_just_signed_in_reads_each_and_no_copy_is_kept(client: Client, amina: Person, address: str) -> None:
    sign_in(client, amina)

    answer = client.get(address)

    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    assert "data-exit" in answer.content.decode()


@pytest.mark.parametrize("address", PROVED)
def test_after_ten_minutes_it_is_asked_again_who_it_is(client: Client, amina: Person, address: str) -> None:
    sign_in(client, amina)
    grow_old(amina)

    assert client.get(address)["Location"] == f"/sign-in/again/?next={address.replace('/', '%2F')}"


# -- The first page --------------------------------------------------------------------------------------------------


def test_the_first_page_leads_to_all_the_others(client: Client, amina: Person) -> None:
    sign_in(client, amina)

    page = text(client, "/me/")

    assert "Hello <bdi>Amina</bdi>" in page
    for address in ["details", "contact", "consents", "ways", "sessions", "held", "looked", "receipt", "erasure"]:
        assert f'href="/me/{address}/"' in page


# -- Details ---------------------------------------------------------------------------------------------------------


def test_what_somebody_says_is_noted_and_found_by_surname_and_postcode(client: Client, amina: Person) -> None:
    sign_in(client, amina)

    answer = client.post("/me/details/", SAID)

    assert answer["Location"] == "/me/details/?done=noted"
    page = text(client, "/me/details/?done=noted")
    assert "It is noted." in page
    assert 'value="SE15 5BZ"' in page
    assert "Knock loudly." in page
    details = Details.objects.get(person=amina)
    assert (details.called, details.surname, details.languages) == ("Amina", "Haddad", ["ar", "en"])
    assert queries.of_household("haddad", "SE15 5BZ").get() == amina
    assert Person.objects.get(pk=amina.pk).language == "ar"


def test_only_what_is_new_is_written_and_the_journal_says_nothing_of_it(client: Client, amina: Person) -> None:
    sign_in(client, amina)
    client.post("/me/details/", SAID)
    before = JournalEntry.objects.latest("pk").pk

    client.post("/me/details/", SAID)
    assert not JournalEntry.objects.filter(pk__gt=before).exists()
    client.post("/me/details/", {**SAID, "needs": ""})

    assert [entry.verb for entry in JournalEntry.objects.filter(pk__gt=before)] == ["access needs noted"]
    assert not AccessNeeds.objects.exists()
    said = str(list(JournalEntry.objects.values()))
    assert not any(word in said for word in ("Haddad", "SE15", "Knock", "Amina"))


def test_all_but_the_name_may_be_taken_back(client: Client, amina: Person) -> None:
    sign_in(client, amina)
    client.post("/me/details/", SAID)

    client.post("/me/details/", {"called": "Amina", "language": "en-gb"})

    details = Details.objects.get(person=amina)
    assert (details.surname, details.postcode, details.household, details.languages) == ("", "", None, [])


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"called": ""}, "Write a name"),
        ({"postcode": "SE15"}, "Write the whole postcode"),
        ({"surname": "123"}, "A surname has letters in it"),
        ({"languages": ["xx"]}, "xx"),
        ({"language": "xx"}, "xx"),
    ],
)
def test_what_cannot_be_is_answered_beside_the_field_and_kept(
    client: Client, amina: Person, wrong: dict[str, object], said: str
) -> None:
    sign_in(client, amina)

    answer = client.post("/me/details/", {**SAID, **wrong})

    assert answer.status_code == 422
    page = answer.content.decode()
    assert said in page
    assert "Knock loudly." in page
    assert Details.objects.get(person=amina).surname == ""


def test_what_was_typed_slowly_is_not_lost(client: Client, amina: Person) -> None:
    sign_in(client, amina)
    grow_old(amina, timedelta(minutes=50))

    assert client.post("/me/details/", SAID).status_code == 302
    assert Details.objects.get(person=amina).surname == "Haddad"
    grow_old(amina, timedelta(minutes=61))
    assert client.post("/me/details/", {**SAID, "surname": "Dev"})["Location"].startswith("/sign-in/again/")
    assert Details.objects.get(person=amina).surname == "Haddad"


# -- What was agreed to ----------------------------------------------------------------------------------------------


def test_what_was_agreed_to_is_shown_in_its_words_and_can_be_taken_back(client: Client, amina: Person) -> None:
    given = people.consent(amina, "joining-a-group", "Neighbours may see my name.", by=amina.pk, now=timezone.now())
    sign_in(client, amina)
    assert "Neighbours may see my name." in text(client, "/me/consents/")

    answer = client.post(f"/me/consents/{given.pk}/withdrawal/")

    assert answer["Location"] == "/me/consents/?done=withdrawn"
    given.refresh_from_db()
    assert given.withdrawn_at
    page = text(client, "/me/consents/")
    assert "Neighbours may see my name." in page
    assert "Agree no longer" not in page


def test_whoever_no_longer_agrees_to_what_they_joined_on_leaves_their_groups(client: Client, amina: Person) -> None:
    for _ in range(2):
        make_membership(amina, make_group())
    other = people.consent(amina, "something-else", "Yes.", by=amina.pk, now=timezone.now())
    given = Consent.objects.get(person=amina, to="joining-a-group")
    sign_in(client, amina)
    assert text(client, "/me/consents/").count("you leave your groups") == 1

    client.post(f"/me/consents/{other.pk}/withdrawal/")
    assert memberships_of(amina.pk).count() == 2
    client.post(f"/me/consents/{given.pk}/withdrawal/")

    assert not memberships_of(amina.pk).exists()
    given.refresh_from_db()
    assert given.withdrawn_at
    again = Membership.objects.get(pk=make_membership(amina, make_group()).pk)
    client.post(f"/me/consents/{given.pk}/withdrawal/")
    assert again in memberships_of(amina.pk)


def test_nobody_takes_back_what_another_agreed_to(client: Client, amina: Person) -> None:
    given = people.consent(amina, "joining-a-group", "Neighbours may see my name.", by=amina.pk, now=timezone.now())
    sign_in(client, make_person("Dev", email="dev@canary.example"))

    assert client.post(f"/me/consents/{given.pk}/withdrawal/").status_code == 404
    given.refresh_from_db()
    assert given.withdrawn_at is None


@pytest.mark.parametrize("rows", [1, 3])
def test_agreements_cost_the_same_however_many(
    client: Client, amina: Person, rows: int, django_assert_num_queries: "pytest.FixtureRequest"
) -> None:
    for number in range(rows):
        people.consent(amina, f"thing-{number}", "Yes.", by=amina.pk, now=timezone.now())
    sign_in(client, amina)
    with django_assert_num_queries(2):  # type: ignore[operator] # the fixture of pytest-django
        client.get("/me/consents/")
