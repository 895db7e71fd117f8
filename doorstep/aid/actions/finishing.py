"""What becomes of a task: done, could not, not needed any more; and what follows for its request."""

from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import F

from doorstep.aid import letters, letters_to_desks
from doorstep.aid.actions.ahead import comes_again, plan_ahead
from doorstep.aid.actions.holding import hold
from doorstep.aid.actions.leaving_round import leave_round
from doorstep.aid.actions.offering import withdraw_all, withdraw_others
from doorstep.aid.actions.reminding import remind_no_more
from doorstep.aid.models import Address, HelpRequest, Needs, Note, Offer, Pairing, Repeat, Task
from doorstep.journal.lifecycle import advance
from doorstep.messaging.actions import tell

Status = Task.Status
# By then whoever helped has gone home.
ASK_AFTER = timedelta(hours=2)


@transaction.atomic
def complete(task: Task, *, by: UUID | None, now: datetime) -> None:
    """Note that it was done, whichever side says so, and thank whoever did it; nobody else is asked any more.

    Raises SomebodyWasFirstError and NotAMoveError.
    """
    hold(task.request_id)
    _end(task, Status.DONE, by=by, now=now)
    withdraw_others(task, by=by, now=now)
    for offer in Offer.objects.filter(task=task, status=Offer.Status.ACCEPTED):
        advance(offer, Offer.Status.DONE, by=by, ended_at=now)
        if _went_well(task, offer.person_id, now) and by == offer.person_id:
            _to_be_asked(task, now)
        Repeat.objects.filter(request=task.request_id).update(usual=offer.volunteer_id)
        tell([offer.person_id], partial(letters.thanks, task), by=by, now=now)
    plan_ahead(task.request, by=by, now=now)
    close_if_over(task.request, HelpRequest.Status.DONE, by=by, now=now)


def _to_be_asked(task: Task, now: datetime) -> None:
    """Have whoever asked for it asked how it went, later: where these two met for the first time, and no oftener."""
    Task.objects.filter(pk=task.pk, went="").update(went=Task.Went.DUE, went_at=now + ASK_AFTER)


def _went_well(task: Task, volunteer: UUID, now: datetime) -> bool:
    """Remember that these two met; return whether it was for the first time."""
    pair, new = Pairing.objects.get_or_create(
        asker=task.person_id, volunteer=volunteer, group_id=task.group_id, defaults={"last_at": now}
    )
    if not new:
        Pairing.objects.filter(pk=pair.pk).update(times=F("times") + 1, last_at=now)
    return new


@transaction.atomic
def give_back(offer: Offer, *, now: datetime, by: UUID | None = None) -> None:
    """Say that one cannot after all: the task looks for somebody else at once, and its owner is told.

    `by` is a coordinator who says it for them: they told, or were not heard of. Raises SomebodyWasFirstError and
    NotAMoveError.
    """
    by = by or offer.person_id
    advance(offer, Offer.Status.RETURNED, by=by, ended_at=now)
    if offer.task:
        _look_anew(offer.task, by=by, now=now)


@transaction.atomic
def take_away(offer: Offer, *, now: datetime) -> None:
    """Let it be theirs no more, and tell them that it is not needed; as `give_back` does, with nobody who says it."""
    had_said_yes = offer.status == Offer.Status.ACCEPTED
    advance(offer, Offer.Status.WITHDRAWN, by=None, ended_at=now)
    if offer.task:
        tell([offer.person_id], partial(letters.not_needed, offer.task), by=None, now=now)
        if had_said_yes:
            _look_anew(offer.task, by=None, now=now)


def _look_anew(task: Task, *, by: UUID | None, now: datetime) -> None:
    if task.is_over:
        return
    leave_round(task, by=by)
    remind_no_more(task, now=now)
    still = Task.objects.filter(pk=task.pk, filled__gt=0)
    still.update(filled=F("filled") - 1, rung=0, chased=0, due_at=now)
    task.refresh_from_db()
    if task.status != Status.OPEN:
        advance(task, Status.OPEN, by=by, taken_at=None)
    if task.owner:
        tell([task.owner], partial(letters_to_desks.given_back, task), by=by, now=now)


@transaction.atomic
def cancel(task: Task, *, by: UUID | None, now: datetime) -> None:
    """Note that it is not needed, and tell whoever was asked or had said yes. Raises as `complete` does."""
    hold(task.request_id)
    _end(task, Status.CANCELLED, by=by, now=now)
    _let_go(task, by=by, now=now)
    close_if_over(task.request, HelpRequest.Status.WITHDRAWN, by=by, now=now)


@transaction.atomic
def withdraw(request: HelpRequest, *, by: UUID | None, now: datetime) -> None:
    """Note that nothing of it is needed any more. Raises SomebodyWasFirstError and NotAMoveError."""
    end_request(request, HelpRequest.Status.WITHDRAWN, by=by, now=now)
    for task in Task.objects.filter(request=request, status__in=Task.LIVING):
        _end(task, Status.CANCELLED, by=by, now=now)
        _let_go(task, by=by, now=now)


@transaction.atomic
def hand_on(request: HelpRequest, *, by: UUID | None, now: datetime) -> None:
    """Note that this group looks after it no more. Raises SomebodyWasFirstError and NotAMoveError."""
    end_request(request, HelpRequest.Status.HANDED_ON, by=by, now=now)
    for task in Task.objects.filter(request=request, status__in=Task.LIVING):
        _end(task, Status.HANDED_ON, by=by, now=now)
        _let_go(task, by=by, now=now)


def _end(task: Task, to: str, *, by: UUID | None, now: datetime) -> None:
    remind_no_more(task, now=now)
    advance(task, to, by=by, due_at=None, ended_at=now, on_board=False)


def _let_go(task: Task, *, by: UUID | None, now: datetime) -> None:
    asked = list(Offer.objects.filter(task=task, status__in=Offer.LIVING))
    withdraw_all(asked, partial(letters.not_needed, task), by=by, now=now)


def close_if_over(request: HelpRequest, to: str, *, by: UUID | None, now: datetime) -> None:
    """Close a request that has nothing more to come: as done if any of it was. One that rests goes on resting."""
    request.refresh_from_db()
    tasks = Task.objects.filter(request=request)
    if request.status != HelpRequest.Status.OPEN or tasks.filter(status__in=Task.LIVING).exists():
        return
    if comes_again(request, now):
        return
    done = tasks.filter(status=Status.DONE).exists()
    end_request(request, HelpRequest.Status.DONE if done else to, by=by, now=now)


def end_request(request: HelpRequest, to: str, *, by: UUID | None, now: datetime) -> None:
    """End it, and start the clocks of what is kept with it."""
    hold(request.pk)
    advance(request, to, by=by, closed_at=now)
    Address.objects.filter(request=request, done_at=None).update(done_at=now)
    for kept in (Needs, Note):
        kept.objects.filter(request=request).update(closed_at=now)
