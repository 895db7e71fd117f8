"""What the desk of a group shows: tasks that wait, by what they wait for, as far as whoever looks may see them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import BooleanField, Case, Q, QuerySet, Value, When

from doorstep.aid.matching.ladder import Rung
from doorstep.aid.models import HelpRequest, Offer, Task
from doorstep.groups.standing import Standing

Status = Task.Status
# The worker takes each step within seconds. What it has not taken by then is for people to look at.
WORKER_LATE = timedelta(minutes=15)
# Until then whoever does it has been asked twice whether it was done.
ASKED_TWICE = 2


def requests_seen_by(viewer: Standing) -> "QuerySet[HelpRequest]":
    """Return what the group was asked; to a street coordinator what their street teams have."""
    found = HelpRequest.objects.filter(group=viewer.group)
    return found if viewer.coordinates else found.filter(team__in=viewer.teams)


def tasks_seen_by(viewer: Standing) -> "QuerySet[Task]":
    found = Task.objects.filter(group=viewer.group)
    return found if viewer.coordinates else found.filter(team__in=viewer.teams)


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
    return _in_order(found, now)


def needing(viewer: Standing, now: datetime) -> "QuerySet[Task]":
    """Return what waits for the viewer themselves: a nod, a word with somebody, a choice."""
    return _in_order(tasks_seen_by(viewer).filter(_needs_owner(now), owner=viewer.person), now)


def how_many_need(person: UUID, now: datetime) -> int:
    """Count what waits for somebody, in whichever groups they look after requests."""
    return Task.objects.filter(_needs_owner(now), owner=person).count()


def _needs_owner(now: datetime) -> Q:
    return (
        Q(status=Status.NOD)
        | Q(status=Status.OPEN, rung__gte=Rung.COORDINATOR)
        | Q(status=Status.OPEN, ends_at__lte=now)
        | Q(status=Status.TAKEN, chased__gte=ASKED_TWICE)
        | Q(status__in=Task.LIVING, due_at__lte=now - WORKER_LATE)
    )


def _in_order(found: "QuerySet[Task]", now: datetime) -> "QuerySet[Task]":
    late = Case(When(_is_late(now), then=Value(value=True)), default=Value(value=False), output_field=BooleanField())
    return found.annotate(late=late).select_related("request", "team").order_by("-late", "due_at", "pk")


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
