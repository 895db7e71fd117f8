"""Agreeing to something, in the words that were shown, and no longer agreeing."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from doorstep.journal.actions import record
from doorstep.people.models import Consent, Person


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
