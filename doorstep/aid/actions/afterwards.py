"""What whoever asked says afterwards: how it went, that nobody came; and: please get in touch."""

from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from doorstep.aid import letters_to_desks
from doorstep.aid.actions.finishing import complete
from doorstep.aid.actions.leaving_round import leave_round
from doorstep.aid.actions.reminding import remind_no_more
from doorstep.aid.asked import When, window
from doorstep.aid.letters_of_overflow import would_like_to_hear
from doorstep.aid.matching.ladder import Urgency
from doorstep.aid.models import Offer, Overflow, Task
from doorstep.aid.queries.apart import officers_for
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import SomebodyWasFirstError, advance
from doorstep.messaging.actions import tell
from doorstep.people.models import Person


@transaction.atomic
def nobody_came(task: Task, *, by: UUID, now: datetime) -> None:
    """Let a task that somebody had said yes to look for somebody else at once, for today; its coordinator is told.

    Raises SomebodyWasFirstError and NotAMoveError.
    """
    leave_round(task, by=by)
    remind_no_more(task, now=now)
    here = now.astimezone(timezone.get_default_timezone())
    starts, ends = window(When(Urgency.TODAY), here)
    anew: dict[str, object] = {"taken_at": None, "filled": 0, "rung": 0, "chased": 0, "due_at": now, "went": ""}
    anew |= {} if task.ends_at > now else {"day": None, "part": Task.Part.ANY, "starts_at": starts, "ends_at": ends}
    advance(task, Task.Status.OPEN, by=by, **anew)
    for offer in Offer.objects.filter(task=task, status=Offer.Status.ACCEPTED):
        advance(offer, Offer.Status.RETURNED, by=by, ended_at=now)
    if task.owner:
        tell([task.owner], partial(letters_to_desks.nobody_came, task), by=by, now=now)


@transaction.atomic
def it_went(task: Task, *, well: bool, by: UUID, now: datetime) -> None:
    """Note how it went, as whoever asked was asked; where nobody had said that it is done, this says so, or the other.

    Raises SomebodyWasFirstError and NotAMoveError.
    """
    went = Task.Went.WELL if well else Task.Went.BADLY
    asked = Task.objects.filter(pk=task.pk, status=task.status, went=Task.Went.ASKED)
    if not asked.update(went=went, went_at=now):
        raise SomebodyWasFirstError(f"{task} is no longer as it was.")
    task.went, task.went_at = went, now
    record(task, "went well" if well else "went badly", by=by, group=task.group_id)
    if task.status != Task.Status.DONE:
        (complete if well else nobody_came)(task, by=by, now=now)
    elif task.owner and not well:
        tell([task.owner], partial(letters_to_desks.went_badly, task), by=by, now=now)


@transaction.atomic
def ask_to_be_reached(person: Person, *, by: UUID, now: datetime) -> tuple[int, int]:
    """Tell whoever looks after what they asked for that they would like to hear.

    Return how many coordinators were told, and how many networks' desks.
    """
    living = Task.objects.filter(person=person, status__in=Task.LIVING).select_related("group", "request")
    asked = {task.owner: task for task in living.order_by("-due_at") if task.owner}
    for owner, task in asked.items():
        tell([owner], partial(letters_to_desks.wants_to_hear, task), by=by, now=now)
        record(task, "would like to hear", by=by, group=task.group_id)
    return len(asked), _tell_desks(person, by=by, now=now)


def _tell_desks(person: Person, *, by: UUID, now: datetime) -> int:
    waiting = Overflow.objects.filter(person=person, status=Overflow.Status.WAITING).select_related("network")
    there = [(row, officers) for row in waiting if (officers := officers_for(row))]
    for row, officers in there:
        tell(officers, partial(would_like_to_hear, row.network), by=by, now=now)
        record(row, "would like to hear", by=by, network=row.network_id)
    return len(there)
