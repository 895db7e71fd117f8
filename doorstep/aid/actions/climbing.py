"""The next step of whatever is due: an open task climbs the ladder, a taken one is asked after."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import cached_property, partial
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from doorstep.aid import letters, letters_to_desks
from doorstep.aid.actions.answering import doing
from doorstep.aid.actions.favours import ask_neighbours
from doorstep.aid.actions.offering import answered_by, put_on_board
from doorstep.aid.actions.overflowing import let_desk_look
from doorstep.aid.actions.reminding import ask_whether_somebody_came
from doorstep.aid.actions.waves import ask_nearest
from doorstep.aid.matching import ladder
from doorstep.aid.matching.ladder import How, Rung
from doorstep.aid.matching.ranking import Ranked
from doorstep.aid.models import Task
from doorstep.aid.queries import candidates
from doorstep.aid.queries.desks import desk_for
from doorstep.aid.queries.ways import way_of, weights_of
from doorstep.core.one_by_one import one_by_one
from doorstep.groups.queries.decisions import taken_off
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import SomebodyWasFirstError
from doorstep.messaging.actions import tell
from doorstep.messaging.queries import told_since

AT_ONCE = 100
# While one worker takes a step, no other takes it too; should it die, the next does after this.
LEASE = timedelta(minutes=5)
ONE_LETTER_A = timedelta(hours=1)
# How many are told of what is new on the board, so that nobody hears of all of it.
AT_THE_BOARD = 12

Status = Task.Status


def look_after(now: datetime) -> int:
    """Take the next step of every task that is due; return how many there were."""
    due = Task.objects.filter(due_at__lte=now).order_by("due_at", "ends_at").select_related("request", "group", "team")
    return one_by_one(due[:AT_ONCE], partial(_step, now=now))


def _step(task: Task, now: datetime) -> bool:
    mine = Task.objects.filter(pk=task.pk, status=task.status, due_at=task.due_at)
    if not mine.update(due_at=now + LEASE) or taken_off(task.group):
        # What a group was asked that the desk took off the list is passed on instead (taken_off.py).
        return False
    with suppress(SomebodyWasFirstError), transaction.atomic():
        _NEXT[Status(task.status)](task, now)
    return True


# -- An open task ----------------------------------------------------------------------------------------------------


def _climb(task: Task, now: datetime) -> None:
    """Ask in waves where the group does, and go up a rung when it is time for that.

    Raises SomebodyWasFirstError where it was taken, or went elsewhere, meanwhile; then nobody is to have been asked.
    """
    way = way_of(task.group)
    in_waves = way.how == How.WAVES or task.rung in ladder.WAVES
    asked = ask_nearest(task, weights_of(way), now) if in_waves and now < task.ends_at else None
    rung, up = task.rung, _goes_up_at(task, now)
    if asked and not asked.too_few and now < up and rung < Rung.BOARD:
        rung = asked.rung
    elif rung < Rung.BOARD or up <= now:
        rung, up = _go_up(task, How(way.how), now, above=max(rung, Rung.WIDER) if in_waves else rung)
    still = Task.objects.filter(pk=task.pk, status=Status.OPEN, group=task.group_id)
    if not still.update(rung=rung, climbs_at=up):
        raise SomebodyWasFirstError(f"{task} is no longer as it was.")
    # Whoever wanted it looked at sooner, since they said no meanwhile, is not overruled.
    still.filter(due_at=now + LEASE).update(due_at=min(up, asked.again) if asked else up)


def _goes_up_at(task: Task, now: datetime) -> datetime:
    """Say when it goes up at the latest; where the nearest are only now being asked, they get the time of the waves."""
    if task.rung >= Rung.BOARD or (task.rung and task.climbs_at):
        return task.climbs_at or now
    return answered_by(task, now, ladder.in_waves)


def _go_up(task: Task, way: How, now: datetime, *, above: int) -> tuple[Rung, datetime]:
    """Go up rungs until one of them asks somebody, and note each; return that one, and when it goes up from there."""
    step = Step(task, answered_by(task, now, ladder.wait), now)
    rung, asked = Rung(above), False
    while not asked:
        rung = _next(task, rung, way, now)
        asked = _ASKING[rung](step) or rung >= Rung.COORDINATOR
        record(task, "climbed", by=None, group=task.group_id, rung=int(rung), asked=asked)
    return rung, step.until if rung < ladder.LAST else _reminded(task, now)


@transaction.atomic
def ask_in_waves(task: Task, *, by: UUID, now: datetime) -> None:
    """Let the nearest be asked for this one, a few at a time, however the group goes about the others.

    Raises SomebodyWasFirstError where it is no longer open, or they are being asked already.
    """
    if task.rung in ladder.WAVES:
        raise SomebodyWasFirstError(f"{task} goes through the waves already.")
    as_seen = Task.objects.filter(pk=task.pk, status=Status.OPEN, rung=task.rung)
    if not as_seen.update(rung=Rung.KNOWN, climbs_at=None, due_at=now + LEASE):
        raise SomebodyWasFirstError(f"{task} is no longer as it was.")
    task.rung, task.climbs_at = Rung.KNOWN, None
    record(task, "asked in waves", by=by, group=task.group_id)
    _climb(task, now)


def _next(task: Task, rung: Rung, way: How, now: datetime) -> Rung:
    """Say which rung comes next; no neighbour is asked for what should have been done by now."""
    if task.ends_at <= now and rung < Rung.COORDINATOR:
        return Rung.COORDINATOR
    return ladder.after(rung, way, may_pass_on=task.request.may_pass_on)


def _reminded(task: Task, now: datetime) -> datetime:
    return now + ladder.remind_in(now - task.ends_at)


class Step:
    """What the rungs of one step share; who fits is looked up where a rung wants to know."""

    def __init__(self, task: Task, until: datetime, now: datetime) -> None:
        self.task, self.until, self.now = task, until, now

    @cached_property
    def ranked(self) -> list[Ranked]:
        return candidates.ranked(self.task, self.now)


def _board(step: Step) -> bool:
    """Show it to all, and tell some of those who fit; whoever was asked for something lately is left in peace."""
    put_on_board(step.task, by=None)
    rested = [each.ready.person for each in step.ranked if not each.ready.asked_lately]
    words = partial(letters.on_board, step.task)
    tell(rested[:AT_THE_BOARD], words, by=None, now=step.now, until=step.until)
    return bool(step.ranked)


def _owner(step: Step) -> bool:
    """Tell the owner, unless they were told so of something else within the hour: their desk shows them all of it."""
    owner = step.task.owner
    if owner and not told_since(owner, letters.WAITS, step.now - ONE_LETTER_A):
        tell([owner], partial(letters_to_desks.waits_for_you, step.task), by=None, now=step.now)
    return True


def _next_door(step: Step) -> bool:
    """Ask the groups with which there is an agreement, and tell the owner that it may be passed on to whichever."""
    ask_neighbours(step.task.request, now=step.now)
    owner = step.task.owner
    if owner and not told_since(owner, letters_to_desks.NEXT_DOOR, step.now - ONE_LETTER_A):
        tell([owner], partial(letters_to_desks.may_go_next_door, step.task), by=None, now=step.now)
    return True


def _network(step: Step) -> bool:
    """Let the desk of the network look; where none is over it, it stands on the house's list (queries/unfound.py)."""
    if network := desk_for(step.task.cell):
        let_desk_look(step.task.request, network, now=step.now)
    return True


_ASKING: dict[Rung, Callable[[Step], bool]] = {
    Rung.BOARD: _board,
    # From here on people look at it: on the desks of the group, of its neighbours, of the network.
    Rung.COORDINATOR: _owner,
    Rung.NEIGHBOURS: _next_door,
    Rung.NETWORK: _network,
    Rung.PARTNER: _owner,
}


# -- One that waits for a nod, and one that is taken -----------------------------------------------------------------


def _remind(task: Task, now: datetime) -> None:
    if task.owner:
        tell([task.owner], partial(letters_to_desks.wants_nod, task), by=None, now=now)
    _again(task, _reminded(task, now))


def _chase(task: Task, now: datetime) -> None:
    """Ask whoever does it whether it was done; where they do not answer, ask whoever asked, and tell the owner."""
    if task.chased == 0:
        tell(doing(task), partial(letters.was_it_done, task), by=None, now=now)
    else:
        ask_whether_somebody_came(task, now)
        if task.owner:
            tell([task.owner], partial(letters_to_desks.nobody_said, task), by=None, now=now)
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
