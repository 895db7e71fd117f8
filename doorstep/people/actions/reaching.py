"""Noting how somebody can be reached, and forgetting it."""

import dataclasses
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from doorstep.journal.actions import record
from doorstep.people.models import ContactPoint, Person
from doorstep.people.safe import ANYTIME, SafeToContact
from doorstep.vault import hashing, normalising
from doorstep.vault.actions import ensure_key


def _mailbox(typed: str) -> str:
    """Keep an address as it was written, or as it is hashed where two that look alike could be two mailboxes.

    Whoever reads one of them must not be taken for whoever reads the other.
    """
    written = typed.strip()
    return written if written.isascii() else normalising.email(written)


_NORMAL: dict[str, Callable[[str], str]] = {
    ContactPoint.Means.EMAIL: _mailbox,
    ContactPoint.Means.PHONE: normalising.phone,
    ContactPoint.Means.WHATSAPP: normalising.whatsapp,
}
_HASHES: dict[str, Callable[[str], hashing.Hashed]] = {
    ContactPoint.Means.EMAIL: hashing.email,
    ContactPoint.Means.PHONE: hashing.phone,
    ContactPoint.Means.WHATSAPP: hashing.whatsapp,
}


def add_contact_point(
    person: Person,
    means: str,
    typed: str,
    *,
    safe: SafeToContact | None = None,
    if_new: SafeToContact = ANYTIME,
    by: UUID | None,
) -> ContactPoint:
    """Note how somebody can be reached; when it was noted already, only what is safe is written anew, if it is said.

    `if_new` holds for what was not noted before, where `safe` does not say. Raises NotReadableError (of
    doorstep.vault.normalising) for what is no such address or number, and ErasedError for somebody who was erased.
    """
    hashed = hash_of(means, typed)
    ensure_key(person.pk)
    with transaction.atomic():
        # One at a time for each person, so that the same number added twice at once is one contact point.
        Person.objects.select_for_update().get(pk=person.pk)
        point = ContactPoint.objects.filter(person=person, means=means, hashed=hashed).first()
        new = point is None
        point = point or ContactPoint(person=person, means=means, value=_NORMAL[means](typed), hashed=hashed)
        if safe or new:
            for name, said in dataclasses.asdict(safe or if_new).items():
                setattr(point, name, said)
        point.save()
        record(point, "contact point noted", by=by)
    return point


def hash_of(means: str, typed: str) -> hashing.Hashed:
    """Hash an address or a number; one that is called and one on WhatsApp are the same."""
    return _HASHES[means](typed)


@transaction.atomic
def confirm_contact_point(point: ContactPoint, *, by: UUID | None, now: datetime) -> None:
    """Note that they read what is sent there."""
    if ContactPoint.objects.filter(pk=point.pk).update(confirmed_at=now):
        point.confirmed_at = now
        record(point, "contact point confirmed", by=by)


@transaction.atomic
def write_here_first(point: ContactPoint, *, by: UUID | None) -> None:
    """Write to them there, and elsewhere only where nothing can be sent to it."""
    ContactPoint.objects.filter(person=point.person_id, comes_first=True).exclude(pk=point.pk).update(comes_first=False)
    if ContactPoint.objects.filter(pk=point.pk).update(comes_first=True):
        point.comes_first = True
        record(point, "contact point comes first", by=by)


@transaction.atomic
def say_what_is_safe(point: ContactPoint, safe: SafeToContact, *, by: UUID | None) -> None:
    """Note when and how they may be contacted there; it holds for what is already on its way as well."""
    if ContactPoint.objects.filter(pk=point.pk).update(**dataclasses.asdict(safe)):
        record(point, "safe to contact noted", by=by)


@transaction.atomic
def remove_contact_point(point: ContactPoint, *, by: UUID | None) -> None:
    """Forget a contact point at once; nothing is sent there any more, not even that it is forgotten."""
    record(point, "contact point removed", by=by)
    ContactPoint.objects.filter(pk=point.pk).delete()
