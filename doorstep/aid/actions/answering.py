"""Answering: yes, not this time, and what a coordinator says to a yes that needs a nod."""

from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q

from doorstep.aid import letters, letters_to_askers, letters_to_desks
from doorstep.aid.actions.leaving_round import leave_round
from doorstep.aid.actions.offering import hold, withdraw_others
from doorstep.aid.matching.fitting import still_may, why_not
from doorstep.aid.matching.ladder import How, Rung
from doorstep.aid.models import Offer, Repeat, Task, Volunteer
from doorstep.aid.queries.candidates import wanted
from doorstep.aid.queries.seeing import ASKED, never_for, ready_one
from doorstep.aid.queries.ways import may_help, way_of
from doorstep.core.sentences import SentenceError, sentence
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import SomebodyWasFirstError, advance
from doorstep.messaging.actions import tell

Status = Task.Status
# Nobody is asked whether it was done sooner than this after their yes.
ASK_AFTER, A_WEEK = timedelta(hours=2), timedelta(days=7)


class TakenError(SentenceError):
    """Somebody else was first, or it is not needed any more."""


class NotForThemError(TakenError):
    """They cannot do it: matching says so, whoever asks."""


@transaction.atomic
def accept(offer: Offer, *, now: datetime, by: UUID | None = None) -> Task:
    """Say yes to what one was asked. Of many who do at once as many get it as it takes hands.

    `by` is a coordinator whom they told. Raises TakenError, and NotForThemError where what they said yes to meanwhile
    is enough; then nothing has changed.
    """
    if offer.task is None or not may_help(offer.person_id, offer.task.group):
        raise _taken()
    place = hold_hand(offer.task)
    _hold(offer.task, offer.volunteer)
    if not still_may(wanted(offer.task), ready_one(offer.task, offer.volunteer, now)):
        raise _not_for_them()
    try:
        advance(offer, Offer.Status.ACCEPTED, by=by or offer.person_id, answered_at=now, place=place)
    except SomebodyWasFirstError:
        raise _taken() from None
    return _said_yes(offer.task, offer.volunteer, now=now)


@transaction.atomic
def take(task: Task, volunteer: Volunteer, *, now: datetime) -> Offer:
    """Take a task from the board; who was asked for it as well says yes to that.

    Raises TakenError and NotForThemError; then nothing has changed.
    """
    asked = Offer.objects.filter(task=task, volunteer=volunteer, status__in=Offer.LIVING).first()
    if asked:
        if asked.status == Offer.Status.OPEN:
            accept(asked, now=now)
        return asked
    place = hold_hand(task, on_board=True)
    _hold(task, volunteer)
    if not may_help(volunteer.person_id, task.group) or why_not(wanted(task), ready_one(task, volunteer, now)):
        raise _not_for_them()
    offer = Offer.objects.create(
        status=Offer.Status.ACCEPTED,
        task=task,
        volunteer=volunteer,
        person_id=volunteer.person_id,
        kind=task.kind,
        place=place,
        made_at=now,
        ends_at=now,
        answered_at=now,
    )
    record(offer, Offer.Status.ACCEPTED, by=volunteer.person_id, group=task.group_id, kind=task.kind)
    _said_yes(task, volunteer, now=now)
    return offer


def _not_for_them() -> NotForThemError:
    """Say nothing of why: one of the reasons is never told."""
    return NotForThemError(sentence("This one is not for you just now."))


def _hold(task: Task, volunteer: Volunteer) -> None:
    """Let them say yes to one thing after the other: else two at once would be more than is enough.

    With them, whoever else was asked, for a yes counts with each of them: held one by one later, two yeses to two tasks
    could each hold what the other waits for.
    """
    asked = Offer.objects.filter(task=task, status=Offer.Status.OPEN).values("volunteer")
    hold(Q(pk=volunteer.pk) | Q(pk__in=asked))


def hold_hand(task: Task, *, on_board: bool = False) -> int:
    """Hold one of the task's hands, in one statement: of any number at once, as many get one as there are."""
    free = Task.objects.filter(pk=task.pk, status=Status.OPEN, filled__lt=F("hands"))
    if not (free.filter(on_board=True) if on_board else free).update(filled=F("filled") + 1):
        raise _taken()
    task.refresh_from_db(fields=["status", "filled", "hands"])
    held = Offer.objects.filter(task=task, status=Offer.Status.ACCEPTED).values_list("place", flat=True)
    return next(each for each in range(1, task.hands + 1) if each not in {*held})


def _taken() -> TakenError:
    return TakenError(sentence("Somebody else was a moment quicker, or it is not needed any more. Thank you."))


def _said_yes(task: Task, volunteer: Volunteer, *, now: datetime) -> Task:
    leave_round(task, by=volunteer.person_id)
    Volunteer.objects.filter(pk=volunteer.pk).update(said_yes=F("said_yes") + 1)
    if task.filled == task.hands:
        _enough(task, by=volunteer.person_id, now=now)
    else:
        Task.objects.filter(pk=task.pk, status=Status.OPEN).update(due_at=now)
    return task


def _enough(task: Task, *, by: UUID, now: datetime) -> None:
    needs_nod = way_of(task.group).needs_nod or not all_vouched(task)
    _move(task, Status.NOD if needs_nod else Status.TAKEN, by=by, now=now)
    withdraw_others(task, by=by, now=now)


