"""How people can be reached: noted, found by its hash, forgotten; and when it is safe."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, time

import pytest
from django.db import connections
from hypothesis import given
from hypothesis import strategies as st

from doorstep.journal.models import JournalEntry
from doorstep.people import actions, queries
from doorstep.people.models import ContactPoint, Person
from doorstep.people.safe import Channel, SafeToContact
from doorstep.vault.normalising import NotReadableError
from tests.factories import make_person

pytestmark = pytest.mark.django_db
NOON = time(12)


@pytest.fixture
def amina(db: None) -> Person:  # noqa: ARG001 # the fixture of pytest-django that lets this one in
    return actions.add_person(by=None)


def test_a_number_is_found_however_it_is_typed_and_whoever_shares_it(amina: Person) -> None:
    ben = actions.add_person(by=None)
    phone = actions.add_contact_point(amina, "phone", "020 7946 0000", by=amina.pk)
    shared = actions.add_contact_point(ben, "whatsapp", "+44 (0)20 7946 0000", by=ben.pk)

    assert set(queries.reached_by_phone("02079460000")) == {phone, shared}
    assert phone.value == shared.value == "+442079460000"
    assert not queries.reached_by_phone("020 7946 0001").exists()


def test_an_address_is_found_in_any_letters_and_kept_as_it_was_written(amina: Person) -> None:
    point = actions.add_contact_point(amina, "email", " Amina@Canary.example", by=amina.pk)

    assert ContactPoint.objects.get(pk=point.pk).value == "Amina@Canary.example"
    assert queries.reached_by_email("amina@canary.EXAMPLE").get() == point


@pytest.mark.parametrize("typed", ["\u212aerry@canary.example", "ﬀion@canary.example", "amina@ⓒanary.example"])
def test_an_address_that_looks_like_another_is_no_second_mailbox_behind_the_same_hash(
    amina: Person, typed: str
) -> None:
    point = actions.add_contact_point(amina, "email", typed, by=amina.pk)

    assert point.value.isascii()
    assert queries.reached_by_email(point.value).get() == point


def test_the_same_address_again_is_the_same_point_with_what_is_safe_now(amina: Person) -> None:
    first = actions.add_contact_point(amina, "email", "amina@canary.example", by=None)
    evenings = SafeToContact(letters=True, from_time=time(18), to_time=time(20))

    second = actions.add_contact_point(amina, "email", "Amina@canary.example", safe=evenings, by=None)

    assert first == second
    assert ContactPoint.objects.get().safe == evenings


@pytest.mark.parametrize(("means", "typed"), [("email", "020 7946 0000"), ("phone", "amina@canary.example")])
def test_what_cannot_be_read_is_refused_and_nothing_is_noted(amina: Person, means: str, typed: str) -> None:
    with pytest.raises(NotReadableError):
        actions.add_contact_point(amina, means, typed, by=None)
    assert not ContactPoint.objects.exists()


def test_a_point_is_confirmed_and_forgotten_and_the_journal_says_nothing_personal(amina: Person) -> None:
    point = actions.add_contact_point(amina, "email", "amina@canary.example", by=amina.pk)
    now = datetime(2026, 11, 22, tzinfo=UTC)

    actions.confirm_contact_point(point, by=amina.pk, now=now)
    assert ContactPoint.objects.get().confirmed_at == now
    actions.remove_contact_point(point, by=amina.pk)

    assert not ContactPoint.objects.exists()
    entries = JournalEntry.objects.order_by("pk")
    assert [entry.verb for entry in entries] == [
        "person added",
        "contact point noted",
        "contact point confirmed",
        "contact point removed",
    ]
    assert all(entry.facts == {} for entry in entries)


@pytest.mark.django_db(transaction=True)
def test_the_same_number_added_twice_at_once_is_one_point() -> None:
    amina = actions.add_person(by=None)

    def add(_number: int) -> None:
        try:
            actions.add_contact_point(amina, "phone", "020 7946 0000", by=None)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(add, range(8)))

    assert ContactPoint.objects.count() == 1


# -- What is safe ----------------------------------------------------------------------------------------------------


def test_unless_somebody_says_so_nothing_is_left_behind() -> None:
    assert {channel for channel in Channel if SafeToContact().allows(channel, NOON)} == {Channel.CALL, Channel.MESSAGE}
    assert not SafeToContact(calls=False, voicemail=True).allows(Channel.VOICEMAIL, NOON)


@pytest.mark.parametrize(
    ("begins", "ends", "within", "without"),
    [
        (time(9), time(17), [time(9), time(16, 59)], [time(17), time(8, 59), time(0)]),
        (time(22), time(2), [time(22), time(0), time(1, 59)], [time(2), time(12), time(21, 59)]),
    ],
)
def test_hours_hold_also_past_midnight(begins: time, ends: time, within: list[time], without: list[time]) -> None:
    safe = SafeToContact(letters=True, from_time=begins, to_time=ends)

    assert all(safe.allows(Channel.CALL, at) and safe.allows(Channel.MESSAGE, at) for at in within)
    assert not any(safe.allows(Channel.CALL, at) or safe.allows(Channel.MESSAGE, at) for at in without)
    assert all(safe.allows(Channel.LETTER, at) for at in without)


@pytest.mark.parametrize("half", [lambda: SafeToContact(from_time=NOON), lambda: SafeToContact(to_time=NOON)])
def test_half_an_hour_is_none(half: Callable[[], SafeToContact]) -> None:
    with pytest.raises(ValueError, match="a beginning and an end"):
        half()


@given(st.times(), st.times(), st.times())
def test_a_moment_is_within_the_hours_or_within_the_rest_of_the_day(begins: time, ends: time, at: time) -> None:
    hours = SafeToContact(from_time=begins, to_time=ends).allows(Channel.CALL, at)
    rest = SafeToContact(from_time=ends, to_time=begins).allows(Channel.CALL, at)

    assert hours != rest or begins == ends


def test_only_those_who_are_meant_are_written_to_and_named() -> None:
    olu = make_person("Olu", email="olu@canary.example")
    ben = make_person("Ben", email="ben@canary.example")

    assert [point.person_id for point in queries.confirmed_points([olu.pk])] == [olu.pk]
    assert queries.called([ben.pk]) == {ben.pk: "Ben"}
