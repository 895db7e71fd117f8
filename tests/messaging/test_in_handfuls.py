"""Many are told, and many texts are sent, in handfuls; and each is still taken by one, in order, as things stand."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from doorstep.messaging.actions import Words, deliver_due, delivering, send, taking, tell, telling
from doorstep.messaging.models import Delivery, Message
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint, Person
from doorstep.vault.actions import erase
from tests.messaging.providers import Stub
from tests.messaging.texting import by

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("impatient")]
Priority, Status = Delivery.Priority, Delivery.Status
SAID = {"en-gb": "There is soup.", "es": "Hay sopa."}


def neighbours(many: int, language: str = "en-gb") -> list[Person]:
    known = []
    for number in range(many):
        person = people.add_person(by=None)
        Person.objects.filter(pk=person.pk).update(language=language)
        point = people.add_contact_point(person, "phone", f"+44770090{ContactPoint.objects.count():04}", by=None)
        people.confirm_contact_point(point, by=None, now=timezone.now() - timedelta(days=number + 1))
        known.append(person)
    return known


def soup(language: str) -> Words:
    return Words("news", language, "Soup", SAID[language], priority=Priority.NEWS)


def tell_all(known: list[Person]) -> None:
    tell([person.pk for person in known], soup, by=None, now=timezone.now())


# -- Told ------------------------------------------------------------------------------------------------------------


def test_however_many_are_told_it_takes_as_many_statements() -> None:
    asked = []
    for many in (2, 12):
        known = neighbours(many)
        with CaptureQueriesContext(connections["default"]) as here, CaptureQueriesContext(connections["keys"]) as keys:
            tell_all(known)
        asked.append(len(here) + len(keys))
    assert asked[0] == asked[1]
    assert Delivery.objects.filter(status=Status.WAITING).count() == 14


def test_each_is_told_in_their_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "AT_ONCE", 3)
    known = neighbours(4) + neighbours(3, "es")
    tell_all(known)
    told = {each.person_id: (each.language, each.body) for each in Message.objects.all()}
    assert told == {
        **{person.pk: ("en-gb", SAID["en-gb"]) for person in known[:4]},
        **{person.pk: ("es", SAID["es"]) for person in known[4:]},
    }


def test_whoever_has_no_key_any_more_keeps_nobody_from_being_told() -> None:
    known = neighbours(3)
    points = {each.person_id: each for each in ContactPoint.objects.all()}
    erase(known[1].pk, by=None)
    # As it looks to whoever read where they are reached a moment before that.
    found = [points[person.pk] for person in known]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(telling, "where_to_write", lambda _some: found)
        tell_all(known)
    assert set(Message.objects.values_list("person", flat=True)) == {known[0].pk, known[2].pk}


# -- Sent ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def sends(stub: Stub, settings: Settings) -> Stub:
    by(settings, stub, "twilio")
    settings.SCREEN = False
    return stub


def meanwhile(patch: pytest.MonkeyPatch, doing: Callable[[], object]) -> None:
    """Have something done while the first text is on its way."""
    note_attempt, left = delivering._note_attempt, [doing]  # noqa: SLF001 # to come in between

    def noted(*told: object) -> None:
        note_attempt(*told)  # type: ignore[arg-type] # handed on as it came
        if left:
            left.pop()()

    patch.setattr(delivering, "_note_attempt", noted)


def test_a_turn_goes_on_until_nothing_is_due(sends: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "AT_ONCE", 2)
    tell_all(neighbours(5))
    assert deliver_due(timezone.now()) == 5
    assert len(sends.book.taken) == 5


def test_what_presses_overtakes_what_was_not_looked_out_yet(sends: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "AT_ONCE", 2)
    tell_all(neighbours(5))
    point, now = ContactPoint.objects.all()[0], timezone.now()
    words = Words("offered", "en-gb", "", "Your code.", urgent=True)
    meanwhile(monkeypatch, lambda: send(point, words, expires_at=now + timedelta(days=1), by=None, now=now))
    deliver_due(now)
    assert ["Your code." in each.body for each in sends.book.taken] == [False, False, True, False, False, False]


def test_what_they_said_last_holds_also_for_what_was_looked_out_before(
    sends: Stub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking, "FRESH", timedelta())
    tell_all(neighbours(3))
    meanwhile(monkeypatch, lambda: ContactPoint.objects.update(messages=False))
    deliver_due(timezone.now())
    assert len(sends.book.taken) == 1
    assert sorted(Delivery.objects.values_list("status", "why")) == [("sent", ""), *[("withheld", "not-safe")] * 2]


@pytest.mark.usefixtures("sends")
def test_of_two_who_looked_out_the_same_one_takes_it() -> None:
    tell_all(neighbours(1))
    now = timezone.now()
    (mine,), (theirs,) = (taking.due(["phone"], now).deliveries for _ in range(2))
    assert taking.take(theirs, now)
    assert not taking.take(mine, now)


@pytest.mark.usefixtures("sends")
def test_what_another_has_in_hand_is_not_taken_from_them() -> None:
    tell_all(neighbours(1))
    now = timezone.now()
    (theirs,) = taking.due(["phone"], now).deliveries
    assert taking.take(theirs, now)
    assert not taking.due(["phone"], now).deliveries
    # Seen as it is in their hands.
    assert not taking.take(Delivery.objects.get(), now)
    assert taking.take(Delivery.objects.get(), now + taking.LEASE)
