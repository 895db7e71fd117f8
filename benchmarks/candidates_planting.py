"""Puts the made-up volunteers of one group, their tasks and who was asked before into a database, the fast way."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Any
from uuid import UUID, uuid5

from django.db import connections, transaction

import benchmarks.ready  # noqa: F401 # Django must be set up before a module that names a model
from benchmarks import planting, world
from benchmarks.candidates_world import BEGAN, Door, Helper
from benchmarks.desk_world import people
from doorstep.aid.models import HelpRequest, Task
from doorstep.groups.models import Group, Membership
from doorstep.people.models import Person
from doorstep.vault import keys

AT_ONCE = 20_000
_SPEAKS = '["en"]'
_NOW = BEGAN.replace(tzinfo=UTC)


def plant(helpers: Iterable[Helper], doors: Sequence[Door]) -> list[Task]:
    """Fill the default database; return the tasks, each with its group and its request at hand."""
    group = planting.group(1, world.groups(1)[0])
    with transaction.atomic():
        group.save(force_insert=True)
        known = _volunteers(group, helpers)
        tasks = _tasks(group, doors)
        load("aid_offer", (_offer(door, place, known) for door in doors for place in door.asked))
    with connections["default"].cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connections["default"].vendor == "postgresql" else "ANALYZE")
    return tasks


def _volunteers(group: Group, helpers: Iterable[Helper]) -> Sequence[tuple[UUID, UUID]]:
    """Write them and what they are in the group; return who they are, as volunteers and as persons."""
    known = []
    rest = iter(helpers)
    while some := list(islice(rest, AT_ONCE)):
        load("people_person", ({"id": each.person, **_PERSON} for each in some))
        load("groups_membership", (_membership(each, group) for each in some))
        load("aid_volunteer", (_volunteer(each, group) for each in some))
        known += [(each.key, each.person) for each in some]
    return known


_PERSON = {"is_staff": False, "language": "en-gb", "pace": str(Person.Pace.AT_ONCE), "made_at": BEGAN}


def _membership(each: Helper, group: Group) -> Mapping[str, Any]:
    status = Membership.Status.JOINED if each.joined else Membership.Status.RESTING
    said = {"person_id": each.person, "group_id": group.pk, "role": "volunteer", "status": str(status)}
    return {**said, "began_at": BEGAN}


def _volunteer(each: Helper, group: Group) -> Mapping[str, Any]:
    return {
        "id": each.key,
        "person_id": each.person,
        "group_id": group.pk,
        "cell": each.cell,
        "kinds": each.kinds,
        "times": each.times,
        "going": each.going,
        "metres": each.metres,
        "languages": _SPEAKS,
        "enough": 3,
        "paused": each.paused,
        "vouched_at": BEGAN,
        "asked": 0,
        "said_yes": 0,
        "taken_back": 0,
        "last_asked_at": each.last_asked_at,
        "began_at": BEGAN,
    }


def _tasks(group: Group, doors: Sequence[Door]) -> list[Task]:
    asker = people(["Amina"])[0]
    urgency = HelpRequest.Urgencies.WEEK
    request = HelpRequest(person=asker, group=group, cell=group.cell, urgency=urgency, asked_at=_NOW)
    request.save(force_insert=True)
    tasks = [_task(each, request) for each in doors]
    with keys.at_hand([asker.pk]):
        return Task.objects.bulk_create(tasks, batch_size=1_000)


def _task(door: Door, request: HelpRequest) -> Task:
    starts = door.starts.replace(tzinfo=UTC)
    said = {"request": request, "person": request.person, "group": request.group, "owner": request.person_id}
    window = {"starts_at": starts, "ends_at": starts + door.lasts, "due_at": starts, "made_at": _NOW}
    return Task(pk=door.key, cell=door.cell, kind=door.kind, codeword="lantern", **said, **window)


def _offer(door: Door, place: int, known: Sequence[tuple[UUID, UUID]]) -> Mapping[str, Any]:
    volunteer, person = known[place]
    over = {"status": "declined", "answered_at": BEGAN, "ended_at": BEGAN}
    when = {"made_at": BEGAN, "ends_at": BEGAN, **over}
    whose = {"task_id": door.key, "volunteer_id": volunteer, "person_id": person}
    return {"id": uuid5(door.key, str(place)), "kind": door.kind, "reasons": "[]", **whose, **when}


def load(table: str, rows: Iterator[Mapping[str, Any]]) -> None:
    connection = connections["default"]
    if first := next(rows, None):
        plain = ([_plain(value, connection.vendor) for value in row.values()] for row in (first, *rows))
        planting.load(connection, table, list(first), map(tuple, plain))


def _plain(value: object, vendor: str) -> Any:
    """Say a value as the table has it: SQLite keeps ids and times as text."""
    if vendor == "postgresql":
        return value
    return value.hex if isinstance(value, UUID) else str(value) if isinstance(value, datetime) else value
