"""Asking volunteers whether they would: nobody is ordered, and everybody asked is told what became of it."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import F

from doorstep.aid import letters
from doorstep.aid.matching.ranking import Ranked
from doorstep.aid.models import Offer, Task, Volunteer
from doorstep.journal.actions import record, record_each
from doorstep.journal.lifecycle import SomebodyWasFirstError, advance, advance_each
from doorstep.messaging.actions import tell


@transaction.atomic
def offer(task: Task, whom: Iterable[Ranked], *, until: datetime, by: UUID | None, now: datetime) -> list[Offer]:
    """Ask each of them for this task; whoever was asked for it already is left alone."""
    asked = set(Offer.objects.filter(task=task).values_list("volunteer", flat=True))
    offers = [_offer(task, each, until, by, now) for each in whom if each.ready.volunteer not in asked]
    Offer.objects.bulk_create(offers)
    volunteers = Volunteer.objects.filter(pk__in=[each.volunteer_id for each in offers])
    volunteers.update(asked=F("asked") + 1, last_asked_at=now)
    record_each(offers, "offered", by=by, group=task.group_id, kind=task.kind)
    tell([each.person_id for each in offers], partial(letters.offered, task), by=by, now=now, until=until)
    return offers


def _offer(task: Task, whom: Ranked, until: datetime, by: UUID | None, now: datetime) -> Offer:
    return Offer(
        task=task,
        volunteer_id=whom.ready.volunteer,
        person_id=whom.ready.person,
        kind=task.kind,
        reasons=[str(reason) for reason in whom.reasons],
        made_at=now,
        made_by=by,
        ends_at=until,
    )


@transaction.atomic
def put_on_board(task: Task, *, by: UUID | None) -> bool:
    """Let whoever fits take it from the board; return whether that is new."""
    new = Task.objects.filter(pk=task.pk, status=Task.Status.OPEN, on_board=False).update(on_board=True)
    if new:
        task.on_board = True
        record(task, "put on the board", by=by, group=task.group_id)
    return bool(new)


@transaction.atomic
def withdraw_others(task: Task, *, by: UUID | None, now: datetime) -> None:
    """Take back every question that is still open, and tell whoever was asked that somebody does it."""
    others = list(Offer.objects.filter(task=task, status=Offer.Status.OPEN))
    advance_each(others, Offer.Status.WITHDRAWN, by=by, ended_at=now)
    tell([each.person_id for each in others], partial(letters.no_longer_asked, task), by=by, now=now)


def lapse(now: datetime) -> int:
    """Let go by what nobody answered in time; return how many questions that were."""
    late = Offer.objects.filter(status=Offer.Status.OPEN, ends_at__lte=now).order_by("ends_at")[:200]
    return sum(_lapse(each, now) for each in late)


def _lapse(one: Offer, now: datetime) -> bool:
    try:
        advance(one, Offer.Status.LAPSED, by=None, ended_at=now)
    except SomebodyWasFirstError:
        return False
    return True
