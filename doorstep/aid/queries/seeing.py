"""A volunteer as matching sees them: what stands in their row, and what is counted of their week and questions."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, prefetch_related_objects
from django.db.models.functions import Coalesce
from django.utils import timezone

from doorstep.aid.matching.chance import HOLDS
from doorstep.aid.matching.fitting import Going, Ready, Wanted
from doorstep.aid.models import Offer, Pairing, Task, Volunteer
from doorstep.aid.queries.resting import rests, today_of
from doorstep.groups import bands
from doorstep.groups.models import Membership
from doorstep.places import cells
from doorstep.safeguarding.queries import kept_apart_from, kept_apart_from_each

LATELY = timedelta(days=7)
# Whether a volunteer is in their group at this moment, whatever they are in it.
IS_IN = Exists(
    Membership.objects.filter(person=OuterRef("person"), group=OuterRef("group"), status=Membership.Status.JOINED)
)
# What they took from the board or put aside there, and the doors of a round that they drive, nobody had asked them.
QUESTION = Q(chance__isnull=False)
# Whoever was asked, or said something themselves, save those who were told before they answered that somebody does it:
# they may be asked anew.
ASKED = ~Q(status=Offer.Status.WITHDRAWN, answered_at=None)
_YES = (Offer.Status.ACCEPTED, Offer.Status.DONE)


def never_for(task: Task) -> set[UUID]:
    """Return who never does this task: whoever must not meet its asker, or of two who do it together the other."""
    said_yes = Offer.objects.filter(task=task, status=Offer.Status.ACCEPTED)
    others = said_yes.values_list("person", flat=True) if task.hands > 1 else ()
    return set[UUID]().union(*kept_apart_from_each([task.person_id, *others]).values())


def seen_for(
    task: Task, rows: Sequence[Volunteer], now: datetime, *, knows: Mapping[UUID, int], apart: Collection[UUID]
) -> list[Ready]:
    """See each as matching does for one task; `knows` says how often a person helped the asker before."""
    counted = _counted([row.pk for row in rows], now) if rows else {}
    return [
        _ready(row, task, counted.get(row.pk, Counted()), knows.get(row.person_id, 0), now, apart=apart) for row in rows
    ]


def ready_one(task: Task, volunteer: Volunteer, now: datetime) -> Ready:
    """See one volunteer as matching does, whatever they said to this task before, and how far it is as they know it."""
    knows = Pairing.objects.filter(asker=task.person_id, volunteer=volunteer.person_id, group=task.group_id).exists()
    # Whoever answers chooses for themselves which of what they were asked they would do.
    counted = replace(_counted([volunteer.pk], now).get(volunteer.pk, Counted()), waiting=0)
    seen = _ready(volunteer, task, counted, int(knows), now, apart=never_for(task))
    return replace(seen, away=bands.apart(volunteer.cell, task.cell))


def all_as_seen_by(volunteer: Volunteer, tasks: Iterable[Task], now: datetime) -> list[tuple[Task, Ready]]:
    """See one volunteer as matching does, for each of many tasks, in a few questions.

    How far it is, is measured as the board shows it: whoever says anew where they set out from learns no more by that.
    """
    theirs, them = kept_apart_from(volunteer.person_id), {volunteer.person_id}
    met = Offer.objects.filter(person__in=theirs, status=Offer.Status.ACCEPTED).values_list("task", flat=True)
    never = {*met} if theirs else {}
    counted = replace(_counted([volunteer.pk], now).get(volunteer.pk, Counted()), waiting=0)
    prefetch_related_objects([volunteer], "skills")
    seen = (
        (
            task,
            _ready(
                volunteer, task, counted, 0, now, apart=them if task.person_id in theirs or task.pk in never else ()
            ),
        )
        for task in tasks
    )
    return [(task, replace(ready, away=bands.apart(volunteer.cell, task.cell))) for task, ready in seen]


def ready_for_each(
    tasks: Sequence[Task], asks: Sequence[Wanted], now: datetime, apart: Mapping[UUID, Collection[UUID]]
) -> list[list[Ready]]:
    """See, for each of a group's tasks, those volunteers as matching does who could be asked for it, in few questions.

    Whoever does not do this kind of help, or has no time then, is passed over already; `apart` says of everybody whom
    they must not meet.
    """
    rows = [*Volunteer.objects.filter(IS_IN, group=tasks[0].group_id, ended_at=None, paused=False)] if tasks else []
    prefetch_related_objects(rows, "skills")
    counted = _counted([row.pk for row in rows], now)
    offers = [*Offer.objects.filter(ASKED, task__in=tasks)]
    asked, never = {(each.task_id, each.volunteer_id) for each in offers}, _never(tasks, offers, apart)
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
                apart=never[task.pk],
            )
            for row in rows
            if row.kinds & wants.kind and row.times & wants.times and (task.pk, row.pk) not in asked
        ]
        for task, wants in zip(tasks, asks, strict=True)
    ]


def _never(
    tasks: Iterable[Task], offers: Iterable[Offer], apart: Mapping[UUID, Collection[UUID]]
) -> dict[UUID, set[UUID]]:
    """Say of each task who is not to be asked for it, as `never_for` does; nor who must not meet one who was asked."""
    meets = {task.pk: {task.person_id} for task in tasks}
    for each in offers:
        if each.task_id and each.status in Offer.LIVING:
            meets[each.task_id].add(each.person_id)
    return {task: set[UUID]().union(*(apart.get(each, ()) for each in whom)) for task, whom in meets.items()}


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
            waiting=Count("pk", filter=Q(status=Offer.Status.OPEN, made_at__gt=now - HOLDS)),
            asked_lately=Count("pk", filter=QUESTION & Q(made_at__gte=now - LATELY)),
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
        asked=row.asked,
        said_yes=row.said_yes,
        taken_back=row.taken_back,
    )
