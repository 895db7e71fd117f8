"""Changing what comes again: one of it on another day, one left out, a rest for a while, and the end."""

from datetime import date, datetime
from functools import partial
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from doorstep.aid import letters
from doorstep.aid.actions.ahead import plan_ahead
from doorstep.aid.actions.answering import asked_after, doing
from doorstep.aid.actions.finishing import cancel
from doorstep.aid.actions.holding import hold
from doorstep.aid.actions.reminding import remind_no_more
from doorstep.aid.actions.rounds import remove_door
from doorstep.aid.asked import of_day
from doorstep.aid.models import HelpRequest, Offer, Repeat, Stop, Task
from doorstep.aid.queries.rounds import yes_of_driver
from doorstep.core.sentences import SentenceError, sentence
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError, advance
from doorstep.messaging.actions import tell


class NotThenError(SentenceError):
    """It cannot be done on that day, or rest until then."""


class NotARepeatError(SentenceError):
    """It does not come again, so there is nothing that could be moved, left out, or rest."""


@transaction.atomic
def move_to(task: Task, day: date, *, by: UUID, now: datetime) -> None:
    """Do one of what comes again on another day; the others stay as they are, and whoever does it is told.

    Raises NotThenError, SomebodyWasFirstError and NotAMoveError; then nothing has changed.
    """
    was = _one_of_a_series(task)
    here = timezone.localtime(now, timezone.get_default_timezone())
    if day < here.date():
        raise NotThenError(sentence("That day is over. Choose one that is still to come."))
    if day == was:
        return
    _leave_round(task, by=by, now=now)
    remind_no_more(task, now=now)
    starts, ends = of_day(day, task.part, here)
    task.starts_at, task.ends_at = starts, ends
    due = asked_after(task, now) if task.status == Task.Status.TAKEN else now
    also: dict[str, object] = {"instead_of": task.instead_of or was, "starts_at": starts, "ends_at": ends}
    also |= {"due_at": due, "rung": 0, "chased": 0}
    as_seen = Task.objects.filter(pk=task.pk, status=task.status, day=was)
    try:
        with transaction.atomic():
            moved = as_seen.update(day=day, **also)
    except IntegrityError:
        raise NotThenError(sentence("There is one on that day already. Choose another day.")) from None
    if not moved:
        raise SomebodyWasFirstError(f"{task} is no longer as it was.")
    task.refresh_from_db()
    record(task, "moved", by=by, group=task.group_id, before=str(was), to=str(day))
    _tell_of_another_day(task, by=by, now=now)


def _tell_of_another_day(task: Task, *, by: UUID, now: datetime) -> None:
    """Tell whoever does it, and whoever was asked and may answer until its new end."""
    asked = Offer.objects.filter(task=task, status=Offer.Status.OPEN)
    asked.update(ends_at=task.ends_at)
    concerned = {*doing(task), *asked.values_list("person", flat=True)}
    tell(concerned, partial(letters.on_another_day, task), by=by, now=now)


def _leave_round(task: Task, *, by: UUID, now: datetime) -> None:
    """Let a round go on its own day without it: whoever said yes to drive there is told that they need not."""
    stop = Stop.objects.filter(task=task, status=Stop.Status.PLANNED).select_related("round").first()
    if stop is None:
        return
    stop.task, drivers = task, list(yes_of_driver(task).values_list("person", flat=True))
    tell(drivers, partial(letters.not_needed, task), by=by, now=now)
    remove_door(stop, by=by, now=now)


@transaction.atomic
def skip(task: Task, *, by: UUID, now: datetime) -> None:
    """Leave out one of what comes again. Raises NotARepeatError, SomebodyWasFirstError and NotAMoveError."""
    _one_of_a_series(task)
    cancel(task, by=by, now=now)
    plan_ahead(task.request, by=by, now=now)


def _one_of_a_series(task: Task) -> date:
    if task.day is None or not Repeat.objects.filter(request=task.request_id).exists():
        raise NotARepeatError(sentence("It is asked for once, and does not come again."))
    if task.is_over:
        raise NotAMoveError(f"{task} is over.")
    return task.day


@transaction.atomic
def rest(request: HelpRequest, *, until: date | None, by: UUID, now: datetime) -> None:
    """Let it rest until a day, or until somebody says: what was planned for that time is not needed.

    Raises NotARepeatError, NotThenError, SomebodyWasFirstError and NotAMoveError; then nothing has changed.
    """
    if not Repeat.objects.filter(request=request).exists():
        raise NotARepeatError(sentence("It is asked for once, and does not come again."))
    if until and until <= timezone.localdate(now, timezone.get_default_timezone()):
        raise NotThenError(sentence("Choose a day that is still to come."))
    hold(request.pk)
    advance(request, HelpRequest.Status.PAUSED, by=by, paused_until=until)
    planned = Task.objects.filter(request=request, status__in=Task.LIVING, day__isnull=False)
    for task in planned.filter(day__lt=until) if until else planned:
        cancel(task, by=by, now=now)
        Task.objects.filter(pk=task.pk).update(rested=True)
    Repeat.objects.filter(request=request).update(ahead=None)
