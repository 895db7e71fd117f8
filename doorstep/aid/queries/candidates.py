"""Who could do a task: the group's volunteers as matching sees them, in a few questions however many they are."""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, prefetch_related_objects
from django.db.models.functions import Coalesce
from django.utils import timezone

from doorstep.aid import kinds
from doorstep.aid.kinds import Kind
from doorstep.aid.matching import times
from doorstep.aid.matching.fitting import Going, Ready, Wanted
from doorstep.aid.matching.ranking import Ranked, rank
from doorstep.aid.models import Offer, Pairing, Task, Volunteer
from doorstep.aid.queries.resting import rests, today_of
from doorstep.aid.queries.ways import weights_of
from doorstep.groups import bands
from doorstep.groups.models import Membership
from doorstep.places import cells
from doorstep.safeguarding.queries import all_kept_apart, kept_apart_from

LATELY = timedelta(days=7)
# Whether a volunteer is in their group at this moment, whatever they are in it.
IS_IN = Exists(
    Membership.objects.filter(person=OuterRef("person"), group=OuterRef("group"), status=Membership.Status.JOINED)
)
# What they put aside on the board themselves: nobody had asked them.
HID = Q(status=Offer.Status.DECLINED, made_at=F("answered_at"))
_YES = (Offer.Status.ACCEPTED, Offer.Status.DONE)


def wanted(task: Task, known: Mapping[str, Kind] | None = None, now: datetime | None = None) -> Wanted:
    """See a task as matching does, `now` that it is ranked; `known` are the kinds of its group, for many of them."""
    kind = known.get(task.kind, kinds.USUAL["other"]) if known else kinds.of_task(task.group, task.kind)
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
        hours_left=math.inf if now is None else (task.ends_at - now).total_seconds() / 3600,
    )


def ranked(task: Task, now: datetime) -> list[Ranked]:
    """Return who can do it and was not asked yet, whom to ask first standing first."""
    asks = wanted(task, now=now)
    return rank(asks, ready(asks, task, now), weights_of(task.group))


def ready(asks: Wanted, task: Task, now: datetime, *, whoever: bool = False) -> list[Ready]:
    """See the group's volunteers for this kind of help and these times as matching does, whether they fit or not.

    With `whoever` also those who do other things, at other times, or rest: for a page that says why they do not fit.
    """
    found = _not_asked(task) if whoever else _willing(task, asks)
    rows = list(found.prefetch_related("skills") if asks.skill else found)
    counted = _counted([row.pk for row in rows], now) if rows else {}
    knows = dict(Pairing.objects.filter(asker=task.person_id, group=task.group_id).values_list("volunteer", "times"))
    apart = kept_apart_from(task.person_id)
    return [
        _ready(row, task, counted.get(row.pk, Counted()), knows.get(row.person_id, 0), now, apart=apart) for row in rows
    ]


def ready_one(task: Task, volunteer: Volunteer, now: datetime) -> Ready:
    """See one volunteer as matching does, whatever they said to this task before, and how far it is as they know it."""
    knows = Pairing.objects.filter(asker=task.person_id, volunteer=volunteer.person_id, group=task.group_id).exists()
    # Whoever answers chooses for themselves which of what they were asked they would do.
    counted = replace(_counted([volunteer.pk], now).get(volunteer.pk, Counted()), waiting=0)
    seen = _ready(volunteer, task, counted, int(knows), now, apart=kept_apart_from(task.person_id))
    return replace(seen, away=bands.apart(volunteer.cell, task.cell))


def all_as_seen_by(volunteer: Volunteer, tasks: Iterable[Task], now: datetime) -> list[tuple[Task, Ready]]:
    """See one volunteer as matching does, for each of many tasks, in a few questions.

    How far it is, is measured as the board shows it: whoever says anew where they set out from learns no more by that.
    """
    theirs, them = kept_apart_from(volunteer.person_id), {volunteer.person_id}
    counted = replace(_counted([volunteer.pk], now).get(volunteer.pk, Counted()), waiting=0)
    prefetch_related_objects([volunteer], "skills")
    seen = (
        (task, _ready(volunteer, task, counted, 0, now, apart=them if task.person_id in theirs else set()))
        for task in tasks
    )
    return [(task, replace(ready, away=bands.apart(volunteer.cell, task.cell))) for task, ready in seen]


def ready_for_each(tasks: Sequence[Task], asks: Sequence[Wanted], now: datetime) -> list[list[Ready]]:
    """See, for each of a group's tasks, those volunteers as matching does who could be asked for it, in few questions.

    Whoever does not do this kind of help, or has no time then, is passed over already.
    """
    rows = [*Volunteer.objects.filter(IS_IN, group=tasks[0].group_id, ended_at=None, paused=False)] if tasks else []
    prefetch_related_objects(rows, "skills")
    counted, apart = _counted([row.pk for row in rows], now), all_kept_apart()
    asked = {*Offer.objects.filter(task__in=tasks).values_list("task", "volunteer")}
    known = Pairing.objects.filter(group__in={task.group_id for task in tasks})
    times = {(each.asker, each.volunteer): each.times for each in known}
    return [
        [
            _ready(
                row,
                task,
                counted.get(row.pk, Counted()),
                times.get((task.person_id, row.person_id), 0),
                now,
                apart=apart.get(task.person_id, ()),
            )
            for row in rows
            if row.kinds & wants.kind and row.times & wants.times and (task.pk, row.pk) not in asked
        ]
        for task, wants in zip(tasks, asks, strict=True)
    ]


def _willing(task: Task, asks: Wanted) -> "QuerySet[Volunteer]":
    """Find who does this kind of help at such times, does not rest, and was not asked for this task before."""
    found = _not_asked(task).filter(paused=False)
    found = found.alias(does=F("kinds").bitand(asks.kind), free=F("times").bitand(asks.times))
    return found.filter(does__gt=0, free__gt=0)


def _not_asked(task: Task) -> "QuerySet[Volunteer]":
    """Find who is in the group, welcomed and not at rest there: whoever asks to join, or left, is asked for nothing."""
    found = Volunteer.objects.filter(IS_IN, group=task.group_id, ended_at=None)
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
    # Of a round, a whole share of it is one thing of what is enough; of what they have at once, each door counts.
    one = Coalesce("task__stop__drive", "pk")
    rows = (
        Offer.objects.filter(volunteer__in=list(volunteers))
        .order_by()
        .values("volunteer")
        .annotate(
            this_week=Count(one, filter=Q(status__in=_YES, answered_at__gte=monday), distinct=True),
            at_once=Count("pk", filter=Q(status=Offer.Status.ACCEPTED)),
            waiting=Count("pk", filter=Q(status=Offer.Status.OPEN)),
            asked_lately=Count("pk", filter=Q(made_at__gte=now - LATELY) & ~HID),
        )
    )
    return {
        row["volunteer"]: Counted(row["this_week"], row["at_once"], row["waiting"], row["asked_lately"]) for row in rows
    }


def _ready(
    row: Volunteer, task: Task, counted: Counted, helped: int, now: datetime, *, apart: Collection[UUID]
) -> Ready:
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
        resting=rests(row, today_of(now)),
        blocked=row.person_id in apart,
        helped_before=helped,
        days_since_asked=None if row.last_asked_at is None else (now - row.last_asked_at).total_seconds() / 86_400,
        asked_lately=counted.asked_lately,
    )
