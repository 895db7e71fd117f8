"""The next step of whatever is due: an open task climbs the ladder, a taken one is asked after."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cached_property, partial
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from doorstep.aid import letters, letters_to_desks
from doorstep.aid.actions.answering import doing
from doorstep.aid.actions.offering import offer, put_on_board
from doorstep.aid.matching import ladder
from doorstep.aid.matching.ladder import How, Rung, Urgency
from doorstep.aid.matching.ranking import NEAR, Ranked
from doorstep.aid.models import Repeat, Task
from doorstep.aid.queries import candidates
from doorstep.aid.queries.ways import way_of
from doorstep.groups.queries.decisions import taken_off
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import SomebodyWasFirstError
from doorstep.messaging.actions import tell
from doorstep.messaging.queries import told_since

AT_ONCE = 100
# While one worker takes a step, no other takes it too; should it die, the next does after this.
LEASE = timedelta(minutes=5)
ONE_LETTER_A = timedelta(hours=1)
# How many are asked in one step.
A_FEW, MORE = 3, 6
_PATIENCE = 3
# How many are told of what is new on the board, so that nobody hears of all of it.
AT_THE_BOARD = 12

Status = Task.Status


def look_after(now: datetime) -> int:
    """Take the next step of every task that is due; return how many there were."""
    due = Task.objects.filter(due_at__lte=now).order_by("due_at").select_related("request", "group", "team")
    return sum(_step(task, now) for task in due[:AT_ONCE])


def _step(task: Task, now: datetime) -> bool:
    mine = Task.objects.filter(pk=task.pk, status=task.status, due_at=task.due_at)
    if not mine.update(due_at=now + LEASE) or taken_off(task.group):
        # What a group was asked that the desk took off the list is passed on instead (taken_off.py).
        return False
    with transaction.atomic():
        _NEXT[Status(task.status)](task, now)
    return True


# -- An open task ----------------------------------------------------------------------------------------------------


def _climb(task: Task, now: datetime, begins: How | None = None) -> None:
    """Go up rungs until one of them asks somebody, and note each; it `begins` as the group does, unless said."""
    way, step = How(way_of(task.group).how), Step(task, _until(task, now), now)
    rung, asked = Rung(task.rung), False
    while not asked:
        rung, begins = _next(task, rung, begins or way, now), way
        asked = _ASKING[rung](step) or rung >= Rung.COORDINATOR
        record(task, "climbed", by=None, group=task.group_id, rung=int(rung), asked=asked)
    due = step.until if rung < ladder.LAST else _reminded(task, now)
    Task.objects.filter(pk=task.pk, status=Status.OPEN).update(rung=rung, due_at=due)


@transaction.atomic
def ask_in_waves(task: Task, *, by: UUID, now: datetime) -> None:
    """Let the nearest be asked for this one, a few at a time, however the group goes about the others.

    Raises SomebodyWasFirstError where it is no longer open, or they are being asked already.
    """
    if task.rung in ladder.WAVES:
        raise SomebodyWasFirstError(f"{task} goes through the waves already.")
    as_seen = Task.objects.filter(pk=task.pk, status=Status.OPEN, rung=task.rung)
    if not as_seen.update(rung=Rung.NONE, due_at=now + LEASE):
        raise SomebodyWasFirstError(f"{task} is no longer as it was.")
    task.rung = Rung.NONE
    record(task, "asked in waves", by=by, group=task.group_id)
    _climb(task, now, How.WAVES)


def _next(task: Task, rung: Rung, way: How, now: datetime) -> Rung:
    """Say which rung comes next; no neighbour is asked for what should have been done by now."""
    if task.ends_at <= now and rung < Rung.COORDINATOR:
        return Rung.COORDINATOR
    return ladder.after(rung, way, may_pass_on=task.request.may_pass_on)


def _until(task: Task, now: datetime, *, patience: int = 1) -> datetime:
    """Say how long those who are asked now have to answer."""
    lasts = patience * ladder.wait(Urgency(task.request.urgency), task.ends_at - now)
    until = ladder.until(timezone.localtime(now, timezone.get_default_timezone()), lasts)
    return min(until, task.ends_at) if now < task.ends_at else until


def _reminded(task: Task, now: datetime) -> datetime:
    return now + ladder.remind_in(now - task.ends_at)


class Step:
    """What the rungs of one step share: who fits is asked of the database once, however many rungs are gone up."""

    def __init__(self, task: Task, until: datetime, now: datetime) -> None:
        self.task, self.until, self.now = task, until, now

    @cached_property
    def ranked(self) -> list[Ranked]:
        return candidates.ranked(self.task, self.now)


def _known(step: Step) -> bool:
    if usual := [each for each in step.ranked if each.ready.volunteer == _usual(step.task)]:
        # Who did it the last time is asked first, alone, and has longer to say so.
        step.until = _until(step.task, step.now, patience=_PATIENCE)
        return _ask(step, usual.__contains__, A_FEW)
    return _ask(step, lambda each: bool(each.ready.helped_before), A_FEW)


def _usual(task: Task) -> UUID | None:
    """Say who did it the last time, where the same neighbour is wanted again."""
    if not (task.request.same_volunteer and task.request.every):
        return None
    return Repeat.objects.filter(request=task.request_id).values_list("usual", flat=True).first()


def _street(step: Step) -> bool:
    return _ask(step, lambda each: each.ready.away <= NEAR, A_FEW)


def _wider(step: Step) -> bool:
    return _ask(step, lambda _each: True, MORE)


def _ask(step: Step, who: Callable[[Ranked], bool], most: int) -> bool:
    found = [each for each in step.ranked if who(each)][:most]
    return bool(found and offer(step.task, found, until=step.until, by=None, now=step.now))


def _board(step: Step) -> bool:
    """Show it to all, and tell some of those who fit and were not asked yet; the others find it there."""
    put_on_board(step.task, by=None)
    fit = [each.ready.person for each in step.ranked]
    words = partial(letters.on_board, step.task)
    tell(fit[:AT_THE_BOARD], words, by=None, now=step.now, until=step.until)
    return bool(fit)


def _owner(step: Step) -> bool:
    """Tell the owner, unless they were told so of something else within the hour: their desk shows them all of it."""
    owner = step.task.owner
    if owner and not told_since(owner, letters.WAITS, step.now - ONE_LETTER_A):
        tell([owner], partial(letters.waits_for_you, step.task), by=None, now=step.now)
    return True


def _next_door(step: Step) -> bool:
    """Tell the owner that it may be passed on: the page of the request proposes it, and to which group."""
    owner = step.task.owner
    if owner and not told_since(owner, letters_to_desks.NEXT_DOOR, step.now - ONE_LETTER_A):
        tell([owner], partial(letters_to_desks.may_go_next_door, step.task), by=None, now=step.now)
    return True


_ASKING: dict[Rung, Callable[[Step], bool]] = {
    Rung.KNOWN: _known,
    Rung.STREET: _street,
    Rung.WIDER: _wider,
    Rung.BOARD: _board,
    # From here on people look at it: on the desks of the group, of its neighbours, of the network.
    Rung.COORDINATOR: _owner,
    Rung.NEIGHBOURS: _next_door,
    # It stands on the list of the network's desk from now on (queries/unfound.py).
    Rung.NETWORK: lambda _step: True,
    Rung.PARTNER: _owner,
}


# -- One that waits for a nod, and one that is taken -----------------------------------------------------------------


def _remind(task: Task, now: datetime) -> None:
    if task.owner:
        tell([task.owner], partial(letters.wants_nod, task), by=None, now=now)
    _again(task, _reminded(task, now))


def _chase(task: Task, now: datetime) -> None:
    """Ask whoever does it whether it was done; where they do not answer, tell the owner."""
    if task.chased == 0:
        tell(doing(task), partial(letters.was_it_done, task), by=None, now=now)
    elif task.owner:
        tell([task.owner], partial(letters.nobody_said, task), by=None, now=now)
    Task.objects.filter(pk=task.pk).update(chased=task.chased + 1)
    _again(task, _reminded(task, now))


def _again(task: Task, due: datetime) -> None:
    living: QuerySet[Task] = Task.objects.filter(pk=task.pk, status=task.status)
    living.update(due_at=due)


_NEXT: dict[Status, Callable[[Task, datetime], None]] = {
    Status.OPEN: _climb,
    Status.NOD: _remind,
    Status.TAKEN: _chase,
}
