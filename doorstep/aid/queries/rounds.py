"""Rounds of a group, and of a driver."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from doorstep.aid import kinds
from doorstep.aid.kinds import USUAL, Kind
from doorstep.aid.models import Drive, Household, Offer, Round, Stop, Task, Volunteer
from doorstep.aid.queries.drivers import kept_apart
from doorstep.aid.queries.seeing import IS_IN
from doorstep.groups.models import Group, KindOfHelp
from doorstep.groups.standing import Standing

PARCEL = str(KindOfHelp.Kind.FOOD_PARCEL.value)
# So many doors are put into a round at once, and so many drivers are shown to choose from.
MOST = 200
# Where nobody opened, somebody goes again: on its own, or in another round.
IN_NO_ROUND = Q(stop=None) | Q(stop__status=Stop.Status.NOT_IN)
# The yes of whoever drives there, while it holds.
_YES = Offer.objects.filter(task=OuterRef("task"), volunteer=OuterRef("drive__volunteer"), status=Offer.Status.ACCEPTED)


def rounds_seen_by(viewer: Standing) -> "QuerySet[Round]":
    """Return the rounds of a group, the latest day first, each with how many doors it has and how many are done."""
    found = Round.objects.filter(group=viewer.group).select_related("group")
    done = Count("stops", filter=Q(stops__status=Stop.Status.DONE))
    return found.annotate(doors=Count("stops"), brought=done).order_by("-day", "-made_at")


def brought(group: Group) -> dict[str, Kind]:
    """Return the kinds that a group's rounds bring: parcels, and what it added itself that is done at a door."""
    known = kinds.of_group(group).items()
    return {slug: kind for slug, kind in known if slug == PARCEL or (slug not in USUAL and kind.at_a_door)}


@dataclass(frozen=True)
class Waiting:
    """What could be brought, as how many parcels it was the last time."""

    task: Task
    what: str
    parcels: int


def could_come(planned: Round) -> list[Waiting]:
    """Return what could be brought that day and is in no round."""
    known = brought(planned.group)
    tasks = Task.objects.filter(
        IN_NO_ROUND, group=planned.group_id, kind__in=known, status=Task.Status.OPEN, hands=1, filled=0
    )
    that_day = Q(day=planned.day) | Q(day=None, starts_at__date__lte=planned.day, ends_at__gte=planned.starts_at)
    found = list(tasks.filter(that_day).select_related("request", "group", "team").order_by("made_at", "pk")[:MOST])
    households = Household.objects.filter(request__in=[task.request_id for task in found])
    parcels = dict(households.values_list("request", "parcels"))
    return [Waiting(task, kinds.named(task.kind, known), parcels.get(task.request_id, 1)) for task in found]


def could_drive(planned: Round) -> "QuerySet[Volunteer]":
    """Return who brings such things in the group, does not rest, and was not asked for this round or said no to it.

    Whoever must not meet one of its households stands in no list, and nobody is told why.
    """
    found = Volunteer.objects.filter(group=planned.group_id, ended_at=None, paused=False)
    found = found.filter(Q(paused_until=None) | Q(paused_until__lte=planned.day)).exclude(drives__round=planned)
    found = found.filter(IS_IN).exclude(person__in=kept_apart(planned))
    return (
        found.alias(does=F("kinds").bitand(kinds.mask(brought(planned.group).values())))
        .filter(does__gt=0)
        .order_by("began_at", "pk")[:MOST]
    )


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
    found = theirs(driven.stops.all()).select_related("drive", "task__request__group", "task__group")
    return found.order_by("drive__made_at", "place", "pk")


def to_share(planned: Round) -> "QuerySet[Stop]":
    """Return the doors of a round that somebody has to go to: no longer those of what is over."""
    return planned.stops.filter(status=Stop.Status.PLANNED, task__status__in=Task.LIVING, task__group=planned.group_id)


def theirs(stops: "QuerySet[Stop]") -> "QuerySet[Stop]":
    """Of these, return those that are their driver's at this moment: by a yes to the very door, that still holds."""
    here = stops.filter(status=Stop.Status.PLANNED, task__status=Task.Status.TAKEN, task__group=F("round__group"))
    return here.filter(Exists(_YES))


def of_colleagues(drive: Drive, person: UUID) -> int:
    """Count the doors of a share that are of requests which somebody does not look after themselves."""
    own = Task.objects.filter(owner=person).values("request")
    return theirs(drive.stops.all()).exclude(task__request__in=own).count()


def yes_of_driver(task: Task) -> "QuerySet[Offer]":
    """Return the yes by which the door of a task is its driver's, if it is in a round."""
    return Offer.objects.filter(task=task, status=Offer.Status.ACCEPTED, volunteer=F("task__stop__drive__volunteer"))


def drives_of(person: UUID) -> "QuerySet[Drive]":
    """Return the shares of rounds that somebody drives or was asked to, the earliest first."""
    found = Drive.objects.filter(person=person, status__in=Drive.LIVING, round__status__in=Round.LIVING)
    return found.select_related("round__group", "volunteer").order_by("round__starts_at", "pk")
