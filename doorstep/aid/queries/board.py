"""What a group's volunteers may take from its board, as one of them may know it; and how many are ready there."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from doorstep.aid import kinds, letters
from doorstep.aid.kinds import Kind
from doorstep.aid.matching.fitting import why_not
from doorstep.aid.models import HelpRequest, Offer, Task, Volunteer
from doorstep.aid.queries.candidates import wanted
from doorstep.aid.queries.resting import awake, today_of
from doorstep.aid.queries.seeing import IS_IN, all_as_seen_by
from doorstep.groups.bands import band
from doorstep.groups.models import Group

# The soonest over; a board with more on it is read by nobody to its end.
AT_MOST = 300
# Fewer than so many people are "a few", and more are said in fives: nobody is counted out by looking twice (rule 11).
A_FEW, STEP = 8, 5
_SAID = (Offer.Status.OPEN, Offer.Status.ACCEPTED, Offer.Status.DECLINED, Offer.Status.RETURNED)


@dataclass(frozen=True)
class Listed:
    """A task on the board: `far` is a band between cells that anybody may see, empty for what is done from home."""

    task: Task
    slug: str
    kind: str
    district: str
    far: str
    when: str
    at_a_door: bool


@dataclass(frozen=True)
class Board:
    """What fits a volunteer; how much of each kind that is, by its slug; and how much there is that does not fit."""

    listed: list[Listed]
    kinds: list[tuple[str, str, int]]
    others: int


def on_board(group: Group, now: datetime) -> QuerySet[Task]:
    found = Task.objects.filter(group=group, status=Task.Status.OPEN, on_board=True, ends_at__gt=now)
    return found.select_related("request", "group").order_by("ends_at", "pk")


def board_of(volunteer: Volunteer, now: datetime, *, kind: str = "") -> Board:
    """Return what they may take, the soonest over first; of one kind where one is named.

    What they were asked for already stands on their own page, and what they put aside nowhere.
    """
    said = Offer.objects.filter(volunteer=volunteer, status__in=_SAID).values("task")
    tasks = list(on_board(volunteer.group, now).exclude(pk__in=said.filter(task__isnull=False))[:AT_MOST])
    known = kinds.of_group(volunteer.group)
    seen = all_as_seen_by(volunteer, tasks, now)
    fit = [_listed(task, volunteer, known) for task, ready in seen if why_not(wanted(task, known), ready) is None]
    numbers = Counter((each.slug, each.kind) for each in fit)
    listed = [each for each in fit if kind in {"", each.slug}]
    return Board(listed, [(*named, number) for named, number in sorted(numbers.items())], len(tasks) - len(fit))


def _listed(task: Task, volunteer: Volunteer, known: dict[str, Kind]) -> Listed:
    kind = known.get(task.kind, kinds.USUAL["other"])
    return Listed(
        task=task,
        slug=kind.slug,
        kind=str(kind.name),
        district=task.request.district,
        far=band(volunteer.cell, task.cell) if kind.at_a_door else "",
        when=letters.when(task),
        at_a_door=kind.at_a_door,
    )


@dataclass(frozen=True)
class Picture:
    """How many neighbours are ready in a group, and how much it was asked this month; None for a few."""

    ready: int | None
    asked: int | None


def picture(group: Group, now: datetime) -> Picture:
    ready = Volunteer.objects.filter(IS_IN, awake(today_of(now)), group=group, ended_at=None)
    here = timezone.localtime(now, timezone.get_default_timezone())
    month = here.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    asked = HelpRequest.objects.filter(group=group, asked_at__gte=month)
    return Picture(_about(ready.count()), _about(asked.count()))


def _about(number: int) -> int | None:
    return None if number < A_FEW else round(number / STEP) * STEP


def volunteer_in(person: UUID, group: Group) -> Volunteer | None:
    found = Volunteer.objects.filter(person=person, group=group, ended_at=None)
    return found.select_related("group").first()
