"""This street is not ours: a request goes to another group as it is, and nobody types anything twice."""

from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction

from doorstep.aid import letters, letters_to_askers
from doorstep.aid.actions.asking import TakesNoneError
from doorstep.aid.actions.leaving_round import leave_round
from doorstep.aid.actions.offering import withdraw_all
from doorstep.aid.actions.reminding import remind_no_more
from doorstep.aid.models import HelpRequest, Offer, Repeat, Task
from doorstep.aid.queries.codes import free_code
from doorstep.aid.queries.ways import on_duty, taking
from doorstep.core.sentences import sentence
from doorstep.groups.models import Group, StreetTeam
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import SomebodyWasFirstError, advance

ASK_FIRST = sentence("Ask them first whether another group may have it.")


class NotToBePassedOnError(TakesNoneError):
    """They did not agree that another group is asked."""


@transaction.atomic
def move(  # what, to whom, and how whoever asked is told
    request: HelpRequest,
    to: Group,
    team: StreetTeam | None = None,
    *,
    agreed: bool,
    by: UUID | None,
    now: datetime,
    words: letters_to_askers.Letter = letters_to_askers.moved,
) -> None:
    """Give a request to another group, with what it holds; its tasks begin anew there.

    `agreed` is whether they said just now that it may go there. Raises TakesNoneError, also where it is full, and
    NotToBePassedOnError, and SomebodyWasFirstError where it went elsewhere meanwhile.
    """
    owner = taker(to, team)
    if not (agreed or request.may_pass_on):
        raise NotToBePassedOnError(ASK_FIRST)
    before = request.group_id
    living = HelpRequest.objects.filter(pk=request.pk, group=before, status__in=HelpRequest.LIVING)
    if not living.update(group=to, team=team):
        raise SomebodyWasFirstError(f"{request} is another group's by now, or over.")
    request.group, request.team = to, team
    for task in Task.objects.filter(request=request, status__in=Task.LIVING):
        _begin_anew(task, to.pk, owner, by=by, now=now)
    Task.objects.filter(request=request).update(group=to, team=team)
    # What comes again begins anew as well: neither the skill nor whoever did it the last time is of that group.
    Repeat.objects.filter(request=request).update(skill=None, usual=None)
    record(request, "moved", by=by, group=to.pk, before=before)
    letters_to_askers.tell_asker(request, words, by=by, now=now)


def taker(to: Group, team: StreetTeam | None) -> UUID:
    """Say who looks after it there. Raises TakesNoneError where nobody does, or it is full."""
    way, owner = taking([to]).get(to.pk), on_duty(to, team)
    if way is None or owner is None:
        raise TakesNoneError(sentence("Nobody looks after requests in that group just now. Ring or write to it."))
    if way.is_full:
        raise TakesNoneError(sentence("That group takes nothing new just now. Choose another, or ring it first."))
    return owner


def _begin_anew(task: Task, to: int, owner: UUID, *, by: UUID | None, now: datetime) -> None:
    # Who drives the round of one group goes to no door of another's.
    leave_round(task, by=by)
    remind_no_more(task, now=now)
    asked = list(Offer.objects.filter(task=task, status__in=Offer.LIVING))
    withdraw_all(asked, partial(letters.not_needed, task), by=by, now=now)
    if task.status != Task.Status.OPEN:
        advance(task, Task.Status.OPEN, by=by, taken_at=None)
    anew = {"owner": owner, "due_at": now, "rung": 0, "chased": 0, "filled": 0, "on_board": False, "skill": None}
    anew["code"] = free_code(to)
    Task.objects.filter(pk=task.pk).update(**anew)


@transaction.atomic
def give_to_team(request: HelpRequest, team: StreetTeam | None, *, by: UUID) -> None:
    """Let another of the group's street teams, or the group as a whole, look after a request.

    Raises SomebodyWasFirstError where it went elsewhere meanwhile.
    """
    owner = on_duty(request.group, team)
    as_seen = HelpRequest.objects.filter(pk=request.pk, group=request.group_id, team=request.team_id)
    if not as_seen.update(team=team):
        raise SomebodyWasFirstError(f"{request} went elsewhere meanwhile.")
    request.team = team
    Task.objects.filter(request=request).update(team=team)
    if owner:
        Task.objects.filter(request=request, status__in=Task.LIVING).update(owner=owner)
    what = "given to a street team" if team else "given to the whole group"
    record(request, what, by=by, group=request.group_id)
