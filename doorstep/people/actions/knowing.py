"""Knowing somebody: that they are there, who they are, what makes it easier to get to them."""

from typing import Any
from uuid import UUID

from django.db import transaction

from doorstep.journal.actions import record
from doorstep.people.models import AccessNeeds, Details, Person
from doorstep.vault import hashing
from doorstep.vault.actions import ensure_key, erase


def add_person(*, by: UUID | None) -> Person:
    """Make somebody known, with a key before anything else; by themselves when `by` is None."""
    person = Person()
    ensure_key(person.pk)
    with transaction.atomic():
        person.save(force_insert=True)
        record(person, "person added", by=by)
    return person


def describe(person: Person, *, by: UUID | None, **said: Any) -> Details:
    """Note what somebody is called, and whatever else they said of the fields of Details; the rest stays as it was.

    Surname and full postcode together make them findable by both; raises NotReadableError for a surname or postcode
    that is none.
    """
    ensure_key(person.pk)
    with transaction.atomic():
        details = Details.objects.select_for_update().filter(person=person).first() or Details(person=person)
        for name, value in said.items():
            setattr(details, name, value)
        both = details.surname and details.postcode
        details.household = hashing.household(details.surname, details.postcode) if both else None
        details.save()
        record(person, "details noted", by=by)
    return details


def note_access_needs(person: Person, words: str, *, by: UUID | None) -> None:
    """Note what makes it easier to get to somebody; without words, forget it."""
    ensure_key(person.pk)
    with transaction.atomic():
        AccessNeeds.objects.filter(person=person).delete()
        if words:
            AccessNeeds.objects.create(person=person, words=words)
        record(person, "access needs noted", by=by)


@transaction.atomic
def choose_language(person: Person, code: str, *, by: UUID | None) -> None:
    """Write to them in this language from now on."""
    Person.objects.filter(pk=person.pk).update(language=code)
    person.language = code
    record(person, "language chosen", by=by)


@transaction.atomic
def choose_pace(person: Person, pace: str, *, by: UUID | None) -> None:
    """Write to them as often as that from now on."""
    Person.objects.filter(pk=person.pk).update(pace=pace)
    person.pace = pace
    record(person, "pace chosen", by=by)


def forget(person: UUID) -> None:
    """Leave nothing in the one row that stays of somebody who is erased, but their number."""
    Person.objects.filter(pk=person).update(language="", pace=Person.Pace.AT_ONCE, is_staff=False)


@transaction.atomic
def never_came(person: Person) -> None:
    """Forget somebody who was begun for a message or a code, and of whom nothing came."""
    erase(person.pk, by=None)
    Person.objects.filter(pk=person.pk).delete()
