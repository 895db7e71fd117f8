"""Planning tasks: each with a window, an owner, and a next step that the worker takes at once."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from doorstep.aid.codewords import WORDS
from doorstep.aid.models import HelpRequest, Task
from doorstep.aid.queries.codes import free_code
from doorstep.journal.actions import record


@dataclass(frozen=True)
class Planned:
    """When it is to be done: in the window, and on a certain day where there is one; `hands` is how many it takes.

    `instead_of` is the day that a rule gave, where it is another.
    """

    starts: datetime
    ends: datetime
    day: date | None = None
    part: str = Task.Part.ANY
    hands: int = 1
    skill: int | None = None
    instead_of: date | None = None


@transaction.atomic
def plan(
    request: HelpRequest, kinds: Iterable[str], when: Planned, *, owner: UUID, by: UUID | None, now: datetime
) -> list[Task]:
    """Plan a task of each kind; one that stands there for that day already is left as it is."""
    tasks = [
        _task(request, kind, when, owner, now) for kind in dict.fromkeys(kinds) if not _planned(request, kind, when)
    ]
    for task in tasks:
        task.code = free_code(task.group_id)
        task.save(force_insert=True)
        record(task, "planned", by=by, group=request.group_id, kind=task.kind)
    return tasks


def _planned(request: HelpRequest, kind: str, when: Planned) -> bool:
    there = Task.objects.filter(request=request, kind=kind, day=when.day, rested=False)
    return when.day is not None and there.exists()


def _task(request: HelpRequest, kind: str, when: Planned, owner: UUID, now: datetime) -> Task:
    return Task(
        request=request,
        person_id=request.person_id,
        group_id=request.group_id,
        team_id=request.team_id,
        cell=request.cell,
        kind=kind,
        skill_id=when.skill,
        day=when.day,
        instead_of=when.instead_of,
        part=when.part,
        starts_at=when.starts,
        ends_at=when.ends,
        hands=when.hands,
        codeword=secrets.choice(WORDS),
        owner=owner,
        due_at=now,
        made_at=now,
    )
