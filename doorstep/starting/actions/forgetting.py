"""Leaving an evening, and forgetting one with which nobody goes on, after a letter that says so."""

from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from doorstep.core import languages
from doorstep.core.one_by_one import one_by_one
from doorstep.journal.actions import record
from doorstep.messaging.actions import tell
from doorstep.people import actions as people
from doorstep.people.models import Consent
from doorstep.starting import letters
from doorstep.starting.actions.evenings import STARTING
from doorstep.starting.actions.offering import remove
from doorstep.starting.models import Chair, Evening
from doorstep.starting.queries import evenings

AT_ONCE = 100
# In which whoever was told still goes on with it.
LETTER = timedelta(days=7)
# Once the group is there, its own pages hold all of this.
SETTLED = timedelta(days=60)


@transaction.atomic
def leave(evening: Evening, person: UUID, *, now: datetime) -> None:
    """Get up from the table, with every part one has there; with the last one who does, the evening is forgotten.

    Whoever was sent in, or is listed by now, keeps what became of them there: only the chair goes.
    """
    found = Evening.objects.select_for_update().filter(pk=evening.pk).first()
    if found is None:
        return
    evening = found
    mine = list(Chair.objects.filter(evening=evening, person=person, status=Chair.Status.TAKEN))
    for chair in mine:
        record(chair, "chair left", by=person)
        chair.delete()
    if not mine:
        return
    _agree_no_longer({person}, now)
    rest = evenings.at_table(evening)
    if not rest:
        _forget(evening, now)
        return
    if evening.status != Evening.Status.LISTED:
        tell(rest, partial(letters.got_up, evening), by=person, now=now)


def leave_all(person: UUID, *, now: datetime) -> None:
    """Get up from every table."""
    for evening in evenings.of_person(person):
        leave(evening, person, now=now)


def look_after(now: datetime) -> int:
    """Tell of what is soon forgotten, and forget what is over; return how many evenings that were."""
    chairs = Chair.objects.filter(status=Chair.Status.OPEN, ends_at__lte=now).select_related("person")
    one_by_one(chairs[:AT_ONCE], _end)
    warned = one_by_one(_idle(now - evenings.KEPT + LETTER).filter(warned_at=None)[:AT_ONCE], partial(_warn, now=now))
    told = _idle(now - evenings.KEPT).filter(warned_at__lte=now - LETTER)
    listed = Evening.objects.filter(status=Evening.Status.LISTED, touched_at__lte=now - SETTLED)
    refused = Evening.objects.filter(status=Evening.Status.NOT_LISTED, touched_at__lte=now - evenings.KEPT)
    alone = Evening.objects.exclude(chairs__status=Chair.Status.TAKEN)
    over = (told, listed, refused, alone.exclude(status=Evening.Status.SENT))
    gone = [each.pk for rows in over for each in rows.order_by("touched_at", "pk")[:AT_ONCE]]
    return warned + one_by_one(dict.fromkeys(gone), partial(_forget_one, now=now))


def _idle(before: datetime) -> "QuerySet[Evening]":
    return Evening.objects.filter(status=Evening.Status.GOING, touched_at__lte=before).order_by("touched_at", "pk")


@transaction.atomic
def _warn(evening: Evening, now: datetime) -> bool:
    """Tell everybody at the table once; whoever goes on with it starts its time anew."""
    if not Evening.objects.filter(pk=evening.pk, warned_at=None, touched_at=evening.touched_at).update(warned_at=now):
        return False
    day = languages.day(timezone.localtime(now + LETTER).date())
    tell(evenings.at_table(evening), partial(letters.soon_forgotten, evening, day), by=None, now=now)
    return True


@transaction.atomic
def _forget_one(pk: UUID, now: datetime) -> bool:
    """Forget it, unless somebody has gone on with it at this very moment."""
    evening = Evening.objects.select_for_update().filter(pk=pk).first()
    if evening is None or evening.status == Evening.Status.SENT:
        return False
    kept = SETTLED if evening.status == Evening.Status.LISTED else evenings.KEPT
    if evening.touched_at > now - kept and evenings.at_table(evening):
        return False
    _forget(evening, now)
    return True


def _forget(evening: Evening, now: datetime) -> None:
    """Leave nothing of it but that there was one; inside the caller's transaction, with the evening held."""
    people_of_it = {*evenings.at_table(evening)}
    for chair in Chair.objects.filter(evening=evening).select_related("person"):
        remove(chair)
    record(evening, "evening forgotten", by=None)
    evening.delete()
    _agree_no_longer(people_of_it, now)


@transaction.atomic
def _end(chair: Chair) -> None:
    held = Chair.objects.select_for_update(of=("self",)).filter(pk=chair.pk, status=Chair.Status.OPEN).first()
    if held:
        remove(held)


def _agree_no_longer(persons: set[UUID], now: datetime) -> None:
    """End what somebody agreed to who is at no table any more."""
    for person in persons:
        if not Chair.objects.filter(person=person, status=Chair.Status.TAKEN).exists():
            for given in Consent.objects.filter(person=person, to=STARTING, withdrawn_at=None):
                people.withdraw(given, by=None, now=now)
