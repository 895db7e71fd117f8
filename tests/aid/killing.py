"""Programs that have the worker, or what a coordinator notes, killed at every moment of what is done for requests.

What is seen afterwards is how the task stands, who was asked, and what was told.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID, uuid4

from doorstep.aid.actions import answering, climbing, mending, taken_off
from doorstep.aid.models import HelpRequest, Offer, Task, Volunteer
from doorstep.groups.actions import listing
from doorstep.groups.models import Group, Role
from doorstep.messaging.models import Message
from doorstep.safeguarding.actions import keep_apart
from doorstep.safeguarding.models import KeptApart
from tests import killing
from tests.aid.street import NOW, make_street, make_task, make_volunteer
from tests.factories import make_group, make_membership, make_person

# By then what one worker had taken in hand is anybody's again.
AGAIN = NOW + climbing.LEASE + timedelta(minutes=1)


@dataclass(frozen=True)
class Case:
    """A task, in which group it was, and which messages had been written before."""

    task: Task
    group: Group
    messages: frozenset[UUID]


def case(task: Task) -> Case:
    return Case(task, task.group, frozenset(Message.objects.values_list("pk", flat=True)))


@cache
def _street() -> tuple[Group, Volunteer]:
    """Make a group of Clara's, where two help whom no other group knows; return the first of them as well."""
    group, _clara = make_street()
    ben, _bea = (make_volunteer(group, f"{name}-{uuid4().hex}") for name in ("Ben", "Bea"))
    return group, ben


@cache
def _next_door() -> None:
    make_membership(make_person("Olu"), make_group("Bellenden Neighbours"), Role.COORDINATOR)


def _taken(task: Task, ben: Volunteer) -> None:
    made = {"kind": task.kind, "made_at": NOW, "ends_at": task.ends_at}
    answering.accept(Offer.objects.create(task=task, volunteer=ben, person=ben.person, **made), now=NOW)


def asked(_at: int) -> Case:
    """Have something asked for that two neighbours could do."""
    return case(make_task(_street()[0]))


def kept_apart(_at: int) -> Case:
    """Have it taken by somebody who must not come any more."""
    group, ben = _street()
    _taken(task := make_task(group), ben)
    keep_apart(task.request.person, group, other=ben.person_id, by=ben.person_id, now=NOW)
    return case(task)


def heard_at_the_door(_at: int) -> Case:
    """Have somebody asked, who has told the coordinator that they will come."""
    group, ben = _street()
    task = make_task(group)
    made = {"kind": task.kind, "made_at": NOW, "ends_at": task.ends_at}
    Offer.objects.create(task=task, volunteer=ben, person=ben.person, **made)
    return case(task)


def _noted(now: datetime) -> int:
    heard = Offer.objects.filter(status=Offer.Status.OPEN).select_related("task__group", "task__request", "volunteer")
    for offer in heard:
        answering.accept(offer, by=offer.task.owner if offer.task else None, now=now)
    return len(heard)


def taken_off_the_list(_at: int) -> Case:
    """Have it taken in a group that the desk takes off the list, with another next door."""
    group, ben = _street()
    _next_door()
    if group.status == Group.Listing.CLOSED:
        listing.put_on_list(group, by=None)
    _taken(task := make_task(group, may_pass_on=True), ben)
    listing.close(group, by=None)
    return case(task)


def state(of: Case) -> dict[str, Any]:
    task = Task.objects.get(pk=of.task.pk)
    offers = Offer.objects.filter(task=task)
    return {
        "status": task.status,
        "rung": task.rung,
        "moved": task.group_id != of.group.pk,
        "offers": sorted(offers.values_list("status", flat=True)),
        "told": sorted(Message.objects.exclude(pk__in=of.messages).values_list("kind", flat=True)),
    }


def _kill_everywhere(begin: Callable[[int], Case], doing: Callable[[datetime], int]) -> None:
    def begin_alone(at: int) -> Case:
        # What is left of the case before would be looked after again.
        KeptApart.objects.all().delete()
        Offer.objects.all().delete()
        HelpRequest.objects.all().delete()
        Volunteer.objects.update(asked=0, said_yes=0, taken_back=0, last_asked_at=None)
        return begin(at)

    killing.kill_everywhere(begin_alone, doing=lambda _case: doing(NOW), again=lambda _case: doing(AGAIN), state=state)


def kill_climbing() -> None:
    _kill_everywhere(asked, climbing.look_after)


def kill_noting() -> None:
    _kill_everywhere(heard_at_the_door, _noted)


def kill_mending() -> None:
    _kill_everywhere(kept_apart, mending.mend)


def kill_passing_on() -> None:
    _kill_everywhere(taken_off_the_list, taken_off.pass_on)
