"""Bringing into line what others changed: nothing is said to be done by somebody who is gone, or may not do it."""

from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from doorstep.aid import letters, letters_of_endings, letters_to_desks
from doorstep.aid.actions.finishing import take_away
from doorstep.aid.actions.reminding import remind_no_more, remind_of_no_more
from doorstep.aid.actions.rounds import take_back
from doorstep.aid.models import Offer, Stop, Task
from doorstep.aid.queries.seeing import never_for
from doorstep.core.one_by_one import one_by_one
from doorstep.journal.lifecycle import SomebodyWasFirstError, advance
from doorstep.messaging.actions import tell
from doorstep.safeguarding.queries import all_kept_apart

AT_ONCE = 100


def mend(now: datetime) -> int:
    """Do all of it; return how much there was."""
    return part(now) + find_others(now) + let_go(now)


# -- Kept apart since ------------------------------------------------------------------------------------------------


def part(now: datetime) -> int:
    """Take what was asked of somebody, or taken by them, away from whoever must not meet the neighbour any more.

    So too of two who go together; of those the one who said yes first stays. Nobody is told why (docs/safety, rule 4):
    it is not needed, and somebody else is found.
    """
    apart = [*all_kept_apart()]
    theirs = Q(task__person__in=apart) | Q(person__in=apart, task__hands__gt=1)
    living = Offer.objects.filter(theirs, status__in=Offer.LIVING).select_related("task__request", "task__group")
    found = living.order_by(F("answered_at").desc(nulls_first=True)) if apart else ()
    return one_by_one(found, partial(_part, now=now))


def _part(offer: Offer, now: datetime) -> bool:
    if offer.task is None or offer.person_id not in never_for(offer.task):
        return False
    try:
        with transaction.atomic():
            if not _out_of_their_share(offer, now):
                take_away(offer, now=now)
    except SomebodyWasFirstError:
        return False
    return True


def _out_of_their_share(offer: Offer, now: datetime) -> bool:
    """Let a door of a round be no driver's, so that it is shared out anew first; say whether it was one of theirs."""
    doors = Stop.objects.filter(task=offer.task_id, status=Stop.Status.PLANNED, drive__volunteer=offer.volunteer_id)
    stop = doors.select_related("round", "task").first()
    if stop is None or offer.status != Offer.Status.ACCEPTED:
        return False
    take_back(stop, due=max(stop.round.starts_at, now), by=None, now=now)
    tell([offer.person_id], partial(letters.not_needed, stop.task), by=None, now=now)
    return True


# -- Taken by nobody -------------------------------------------------------------------------------------------------


def find_others(now: datetime) -> int:
    """Let a task look for somebody again whose hands are fewer than it counts: a volunteer erased themselves."""
    doing = Offer.objects.filter(task=OuterRef("pk"), status=Offer.Status.ACCEPTED).order_by().values("task")
    there = Coalesce(Subquery(doing.annotate(number=Count("pk")).values("number")), 0)
    short = Task.objects.filter(status__in=Task.LIVING, filled__gt=0).alias(there=there).filter(filled__gt=F("there"))
    return one_by_one(short.order_by("due_at", "pk")[:AT_ONCE], partial(_find_others, now=now))


@transaction.atomic
def _find_others(seen: Task, now: datetime) -> bool:
    task = Task.objects.select_for_update().get(pk=seen.pk)
    there = Offer.objects.filter(task=task, status=Offer.Status.ACCEPTED).count()
    if task.is_over or task.filled <= there:
        return False
    if stop := Stop.objects.filter(task=task, status=Stop.Status.PLANNED).select_related("task", "round").first():
        take_back(stop, due=max(stop.round.starts_at, now), by=None, now=now)
    else:
        _open(task, there, now)
    if task.owner:
        tell([task.owner], partial(letters_to_desks.given_back, task), by=None, now=now)
    return True


def _open(task: Task, there: int, now: datetime) -> None:
    remind_no_more(task, now=now)
    Task.objects.filter(pk=task.pk).update(filled=there, rung=0, chased=0, due_at=now)
    if task.status != Task.Status.OPEN:
        advance(task, Task.Status.OPEN, by=None, taken_at=None)


# -- For nobody ------------------------------------------------------------------------------------------------------


def let_go(now: datetime) -> int:
    """Tell whoever was asked, or had said yes, that it is not needed: whoever asked for it erased themselves."""
    left = Offer.objects.filter(task=None, status__in=Offer.LIVING).select_related("volunteer__group")
    return one_by_one(left.order_by("made_at", "pk")[:AT_ONCE], partial(_let_go, now=now))


@transaction.atomic
def _let_go(offer: Offer, now: datetime) -> bool:
    try:
        advance(offer, Offer.Status.WITHDRAWN, by=None, ended_at=now)
    except SomebodyWasFirstError:
        return False
    remind_of_no_more(offer, now=now)
    tell([offer.person_id], partial(letters_of_endings.nothing_to_do, offer.volunteer.group), by=None, now=now)
    return True
