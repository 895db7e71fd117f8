"""What the desk of a group shows: tasks that wait, by what they wait for, as far as whoever looks may see them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import (
    BooleanField,
    Case,
    Count,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from doorstep.aid.matching import ladder
from doorstep.aid.matching.ladder import Rung, Urgency
from doorstep.aid.models import HelpRequest, Offer, Task
from doorstep.aid.queries.seeing import QUESTION
from doorstep.aid.steps import ASKED_TWICE
from doorstep.groups.standing import Standing

Status = Task.Status
# The worker takes each step within seconds. What it has not taken by then is for people to look at.
WORKER_LATE = timedelta(minutes=15)
# So far ahead no deadline hurries anybody: then how long an answer may take hangs on how urgent it is, and no more.
_FAR_AHEAD = timedelta(weeks=4)


def requests_seen_by(viewer: Standing) -> "QuerySet[HelpRequest]":
    """Return what the group was asked; to a street coordinator what their street teams have."""
    found = HelpRequest.objects.filter(group=viewer.group)
    return found if viewer.coordinates else found.filter(team__in=viewer.teams)


def tasks_seen_by(viewer: Standing) -> "QuerySet[Task]":
    found = Task.objects.filter(group=viewer.group)
    return found if viewer.coordinates else found.filter(team__in=viewer.teams)


# For what so few were `just_asked` that somebody is still to be asked.
TOO_FEW_ASKED = Q(just_asked__lt=F("hands") - F("filled"))


@dataclass(frozen=True)
class Filter:
    """What somebody wants to see of all that is open; empty where they want all."""

    state: str = ""
    team: int | None = None
    kind: str = ""
    owner: UUID | None = None


# What a task may wait for, by the word that stands in the address.
STATES: dict[str, Q] = {
    "looking": Q(status=Status.OPEN, rung__lt=Rung.COORDINATOR),
    "nobody": Q(status=Status.OPEN, rung__gte=Rung.COORDINATOR),
    "nod": Q(status=Status.NOD),
    "taken": Q(status=Status.TAKEN),
}


def open_tasks(viewer: Standing, now: datetime, wanted: Filter | None = None) -> "QuerySet[Task]":
    """Return what is open or being done, what is late first, and then what comes next."""
    wanted = wanted or Filter()
    found = tasks_seen_by(viewer).filter(STATES.get(wanted.state, Q(status__in=Task.LIVING)))
    said = {"team": wanted.team, "kind": wanted.kind, "owner": wanted.owner}
    found = found.filter(**{name: value for name, value in said.items() if value})
    return _in_order(found.annotate(just_asked=how_many_just_asked(now)), now)


def needing(viewer: Standing, now: datetime) -> "QuerySet[Task]":
    """Return what waits for the viewer themselves: a nod, a word with somebody, a choice."""
    found = tasks_seen_by(viewer).filter(owner=viewer.person).annotate(just_asked=how_many_just_asked(now))
    return _in_order(found.filter(_needs_owner(now)), now)


def how_many_need(person: UUID, now: datetime) -> int:
    """Count what waits for somebody, in whichever groups they look after requests."""
    found = Task.objects.filter(owner=person).alias(just_asked=how_many_just_asked(now))
    return found.filter(_needs_owner(now)).count()


def _needs_owner(now: datetime) -> Q:
    """While those who were asked are enough, and have time to answer, there is nothing to do but wait."""
    return (
        Q(status=Status.NOD)
        | (Q(status=Status.OPEN, rung__gte=Rung.COORDINATOR) & TOO_FEW_ASKED)
        | Q(status=Status.OPEN, ends_at__lte=now)
        | Q(status=Status.TAKEN, chased__gte=ASKED_TWICE)
        | Q(status__in=Task.LIVING, due_at__lte=now - WORKER_LATE)
    )


def how_many_just_asked(now: datetime) -> Coalesce:
    """Count for a task those who were asked and have had no time to answer yet, as the ladder gives it."""
    has_time = (Q(task__request__urgency=each, made_at__gt=now - ladder.wait(each, _FAR_AHEAD)) for each in Urgency)
    asked = Offer.objects.filter(reduce(or_, has_time), task=OuterRef("pk"), status=Offer.Status.OPEN)
    counted = asked.order_by().values("task").annotate(many=Count("pk")).values("many")
    return Coalesce(Subquery(counted), 0, output_field=IntegerField())


def is_being_asked(task: Task) -> bool:
    """Say of a task of these lists whether enough were just asked, so that there is nothing to do but wait."""
    just_asked: int = getattr(task, "just_asked", 0)
    return task.status == Status.OPEN and just_asked >= task.hands - task.filled


def _in_order(found: "QuerySet[Task]", now: datetime) -> "QuerySet[Task]":
    late = Case(When(_is_late(now), then=Value(value=True)), default=Value(value=False), output_field=BooleanField())
    found = found.annotate(late=late)
    return found.select_related("request", "team").order_by("-late", "ends_at", "pk")


def _is_late(now: datetime) -> Q:
    return Q(ends_at__lte=now) | Q(due_at__lte=now - WORKER_LATE)


# -- One request -----------------------------------------------------------------------------------------------------


def owns(request: HelpRequest, person: UUID) -> bool:
    """Say whether somebody looks after it: then they know whose it is."""
    return Task.objects.filter(request=request, owner=person).exists()


def tasks_of(request: HelpRequest) -> list[Task]:
    """Return its tasks: what is open first, and of what is over the latest."""
    rows = list(Task.objects.filter(request=request).order_by("-ends_at", "pk").select_related("skill"))
    for task in rows:
        task.request = request
    return sorted(rows, key=lambda task: task.is_over)


def living(tasks: Iterable[Task]) -> list[Task]:
    return [task for task in tasks if not task.is_over]


def offers_of(tasks: Iterable[Task]) -> dict[UUID, list[Offer]]:
    """Return whom each of these was offered to, in the order in which they were asked."""
    found: dict[UUID, list[Offer]] = {}
    for each in Offer.objects.filter(task__in=[task.pk for task in tasks]).order_by("made_at", "pk"):
        if each.task_id:
            found.setdefault(each.task_id, []).append(each)
    return found


def were_asked_by(person: UUID, task: Task, volunteers: Collection[str]) -> bool:
    """Say whether these, and there are some, were asked for it by this coordinator already."""
    found = Offer.objects.filter(task=task, made_by=person).values_list("volunteer", flat=True) if volunteers else ()
    return bool(volunteers) and {*volunteers} <= {str(each) for each in found}


def was_asked_after(moment: datetime, task: Task) -> bool:
    """Say whether anybody was asked for it since then."""
    return Offer.objects.filter(QUESTION, task=task, made_at__gt=moment).exists()