@transaction.atomic
def change_takes(task: Task, *, hands: int, skill: int | None, by: UUID, now: datetime) -> None:
    """Change how many an open task takes, and the skill; what comes again takes as many from then on.

    Where as many have said yes already, it goes on. Raises SomebodyWasFirstError.
    """
    as_seen = Task.objects.filter(pk=task.pk, status=Status.OPEN, filled=task.filled, hands=task.hands)
    if not as_seen.update(hands=hands, skill=skill):
        raise SomebodyWasFirstError(f"{task} is no longer as it was.")
    task.refresh_from_db()
    Repeat.objects.filter(request=task.request_id).update(hands=hands, skill=skill)
    record(task, "takes", by=by, group=task.group_id, hands=hands)
    if task.filled == hands:
        _enough(task, by=by, now=now)


def all_vouched(task: Task) -> bool:
    doing = Offer.objects.filter(task=task, status=Offer.Status.ACCEPTED)
    return not doing.filter(volunteer__vouched_at=None).exists()


def _move(task: Task, to: str, *, by: UUID, now: datetime) -> None:
    """Go on to what follows a yes, and tell whom it concerns."""
    due = now + ASK_AFTER if to == Status.NOD else asked_after(task, now)
    advance(task, to, by=by, taken_at=now, due_at=due, chased=0, went="")
    if to == Status.NOD and task.owner:
        tell([task.owner], partial(letters_to_desks.wants_nod, task), by=by, now=now)
    elif to == Status.TAKEN:
        tell_taken(task, by=by, now=now)


def asked_after(task: Task, now: datetime) -> datetime:
    """Say when whoever does it is asked whether it was done: once its time is over, or a week of it."""
    week = max(task.starts_at, now) + A_WEEK
    return max(min(task.ends_at, week), now + ASK_AFTER)


def tell_taken(task: Task, *, by: UUID | None, now: datetime) -> None:
    letters_to_askers.tell_asker(task.request, letters_to_askers.somebody_comes, by=by, now=now)
    tell(doing(task), partial(letters.yours, task), by=by, now=now)


def doing(task: Task) -> list[UUID]:
    """Say who does it."""
    return list(Offer.objects.filter(task=task, status=Offer.Status.ACCEPTED).values_list("person", flat=True))


@transaction.atomic
def put_aside(task: Task, volunteer: Volunteer, *, now: datetime) -> None:
    """Say of a task on the board that it is not for them: it is not shown again, and they are not asked for it."""
    Volunteer.objects.select_for_update().get(pk=volunteer.pk)
    if Offer.objects.filter(ASKED, task=task, volunteer=volunteer).exists():
        return
    moments = dict.fromkeys(("made_at", "ends_at", "answered_at", "ended_at"), now)
    offer = Offer.objects.create(
        status=Offer.Status.DECLINED,
        task=task,
        volunteer=volunteer,
        person_id=volunteer.person_id,
        kind=task.kind,
        **moments,
    )
    record(offer, Offer.Status.DECLINED, by=volunteer.person_id, group=task.group_id, kind=task.kind)


@transaction.atomic
def decline(offer: Offer, *, now: datetime, by: UUID | None = None) -> None:
    """Say: not this time. Nobody asks why, and the task looks for the next at once.

    `by` is a coordinator whom they told. Raises SomebodyWasFirstError and NotAMoveError.
    """
    # The task first, as a yes does: else each could hold what the other waits for.
    held = Task.objects.select_for_update(no_key=True)
    task = held.filter(pk=offer.task_id).first() if offer.task_id else None
    advance(offer, Offer.Status.DECLINED, by=by or offer.person_id, answered_at=now, ended_at=now)
    if task:
        _look_on(task, now)


def _look_on(task: Task, now: datetime) -> None:
    """Let it be looked at at once; in a group without waves, up it goes where nobody is left who was asked."""
    still = Task.objects.filter(pk=task.pk, status=Status.OPEN)
    still.update(due_at=now)
    asked = Offer.objects.filter(task=task, status=Offer.Status.OPEN).exists()
    if not asked and way_of(task.group).how != How.WAVES:
        still.filter(rung__gte=Rung.BOARD).update(climbs_at=now)


# -- A nod -----------------------------------------------------------------------------------------------------------


@transaction.atomic
def nod(task: Task, *, by: UUID, now: datetime) -> None:
    """Let it be as those who said yes would have it. Raises SomebodyWasFirstError and NotAMoveError.

    Whoever is kept apart by now, from the neighbour or from the other of two, goes to no door, and nobody hears why
    (docs/safety, rule 4).
    """
    if never_for(task) & {*doing(task)}:
        raise SomebodyWasFirstError(f"{task} looks for somebody else.")
    advance(task, Status.TAKEN, by=by, due_at=asked_after(task, now))
    tell_taken(task, by=by, now=now)


@transaction.atomic
def refuse(task: Task, *, by: UUID, now: datetime) -> None:
    """Thank those who said yes, and look for somebody else. Raises SomebodyWasFirstError and NotAMoveError."""
    advance(task, Status.OPEN, by=by, due_at=now, filled=0, taken_at=None, rung=0)
    for each in Offer.objects.filter(task=task, status=Offer.Status.ACCEPTED):
        advance(each, Offer.Status.WITHDRAWN, by=by, ended_at=now)
        tell([each.person_id], partial(letters.no_longer_asked, task), by=by, now=now)
