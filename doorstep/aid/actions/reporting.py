"""What a volunteer reports besides: that something more is needed, or that they are worried."""

from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction

from doorstep.aid import letters_to_desks
from doorstep.aid.actions.noting import note
from doorstep.aid.models import Offer, Worry
from doorstep.aid.queries.worries import listeners
from doorstep.groups.models import Group
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import advance
from doorstep.messaging.actions import tell
from doorstep.people.models import Person


@transaction.atomic
def needs_more(offer: Offer, words: str, *, now: datetime) -> None:
    """Leave a note beside the request, which the asker can read too; whoever looks after the task is told."""
    task = offer.task
    if task is None:
        return
    note(task.request, words, by=offer.person_id, now=now)
    if task.owner:
        tell([task.owner], partial(letters_to_desks.needs_more, task), by=offer.person_id, now=now)


@transaction.atomic
def worry(person: Person, group: Group, *, now: datetime) -> Worry:
    """Ask to be rung; who listens is told each time, though it is one call that they wait for."""
    row, new = Worry.objects.get_or_create(
        person=person, group=group, status=Worry.Status.OPEN, defaults={"raised_at": now}
    )
    if new:
        record(row, "worried", by=person.pk, group=group.pk)
    tell(listeners(group), partial(letters_to_desks.worried, group), by=person.pk, now=now)
    return row


@transaction.atomic
def hear(row: Worry, *, by: UUID, now: datetime) -> None:
    """Note that somebody spoke with them. Raises SomebodyWasFirstError and NotAMoveError."""
    advance(row, Worry.Status.HEARD, by=by, ended_at=now)
