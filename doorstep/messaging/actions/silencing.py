"""Sending nothing more to where somebody wants nothing, or nothing arrives; and beginning again when they say so."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from doorstep.journal.actions import record
from doorstep.messaging import replies
from doorstep.messaging.models import Silence
from doorstep.people.models import ContactPoint


@transaction.atomic
def silence(point: ContactPoint, why: str, *, now: datetime) -> bool:
    """Send nothing more there, to nobody who is reached there; return whether that is new.

    Who would wait for an answer from them is told. What they asked for themselves stays said, whatever else is found
    out about the number.
    """
    if point.hashed is None:
        return False
    said, new = Silence.objects.get_or_create(
        means=point.means, hashed=point.hashed, defaults={"why": why, "since": now}
    )
    if not new and why == Silence.Why.ASKED:
        Silence.objects.filter(pk=said.pk).update(why=why)
    if new:
        record(point, "silence begun", by=None, why=why)
        _tell_who_waits_for_them(point, now)
    return new


def _tell_who_waits_for_them(point: ContactPoint, now: datetime) -> None:
    there = ContactPoint.objects.filter(means=point.means, hashed=point.hashed).order_by("confirmed_at", "pk")
    for person in dict.fromkeys(there.values_list("person", flat=True)):
        for each in replies.registered():
            each.lost(person, point.means, now)


@transaction.atomic
def begin_again(point: ContactPoint, *, by: UUID | None) -> bool:
    """Send there again, because they said so; return whether nothing was sent there before."""
    if not Silence.objects.filter(means=point.means, hashed=point.hashed).delete()[0]:
        return False
    record(point, "silence ended", by=by)
    return True
