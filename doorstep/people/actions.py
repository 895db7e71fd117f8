"""Noting how somebody can be reached, and forgetting it."""

import dataclasses
from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from doorstep.journal.actions import record
from doorstep.people.models import AccessNeeds, Consent, ContactPoint, Details, Person
from doorstep.people.safe import SafeToContact
from doorstep.vault import hashing, normalising
from doorstep.vault.actions import ensure_key, erase

ANYTIME = SafeToContact()
_NORMAL: dict[str, Callable[[str], str]] = {
    ContactPoint.Means.EMAIL: str.strip,
    ContactPoint.Means.PHONE: normalising.phone,
    ContactPoint.Means.WHATSAPP: normalising.phone,
}


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
def consent(person: Person, to: str, words: str, *, by: UUID | None, now: datetime) -> Consent:
    """Note that they agreed, and to which words; agreeing to other words ends the agreement before."""
    Person.objects.select_for_update().get(pk=person.pk)
    given = Consent.objects.filter(person=person, to=to, withdrawn_at=None).first()
    if given and given.words == words:
        return given
    if given:
        withdraw(given, by=by, now=now)
    given = Consent.objects.create(person=person, to=to, words=words, given_at=now)
    record(given, "agreed", by=by, to=to)
    return given


@transaction.atomic
def withdraw(given: Consent, *, by: UUID | None, now: datetime) -> None:
    """Note that they no longer agree."""
    if Consent.objects.filter(pk=given.pk, withdrawn_at=None).update(withdrawn_at=now):
        record(given, "no longer agreed", by=by, to=given.to)


def add_contact_point(
    person: Person, means: str, typed: str, *, safe: SafeToContact = ANYTIME, by: UUID | None
) -> ContactPoint:
    """Note how somebody can be reached; when it was noted already, only what is safe is written anew.

    Raises NotReadableError (of doorstep.vault.normalising) for what is no such address or number, and ErasedError for
    somebody who was erased.
    """
    hashed = hash_of(means, typed)
    ensure_key(person.pk)
    with transaction.atomic():
        # One at a time for each person, so that the same number added twice at once is one contact point.
        Person.objects.select_for_update().get(pk=person.pk)
        point = ContactPoint.objects.filter(person=person, means=means, hashed=hashed).first()
        point = point or ContactPoint(person=person, means=means, value=_NORMAL[means](typed), hashed=hashed)
        for name, said in dataclasses.asdict(safe).items():
            setattr(point, name, said)
        point.save()
        record(point, "contact point noted", by=by)
    return point


def hash_of(means: str, typed: str) -> hashing.Hashed:
    """Hash an address or a number; one that is called and one on WhatsApp are the same."""
    return hashing.email(typed) if means == ContactPoint.Means.EMAIL else hashing.phone(typed)


@transaction.atomic
def confirm_contact_point(point: ContactPoint, *, by: UUID | None, now: datetime) -> None:
    """Note that they read what is sent there."""
    if ContactPoint.objects.filter(pk=point.pk).update(confirmed_at=now):
        point.confirmed_at = now
        record(point, "contact point confirmed", by=by)


@transaction.atomic
def remove_contact_point(point: ContactPoint, *, by: UUID | None) -> None:
    """Forget a contact point at once; nothing is sent there any more, not even that it is forgotten."""
    record(point, "contact point removed", by=by)
    ContactPoint.objects.filter(pk=point.pk).delete()


@transaction.atomic
def look_at_contact_points(person: Person, *, by: UUID, why: str, group: int) -> list[ContactPoint]:
    """Give how somebody can be reached to a coordinator of one of their groups; they can read who looked, and why.

    `why` is one of doorstep.people.looking.WHY. What is safe is for the page to obey.
    """
    record(person, "looked at", by=by, what="contact points", why=why, group=group)
    return list(ContactPoint.objects.filter(person=person).order_by("means", "pk"))


@transaction.atomic
def never_came(person: Person) -> None:
    """Forget somebody who was begun for a message or a code, and of whom nothing came."""
    erase(person.pk, by=None)
    Person.objects.filter(pk=person.pk).delete()
