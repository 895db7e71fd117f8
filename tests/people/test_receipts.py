"""Receipts: sixteen digits and a fact lead back to oneself; nothing else does, and guessing ends soon."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from doorstep.core import digits
from doorstep.journal.models import JournalEntry
from doorstep.people import facts
from doorstep.people.actions import add_contact_point, add_person, describe, end_receipt, give_receipt, open_receipt
from doorstep.people.models import Person, Receipt
from doorstep.people.queries import holds_receipt
from doorstep.vault.actions import erase, expire
from doorstep.vault.normalising import NotReadableError

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.fixture
def amina(db: None) -> Person:  # noqa: ARG001 # the fixture of pytest-django that lets this one in
    person = add_person(by=None)
    describe(person, called="Amina", surname="Haddad", postcode="SE15 5BZ", by=person.pk)
    add_contact_point(person, "phone", "020 7946 0000", by=person.pk)
    add_contact_point(person, "email", "amina@canary.example", by=person.pk)
    return person


def opened(number: str, fact: str, now: datetime = NOW) -> object:
    return open_receipt(number, facts.read(fact), now=now)


@pytest.mark.parametrize(
    "fact", ["+44 20 7946 0000", "Amina@Canary.example", "se155bz", " SE15  5BZ.", "Rye Lane, SE15 5BZ"]
)
def test_the_digits_and_a_fact_lead_back(amina: Person, fact: str) -> None:
    number = give_receipt(amina, by=None, now=NOW)

    assert opened(number, fact) == amina.pk


@pytest.mark.parametrize("fact", ["020 7946 0001", "ben@canary.example", "SE15 5BA", "SE15 5AA"])
def test_another_fact_opens_nothing(amina: Person, fact: str) -> None:
    number = give_receipt(amina, by=None, now=NOW)

    assert opened(number, fact) is None


def test_somebody_elses_fact_opens_nothing(amina: Person) -> None:
    ben = add_person(by=None)
    add_contact_point(ben, "phone", "020 7946 0009", by=None)
    number = give_receipt(amina, by=None, now=NOW)

    assert opened(number, "020 7946 0009") is None


def test_where_only_a_district_is_known_no_postcode_opens(amina: Person) -> None:
    describe(amina, surname="", postcode="SE15", by=None)
    number = give_receipt(amina, by=None, now=NOW)

    assert opened(number, "SE15 5BZ") is None


def test_sixteen_digits_of_which_the_last_shows_slips_and_nothing_of_them_is_kept(amina: Person) -> None:
    number = give_receipt(amina, by=None, now=NOW)

    assert len(number) == 16
    assert not digits.has_slip(number)
    assert number not in str([list(Receipt.objects.values()), list(JournalEntry.objects.values())])


def test_a_new_receipt_ends_the_one_before(amina: Person) -> None:
    first = give_receipt(amina, by=None, now=NOW)
    second = give_receipt(amina, by=amina.pk, now=NOW)

    assert opened(first, "SE15 5BZ") is None
    assert opened(second, "SE15 5BZ") == amina.pk
    assert Receipt.objects.count() == 1


def test_one_that_is_ended_or_whose_person_is_erased_opens_nothing(amina: Person) -> None:
    first = give_receipt(amina, by=None, now=NOW)
    assert end_receipt(amina, by=amina.pk)
    assert not end_receipt(amina, by=amina.pk)
    second = give_receipt(amina, by=None, now=NOW)
    erase(amina.pk, by=None)

    assert opened(first, "SE15 5BZ") is None
    assert opened(second, "SE15 5BZ") is None
    assert not Receipt.objects.exists()


def test_a_receipt_lives_ninety_days_from_when_it_was_used_last(amina: Person) -> None:
    number = give_receipt(amina, by=None, now=NOW)
    later = NOW + timedelta(days=89)

    assert opened(number, "SE15 5BZ", later) == amina.pk
    assert opened(number, "SE15 5BZ", later + timedelta(days=89)) == amina.pk
    last = later + timedelta(days=89 + 91)
    assert opened(number, "SE15 5BZ", last) is None
    assert expire(last) == 1
    assert not Receipt.objects.exists()


def test_after_five_wrong_facts_in_a_day_the_right_one_opens_nothing_either(amina: Person) -> None:
    number = give_receipt(amina, by=None, now=NOW)
    for _ in range(5):
        assert opened(number, "SE15 5AA") is None

    assert opened(number, "SE15 5BZ") is None
    assert opened(number, "SE15 5BZ", NOW + timedelta(days=1)) == amina.pk


def test_whoever_gets_it_right_starts_afresh(amina: Person) -> None:
    number = give_receipt(amina, by=None, now=NOW)
    for _ in range(3):
        for _ in range(4):
            assert opened(number, "SE15 5AA") is None
        assert opened(number, "SE15 5BZ") == amina.pk


def statements(number: str, fact: str) -> int:
    with CaptureQueriesContext(connections["default"]) as here, CaptureQueriesContext(connections["keys"]) as there:
        assert opened(number, fact) is None
    return len(here) + len(there)


def test_whatever_is_wrong_costs_the_same(amina: Person) -> None:
    number, nobodys = give_receipt(amina, by=None, now=NOW), digits.checked("1" * 15)

    wrong_fact = {statements(number, fact) for fact in ("SE15 5AA", "020 7946 0001", "dev@canary.example")}
    no_such_number = {statements(nobodys, fact) for fact in ("SE15 5BZ", "020 7946 0000")}
    for _ in range(5):
        opened(number, "SE15 5AA")
    too_often = {statements(number, fact) for fact in ("SE15 5BZ", "SE15 5AA")}
    describe(amina, surname="", postcode="", by=None)

    assert wrong_fact == no_such_number == too_often == {statements(digits.checked("2" * 15), "SE15 5AA")} == {6}


def test_the_journal_says_that_it_was_given_used_and_ended_and_no_more(amina: Person) -> None:
    before = JournalEntry.objects.latest("pk").pk
    number = give_receipt(amina, by=None, now=NOW)
    opened(number, "SE15 5BZ")
    end_receipt(amina, by=amina.pk)

    entries = JournalEntry.objects.filter(pk__gt=before).order_by("pk")
    assert [(entry.verb, entry.thing_id, entry.facts) for entry in entries] == [
        (verb, str(amina.pk), {}) for verb in ("receipt given", "receipt used", "receipt ended")
    ]


# -- Facts -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["", "Amina", "SE15", "amina@", "12"])
def test_what_is_no_fact_is_said_to_be_none(typed: str) -> None:
    with pytest.raises(NotReadableError):
        facts.read(typed)


@given(st.text(max_size=120))
def test_any_text_is_a_fact_or_none(typed: str) -> None:
    try:
        fact = facts.read(typed)
    except NotReadableError:
        return
    assert bool(fact.hashed) != bool(fact.unit)


def test_the_receipt_of_another_is_not_theirs(amina: Person) -> None:
    number, ben = give_receipt(amina, by=None, now=NOW), add_person(by=None)
    assert [holds_receipt(who.pk, number) for who in (amina, ben)] == [True, False]
