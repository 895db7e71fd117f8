"""Who could do a task: the group's volunteers as matching sees them, in a few questions however many they are."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from doorstep.aid import kinds
from doorstep.aid.matching import times
from doorstep.aid.matching.fitting import Going, Ready, Wanted
from doorstep.aid.matching.ranking import Ranked, rank
from doorstep.aid.models import Offer, Pairing, Task, Volunteer
from doorstep.places import cells

LATELY = timedelta(days=7)
_YES = (Offer.Status.ACCEPTED, Offer.Status.DONE)


def wanted(task: Task) -> Wanted:
    """See a task as matching does."""
    kind = kinds.of_task(task.group, task.kind)
    here = timezone.get_default_timezone()
    return Wanted(
        asker=task.person_id,
        kind=kind.bit,
        times=times.reached(task.starts_at.astimezone(here), task.ends_at.astimezone(here)),
        at_a_door=kind.at_a_door,
        with_money=kind.with_money,
        hands=task.hands,
        skill=task.skill_id,
        languages=frozenset(task.request.languages),
    )


def ranked(task: Task, now: datetime) -> list[Ranked]:
    """Return who can do it and was not asked yet, whom to ask first standing first."""
    asks = wanted(task)
    return rank(asks, ready(asks, task, now))


def ready(asks: Wanted, task: Task, now: datetime) -> list[Ready]:
    """See the group's volunteers for this kind of help and these times as matching does, whether they fit or not."""
    rows = list(_willing(task, asks).prefetch_related("skills") if asks.skill else _willing(task, asks))
    counted = _counted([row.pk for row in rows], now) if rows else {}
    knows = dict(Pairing.objects.filter(asker=task.person_id, group=task.group_id).values_list("volunteer", "times"))
    return [_ready(row, task, counted.get(row.pk, Counted()), knows.get(row.person_id, 0), now) for row in rows]


def ready_one(task: Task, volunteer: Volunteer, now: datetime) -> Ready:
    """See one volunteer as matching does, whatever they said to this task before."""
    knows = Pairing.objects.filter(asker=task.person_id, volunteer=volunteer.person_id, group=task.group_id).exists()
    counted = _counted([volunteer.pk], now).get(volunteer.pk, Counted())
    # Whoever answers chooses for themselves which of what they were asked they would do.
    counted = replace(counted, waiting=0)
    return _ready(volunteer, task, counted, int(knows), now)


def _willing(task: Task, asks: Wanted) -> "QuerySet[Volunteer]":
    """Find who does this kind of help at such times, does not rest, and was not asked for this task before."""
    found = Volunteer.objects.filter(group=task.group_id, ended_at=None, paused=False)
    found = found.alias(does=F("kinds").bitand(asks.kind), free=F("times").bitand(asks.times))
    found = found.filter(does__gt=0, free__gt=0)
    return found.exclude(pk__in=Offer.objects.filter(task=task).values("volunteer"))


@dataclass(frozen=True)
class Counted:
    this_week: int = 0
    at_once: int = 0
    waiting: int = 0
    asked_lately: int = 0


def _counted(volunteers: Iterable[UUID], now: datetime) -> dict[UUID, Counted]:
    monday = timezone.localtime(now, timezone.get_default_timezone()).replace(hour=0, minute=0, second=0, microsecond=0)
    monday -= timedelta(days=monday.weekday())
    # Of a round, a whole share of it is one thing that somebody does.
    one = Coalesce("task__stop__drive", "pk")
    rows = (
        Offer.objects.filter(volunteer__in=list(volunteers))
        .order_by()
        .values("volunteer")
        .annotate(
            this_week=Count(one, filter=Q(status__in=_YES, answered_at__gte=monday), distinct=True),
            at_once=Count(one, filter=Q(status=Offer.Status.ACCEPTED), distinct=True),
            waiting=Count("pk", filter=Q(status=Offer.Status.OPEN)),
            asked_lately=Count("pk", filter=Q(made_at__gte=now - LATELY)),
        )
    )
    return {
        row["volunteer"]: Counted(row["this_week"], row["at_once"], row["waiting"], row["asked_lately"]) for row in rows
    }


def _ready(row: Volunteer, task: Task, counted: Counted, helped: int, now: datetime) -> Ready:
    return Ready(
        volunteer=row.pk,
        person=row.person_id,
        kinds=row.kinds,
        times=row.times,
        going=Going(row.going),
        metres=float(row.metres),
        away=cells.distance(row.cell, task.cell),
        languages=frozenset(row.languages),
        skills=frozenset(skill.pk for skill in row.skills.all()) if task.skill_id else frozenset(),
        enough=row.enough,
        this_week=counted.this_week,
        at_once=counted.at_once,
        waiting=counted.waiting,
        vouched=row.vouched_at is not None,
        resting=row.paused_until is not None
        and row.paused_until > timezone.localdate(now, timezone.get_default_timezone()),
        helped_before=helped,
        days_since_asked=None if row.last_asked_at is None else (now - row.last_asked_at).total_seconds() / 86_400,
        asked_lately=counted.asked_lately,
    )
