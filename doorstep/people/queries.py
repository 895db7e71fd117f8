"""Who is reached by an address or a number."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import QuerySet

from doorstep.people.models import ContactPoint, Person
from doorstep.vault import hashing


def reached_by_email(typed: str) -> "QuerySet[ContactPoint]":
    """Find contact points by an e-mail address, however it is typed; raises NotReadableError for what is none."""
    return ContactPoint.objects.filter(means=ContactPoint.Means.EMAIL, hashed=hashing.email(typed))


def reached_by_phone(typed: str) -> "QuerySet[ContactPoint]":
    """Find contact points by a phone number, called or on WhatsApp; raises NotReadableError for what is none."""
    means = [ContactPoint.Means.PHONE, ContactPoint.Means.WHATSAPP]
    return ContactPoint.objects.filter(means__in=means, hashed=hashing.phone(typed))


def known(ids: Sequence[UUID]) -> set[UUID]:
    """Pick those ids that are somebody's."""
    return set(Person.objects.filter(pk__in=ids).values_list("pk", flat=True))
