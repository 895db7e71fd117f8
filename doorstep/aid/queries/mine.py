"""What somebody asked for, as they see it themselves."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, QuerySet

from doorstep.aid import kinds
from doorstep.aid.kinds import Kind
from doorstep.aid.models import HelpRequest, Overflow, OwnKind, Task
from doorstep.aid.queries import overflow
from doorstep.aid.queries.overflow import Waits
from doorstep.people.models import Person


def requests_of(person: Person) -> QuerySet[HelpRequest]:
    """Return what they asked for, the latest first."""
    tasks = Task.objects.order_by("starts_at", "kind", "pk")
    found = HelpRequest.objects.filter(person=person).select_related("group", "group__way")
    return found.prefetch_related(Prefetch("tasks", tasks)).order_by("-asked_at", "pk")


def at_desks(person: Person) -> list[Waits]:
    """Return what they asked for that a network's desk has, or ended, the latest first; a group has the others."""
    placed = (Overflow.Status.PLACED, Overflow.Status.SETTLED)
    found = Overflow.objects.filter(person=person, request=None).exclude(status__in=placed)
    return overflow.in_words(found.select_related("network").order_by("-asked_at", "pk"))


def has_somebody_to_ask(person: Person) -> bool:
    """Say whether anybody looks after something that they asked for at this moment."""
    tasks = Task.objects.filter(person=person, status__in=Task.LIVING, owner__isnull=False)
    return tasks.exists() or Overflow.objects.filter(person=person, status=Overflow.Status.WAITING).exists()


def tasks_of(person: Person) -> QuerySet[Task]:
    return Task.objects.filter(person=person).select_related("request", "request__group", "group")


@dataclass(frozen=True)
class Doing:
    """One task in words: which kind of help, and what its asker can say of it now."""

    task: Task
    what: str
    may_be_done: bool
    may_be_missed: bool


def in_words(requests: Iterable[HelpRequest], now: datetime) -> dict[str, list[Doing]]:
    """Say the tasks of each request, by its id; however many groups they are of, in one statement."""
    asked = [*requests]
    own = [kinds.own(each) for each in OwnKind.objects.filter(group__in={each.group_id for each in asked})]
    known = {**kinds.USUAL, **{each.slug: each for each in own}}
    return {str(each.pk): [_doing(task, known, now) for task in each.tasks.all()] for each in asked}


def _doing(task: Task, known: dict[str, Kind], now: datetime) -> Doing:
    begun = task.starts_at <= now
    return Doing(
        task,
        kinds.in_words([task.kind], known)[0],
        may_be_done=begun and task.status in {Task.Status.OPEN, Task.Status.TAKEN},
        may_be_missed=begun and task.status == Task.Status.TAKEN,
    )
