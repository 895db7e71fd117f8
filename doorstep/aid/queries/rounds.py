"""Rounds of a group, and of a driver."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from doorstep.aid.kinds import USUAL
from doorstep.aid.models import Drive, Household, Round, Stop, Task, Volunteer
from doorstep.aid.queries.candidates import IS_IN
from doorstep.aid.queries.drivers import kept_apart
from doorstep.groups.models import KindOfHelp
from doorstep.groups.standing import Standing

PARCEL = str(KindOfHelp.Kind.FOOD_PARCEL.value)
# So many doors are put into a round at once, and so many drivers are shown to choose from.
MOST = 200


def rounds_seen_by(viewer: Standing) -> "QuerySet[Round]":
    """Return the rounds of a group, the latest day first, each with how many doors it has and how many are done."""
    found = Round.objects.filter(group=viewer.group).select_related("group")
    done = Count("stops", filter=Q(stops__status=Stop.Status.DONE))
    return found.annotate(doors=Count("stops"), brought=done).order_by("-day", "-made_at")


def could_come(planned: Round) -> "list[tuple[Task, int]]":
    """Return what could be brought that day and is in no round, with how many parcels it was the last time."""
    tasks = Task.objects.filter(
        group=planned.group_id, kind=PARCEL, status=Task.Status.OPEN, hands=1, filled=0, stop=None
    )
    that_day = Q(day=planned.day) | Q(day=None, starts_at__date__lte=planned.day, ends_at__gte=planned.starts_at)
    found = list(tasks.filter(that_day).select_related("request", "group", "team").order_by("made_at", "pk")[:MOST])
    households = Household.objects.filter(request__in=[task.request_id for task in found])
    parcels = dict(households.values_list("request", "parcels"))
    return [(task, parcels.get(task.request_id, 1)) for task in found]


def could_drive(planned: Round) -> "QuerySet[Volunteer]":
    """Return who brings parcels in the group, does not rest, and was not asked for this round or said no to it.

    Whoever must not meet one of its households stands in no list, and nobody is told why.
    """
    bit = USUAL[PARCEL].bit
    found = Volunteer.objects.filter(group=planned.group_id, ended_at=None, paused=False)
    found = found.filter(Q(paused_until=None) | Q(paused_until__lte=planned.day)).exclude(drives__round=planned)
    found = found.filter(IS_IN).exclude(person__in=kept_apart(planned))
    return found.alias(does=F("kinds").bitand(bit)).filter(does__gt=0).order_by("began_at", "pk")[:MOST]


@dataclass(frozen=True)
class Share:
    """A driver, with the doors that are theirs, in order."""

    drive: Drive
    stops: list[Stop]

    @property
    def parcels(self) -> int:
        return sum(stop.parcels for stop in self.stops)


def shares_of(planned: Round) -> tuple[list[Share], list[Stop]]:
    """Return who drives or was asked to, and the doors that are nobody's."""
    drives = list(planned.drives.exclude(status=Drive.Status.WITHDRAWN).order_by("made_at", "pk"))
    stops = list(planned.stops.select_related("task__request").order_by("place", "pk"))
    shares = [Share(drive, [stop for stop in stops if stop.drive_id == drive.pk]) for drive in drives]
    return shares, [stop for stop in stops if stop.drive_id is None]


def to_come(driven: Round) -> "QuerySet[Stop]":
    """Return the doors of a round that are somebody's, and that nobody has ticked off, by driver and in their order."""
    found = driven.stops.filter(status=Stop.Status.PLANNED, task__status=Task.Status.TAKEN, drive__isnull=False)
    return found.select_related("drive", "task__request__group", "task__group").order_by(
        "drive__made_at", "place", "pk"
    )


def drives_of(person: UUID) -> "QuerySet[Drive]":
    """Return the shares of rounds that somebody drives or was asked to, the earliest first."""
    found = Drive.objects.filter(person=person, status__in=Drive.LIVING, round__status__in=Round.LIVING)
    return found.select_related("round__group", "volunteer").order_by("round__starts_at", "pk")
