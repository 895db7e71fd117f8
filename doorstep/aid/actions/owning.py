"""Whose turn it is: taking duty and handing it over, and taking a task in hand."""

from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction

from doorstep.aid import letters_to_desks
from doorstep.aid.models import Conversation, Duty, Task
from doorstep.aid.queries.ways import left_behind, looks_after, on_duty, rung_by_nobody
from doorstep.core.one_by_one import one_by_one
from doorstep.core.sentences import SentenceError, sentence
from doorstep.groups.models import Group, StreetTeam
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import SomebodyWasFirstError
from doorstep.messaging.actions import tell
from doorstep.people.looking import CONTACT_POINTS
from doorstep.vault.actions import LOOKED_AT

AT_ONCE = 200


class NotACoordinatorError(SentenceError):
    """They do not coordinate there, so nothing can be theirs to look after."""


@transaction.atomic
def put_on_duty(
    person: UUID, group: Group, team: StreetTeam | None, *, seen: UUID | None = None, by: UUID, now: datetime
) -> Duty:
    """Let what comes in go to them from now on.

    `seen` is whose turn it was on the page of whoever says so. Raises NotACoordinatorError, and SomebodyWasFirstError
    where it is somebody else's by now.
    """
    Group.objects.select_for_update().get(pk=group.pk)
    if seen and on_duty(group, team) != seen:
        raise SomebodyWasFirstError(f"Somebody else is on duty in {group.pk} by now.")
    if not looks_after(person, group, team):
        raise NotACoordinatorError(sentence("They do not coordinate here any more. Choose somebody else."))
    duty, _new = Duty.objects.update_or_create(group=group, team=team, defaults={"coordinator": person, "since": now})
    record(duty, "on duty", by=by, group=group.pk)
    return duty


@transaction.atomic
def own(task: Task, person: UUID, *, by: UUID) -> None:
    """Let them look after a task.

    Raises NotACoordinatorError, and SomebodyWasFirstError where another looks after it by now than `task` shows.
    """
    if not looks_after(person, task.group, task.team):
        raise NotACoordinatorError(sentence("They do not coordinate here any more. Choose somebody else."))
    if task.owner == person:
        return
    as_seen = Task.objects.filter(pk=task.pk, status__in=Task.LIVING, owner=task.owner)
    if not as_seen.update(owner=person):
        raise SomebodyWasFirstError(f"{task} is looked after by somebody else by now, or over.")
    task.owner = person
    record(task, "taken in hand" if by == person else "given to", by=by, group=task.group_id)


def keep_owned(now: datetime) -> int:
    """Give what lies with somebody who coordinates no longer, or rests, to whoever is on duty; return how much it was.

    Where nobody coordinates any more, it stays as it is: the desk of the network sees the group.
    """
    left = left_behind().order_by("due_at").select_related("group", "team")
    rung = rung_by_nobody().order_by("due_at").select_related("group", "person")
    return one_by_one(left[:AT_ONCE], _keep_owned) + one_by_one(rung[:AT_ONCE], partial(_keep_rung, now=now))


@transaction.atomic
def _keep_owned(task: Task) -> bool:
    owner = on_duty(task.group, task.team)
    mine = Task.objects.filter(pk=task.pk, owner=task.owner, status__in=Task.LIVING)
    if owner is None or owner == task.owner or not mine.update(owner=owner):
        return False
    task.owner = owner
    record(task, "given to", by=None, group=task.group_id)
    return True


@transaction.atomic
def _keep_rung(row: Conversation, now: datetime) -> bool:
    """Let whoever is on duty ring instead of somebody who left; whoever rang can read who sees it from now on."""
    owner = on_duty(row.group)
    mine = Conversation.objects.filter(pk=row.pk, owner=row.owner)
    if owner is None or owner == row.owner or not mine.update(owner=owner):
        return False
    record(row, "given to", by=None, group=row.group_id)
    record(row.person, LOOKED_AT, by=owner, what=CONTACT_POINTS, why="to-plan", group=row.group_id)
    tell([owner], partial(letters_to_desks.rings_now, row.group), by=None, now=now)
    return True
