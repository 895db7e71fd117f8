"""What is safe stays as somebody said it, until they say otherwise."""

from datetime import time

import pytest

from doorstep.journal.models import JournalEntry
from doorstep.people import actions
from doorstep.people.models import ContactPoint, Person
from doorstep.people.safe import SafeToContact

pytestmark = pytest.mark.django_db
EVENINGS = SafeToContact(voicemail=True, from_time=time(18), to_time=time(20))


def test_noting_a_number_again_leaves_what_is_safe_as_it_was_said() -> None:
    amina = actions.add_person(by=None)
    actions.add_contact_point(amina, "phone", "020 7946 0000", safe=EVENINGS, by=amina.pk)

    actions.add_contact_point(amina, "phone", "+44 20 7946 0000", by=None)

    assert ContactPoint.objects.get().safe == EVENINGS


def test_what_is_safe_is_said_anew_and_journalled_without_it() -> None:
    amina = actions.add_person(by=None)
    point = actions.add_contact_point(amina, "phone", "020 7946 0000", by=amina.pk)
    assert point.safe == actions.ANYTIME

    actions.say_what_is_safe(point, EVENINGS, by=amina.pk)

    assert ContactPoint.objects.get().safe == EVENINGS
    entry = JournalEntry.objects.latest("pk")
    assert (entry.verb, entry.thing_id, entry.by, entry.facts) == ("safe to contact noted", str(point.pk), amina.pk, {})


def test_what_is_said_of_a_point_that_is_gone_is_said_of_nothing() -> None:
    amina = actions.add_person(by=None)
    point = actions.add_contact_point(amina, "phone", "020 7946 0000", by=amina.pk)
    ContactPoint.objects.all().delete()
    before = JournalEntry.objects.count()

    actions.say_what_is_safe(point, EVENINGS, by=amina.pk)

    assert JournalEntry.objects.count() == before


def test_of_somebody_forgotten_the_number_stays_and_nothing_else() -> None:
    amina = actions.add_person(by=None)
    Person.objects.filter(pk=amina.pk).update(language="ar", is_staff=True)

    actions.forget(amina.pk)

    left = Person.objects.get(pk=amina.pk)
    assert (left.language, left.is_staff) == ("", False)
