"""Asking volunteers whether they would: nobody is ordered, and everybody asked is told what became of it."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from doorstep.aid import kinds, letters
from doorstep.aid.matching import ladder
from doorstep.aid.matching.chance import HAD_TIME, Help, rested, warmth
from doorstep.aid.matching.ladder import Urgency
from doorstep.aid.matching.ranking import Ranked
from doorstep.aid.models import Offer, Task, Volunteer
from doorstep.aid.queries.seeing import ASKED
from doorstep.core.one_by_one import one_by_one
from doorstep.journal.actions import record, record_each
from doorstep.journal.lifecycle import SomebodyWasFirstError, advance, advance_each
from doorstep.messaging.actions import Words, take_back, tell


@transaction.atomic
def offer(task: Task, whom: Iterable[Ranked], *, until: datetime, by: UUID | None, now: datetime) -> list[Offer]:
    """Ask each of them for this task; whoever was asked for it already is left alone."""
    asked = set(Offer.objects.filter(ASKED, task=task).values_list("volunteer", flat=True))
    help_ = kinds.of_task(task.group, task.kind).help_
    offers = [_offer(task, each, help_, until, by, now) for each in whom if each.ready.volunteer not in asked]
    Offer.objects.bulk_create(offers)
    hold(them := Q(pk__in=[each.volunteer_id for each in offers]))
    Volunteer.objects.filter(them).update(asked=F("asked") + 1, last_asked_at=now)
    record_each(offers, "offered", by=by, group=task.group_id, kind=task.kind)
    tell([each.person_id for each in offers], partial(letters.offered, task), by=by, now=now, until=until)
    return offers


def hold(whom: Q) -> None:
    """Hold these volunteers until all is done, always in one order: two who hold some of the same wait, and never both.

    The task they are asked for is held before them.
    """
    list(Volunteer.objects.select_for_update(no_key=True).filter(whom).order_by("pk").values_list("pk"))


def _offer(task: Task, whom: Ranked, help_: Help, until: datetime, by: UUID | None, now: datetime) -> Offer:
    return Offer(
        task=task,
        volunteer_id=whom.ready.volunteer,
        person_id=whom.ready.person,
        kind=task.kind,
        reasons=[str(reason) for reason in whom.reasons],
        chance=rested(help_, whom.ready),
        warmth=warmth(whom.ready),
        made_at=now,
        made_by=by,
        ends_at=until,
    )


def answered_by(task: Task, now: datetime, lasts: Callable[[Urgency, timedelta], timedelta]) -> datetime:
    """Say by when those who are asked now have had so long to answer; not after the deadline, while that is ahead.

    `lasts` says how long, by how urgent it is and how much waking time is left.
    """
    here = timezone.localtime(now, timezone.get_default_timezone())
    left = ladder.left(here, task.ends_at.astimezone(here.tzinfo))
    until = ladder.until(here, lasts(Urgency(task.request.urgency), left))
    return min(until, task.ends_at) if now < task.ends_at else until


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
    others = Offer.objects.select_for_update(no_key=True).filter(task=task, status=Offer.Status.OPEN)
    withdraw_all(list(others), partial(letters.no_longer_asked, task), by=by, now=now)


def withdraw_all(offers: Sequence[Offer], words: Callable[[str], Words], *, by: UUID | None, now: datetime) -> None:
    """Take back what somebody was asked, or had said yes to, and tell them; what was not yet sent stays here.

    Whoever had no time to answer is not taken to have been silent.
    """
    advance_each(offers, Offer.Status.WITHDRAWN, by=by, ended_at=now)
    unanswered = [each for each in offers if each.answered_at is None]
    if quicker := [each.volunteer_id for each in unanswered if now - each.made_at < HAD_TIME]:
        hold(them := Q(pk__in=quicker))
        Volunteer.objects.filter(them).update(taken_back=F("taken_back") + 1)
    take_back(letters.OFFERED, {(each.person_id, each.made_at) for each in unanswered}, now=now)
    tell([each.person_id for each in offers], words, by=by, now=now)


def lapse(now: datetime) -> int:
    """Let go by what nobody answered in time; return how many questions that were."""
    late = Offer.objects.filter(status=Offer.Status.OPEN, ends_at__lte=now).order_by("ends_at")[:200]
    return one_by_one(late, partial(_lapse, now=now))


def _lapse(one: Offer, now: datetime) -> bool:
    try:
        advance(one, Offer.Status.LAPSED, by=None, ended_at=now)
    except SomebodyWasFirstError:
        return False
    return True
