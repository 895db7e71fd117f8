"""The next step of whatever is due: an open task climbs the ladder, a taken one is asked after."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.db.models import QuerySet

from doorstep.aid import letters
from doorstep.aid.actions.answering import doing
from doorstep.aid.actions.offering import offer, put_on_board
from doorstep.aid.matching import ladder
from doorstep.aid.matching.ladder import How, Rung, Urgency
from doorstep.aid.matching.ranking import NEAR, Ranked
from doorstep.aid.models import Task
from doorstep.aid.queries import candidates
from doorstep.aid.queries.ways import looks_after, on_duty, way_of
from doorstep.journal.actions import record
from doorstep.messaging.actions import tell

AT_ONCE = 100
# While one worker takes a step, no other takes it too; should it die, the next does after this.
LEASE = timedelta(minutes=5)
# How many are asked in one step.
A_FEW, MORE = 3, 6
REMIND_AFTER = timedelta(hours=24)

Status = Task.Status


def look_after(now: datetime) -> int:
    """Take the next step of every task that is due; return how many there were."""
    due = Task.objects.filter(due_at__lte=now).order_by("due_at").select_related("request", "group", "team")
    return sum(_step(task, now) for task in due[:AT_ONCE])


def _step(task: Task, now: datetime) -> bool:
    mine = Task.objects.filter(pk=task.pk, status=task.status, due_at=task.due_at)
    if not mine.update(due_at=now + LEASE):
        return False
    with transaction.atomic():
        _keep_owned(task)
        _NEXT[Status(task.status)](task, now)
    return True


def _keep_owned(task: Task) -> None:
    """Give a task whose owner is no longer there to whoever is on duty."""
    if task.owner and looks_after(task.owner, task.group, task.team):
        return
    owner = on_duty(task.group, task.team)
    if owner and owner != task.owner:
        Task.objects.filter(pk=task.pk).update(owner=owner)
        task.owner = owner
        record(task, "given to", by=None, group=task.group_id)


# -- An open task ----------------------------------------------------------------------------------------------------


def _climb(task: Task, now: datetime) -> None:
    """Go up rungs until one of them asks somebody, and note each."""
    way = How(way_of(task.group).how)
    rung, asked = Rung(task.rung), False
    while not asked:
        rung = ladder.after(rung, way, may_pass_on=task.request.may_pass_on)
        until = now + ladder.wait(Urgency(task.request.urgency), task.ends_at - now)
        asked = _ASKING[rung](task, until, now) or rung >= Rung.COORDINATOR
        record(task, "climbed", by=None, group=task.group_id, rung=int(rung), asked=asked)
    due = until if rung < Rung.COORDINATOR or rung < ladder.LAST else now + REMIND_AFTER
    Task.objects.filter(pk=task.pk, status=Status.OPEN).update(rung=rung, due_at=due)


def _known(task: Task, until: datetime, now: datetime) -> bool:
    return _ask(task, until, now, lambda each: bool(each.ready.helped_before), A_FEW)


def _street(task: Task, until: datetime, now: datetime) -> bool:
    return _ask(task, until, now, lambda each: each.ready.away <= NEAR, A_FEW)


def _wider(task: Task, until: datetime, now: datetime) -> bool:
    return _ask(task, until, now, lambda _each: True, MORE)


def _ask(task: Task, until: datetime, now: datetime, who: Callable[[Ranked], bool], most: int) -> bool:
    found = [each for each in candidates.ranked(task, now) if who(each)][:most]
    return bool(offer(task, found, until=until, by=None, now=now))


def _board(task: Task, until: datetime, now: datetime) -> bool:
    """Show it to all, and tell those who fit and were not asked yet."""
    put_on_board(task, by=None)
    found = candidates.ranked(task, now)
    tell([each.ready.person for each in found], partial(letters.on_board, task), by=None, now=now, until=until)
    return bool(found)


def _owner(task: Task, _until: datetime, now: datetime) -> bool:
    if task.owner:
        tell([task.owner], partial(letters.waits_for_you, task), by=None, now=now)
    return True


_ASKING: dict[Rung, Callable[[Task, datetime, datetime], bool]] = {
    Rung.KNOWN: _known,
    Rung.STREET: _street,
    Rung.WIDER: _wider,
    Rung.BOARD: _board,
    # From here on people look at it: on the desks of the group, of its neighbours, of the network.
    Rung.COORDINATOR: _owner,
    Rung.NEIGHBOURS: _owner,
    Rung.NETWORK: _owner,
    Rung.PARTNER: _owner,
}


# -- One that waits for a nod, and one that is taken -----------------------------------------------------------------


def _remind(task: Task, now: datetime) -> None:
    if task.owner:
        tell([task.owner], partial(letters.wants_nod, task), by=None, now=now)
    _again(task, now + REMIND_AFTER)


def _chase(task: Task, now: datetime) -> None:
    """Ask whoever does it whether it was done; where they do not answer, tell the owner."""
    if task.chased == 0:
        tell(doing(task), partial(letters.was_it_done, task), by=None, now=now)
    elif task.owner:
        tell([task.owner], partial(letters.nobody_said, task), by=None, now=now)
    Task.objects.filter(pk=task.pk).update(chased=task.chased + 1)
    _again(task, now + REMIND_AFTER)


def _again(task: Task, due: datetime) -> None:
    living: QuerySet[Task] = Task.objects.filter(pk=task.pk, status=task.status)
    living.update(due_at=due)


_NEXT: dict[Status, Callable[[Task, datetime], None]] = {
    Status.OPEN: _climb,
    Status.NOD: _remind,
    Status.TAKEN: _chase,
}
