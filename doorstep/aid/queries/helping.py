"""What a volunteer may see: how they help, what they were asked, what they took, and what was done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from doorstep.aid import kinds, letters, reasons
from doorstep.aid.kinds import Kind
from doorstep.aid.models import CalendarFeed, Offer, Task, Volunteer
from doorstep.aid.queries.resting import rests
from doorstep.groups.bands import band
from doorstep.groups.models import Group, Membership
from doorstep.groups.queries.members import memberships_of
from doorstep.people.queries import called

Status = Offer.Status
# What is over is shown for as long, and no more of it; of what is still to be done nothing is left out.
SHOWN_FOR = timedelta(days=28)
AT_MOST = 30


@dataclass(frozen=True)
class Seen:
    """A task as a volunteer may know it before they see the door: what, when and roughly where.

    `far` is a band between cells that may be shown to anybody, and empty for what is done from home.
    """

    offer: Offer
    task: Task
    kind: str
    district: str
    far: str
    when: str
    reasons: Sequence[str]
    at_a_door: bool


def helping(person: UUID) -> QuerySet[Volunteer]:
    """Return how somebody helps, by the names of the groups; also where they still wait to be welcomed."""
    found = Volunteer.objects.filter(person=person, ended_at=None).select_related("group")
    return found.order_by("group__sort_name", "pk")


@dataclass(frozen=True)
class Place:
    """A group in which somebody is, or asks to be, and how they help there; None where they have not said yet.

    `away` is whether they are at rest from all of it, as the page of their groups has it.
    """

    group: Group
    row: Volunteer | None
    welcomed: bool
    away: bool

    def rests(self, today: date) -> bool:
        return self.row is not None and rests(self.row, today)


def places_of(person: UUID) -> list[Place]:
    """Return the groups in which somebody helps or could, by their names."""
    rows = {row.group_id: row for row in helping(person)}
    own: dict[int, list[Membership]] = {}
    for membership in memberships_of(person):
        own.setdefault(membership.group_id, []).append(membership)
    return [_place(found, rows.get(group)) for group, found in own.items()]


def _place(own: list[Membership], row: Volunteer | None) -> Place:
    statuses = {each.status for each in own}
    welcomed = bool(statuses & {*Membership.IN})
    return Place(own[0].group, row, welcomed, welcomed and Membership.Status.JOINED not in statuses)


def offers_of(person: UUID) -> QuerySet[Offer]:
    """Return what somebody was asked to do or took, in groups that they are in, at rest or not."""
    in_it = Membership.objects.filter(person=person, group=OuterRef("volunteer__group"), status__in=Membership.IN)
    found = Offer.objects.filter(Exists(in_it), person=person)
    return found.select_related("task__request", "task__group", "volunteer__group")


def together_with(offer: Offer) -> list[str]:
    """Say by name who does it as well, of a task that takes two."""
    if offer.task is None or offer.task.hands == 1:
        return []
    both = Offer.objects.filter(task=offer.task, status=Status.ACCEPTED).exclude(pk=offer.pk)
    return list(called(both.values_list("person", flat=True)).values())


def has_calendar(person: UUID) -> bool:
    return CalendarFeed.objects.filter(person=person).exists()


def asked(person: UUID, now: datetime) -> list[Offer]:
    """Return the questions that wait for an answer, the soonest over first."""
    found = offers_of(person).filter(status=Status.OPEN, ends_at__gt=now, task__isnull=False)
    return list(found.order_by("task__ends_at", "pk"))


def taken(person: UUID) -> QuerySet[Offer]:
    """Return what they said yes to and is not over, the soonest first."""
    found = offers_of(person).filter(status=Status.ACCEPTED, task__isnull=False)
    return found.order_by("task__starts_at", "task__ends_at", "pk")


def done_lately(person: UUID, now: datetime) -> list[Offer]:
    """Return what they did in the last four weeks, the latest first."""
    found = offers_of(person).filter(status=Status.DONE, ended_at__gt=now - SHOWN_FOR, task__isnull=False)
    return list(found.order_by("-ended_at", "pk")[:AT_MOST])


def seen(offers: Iterable[Offer]) -> list[Seen]:
    """Say each of them as a volunteer may know it, in one question however many they are."""
    rows = [(row, row.task) for row in offers if row.task]
    known = kinds.of_groups({task.group_id for _row, task in rows})
    return [_seen(row, task, known[task.group_id]) for row, task in rows]


def _seen(offer: Offer, task: Task, known: dict[str, Kind]) -> Seen:
    kind = known.get(task.kind, kinds.USUAL["other"])
    return Seen(
        offer=offer,
        task=task,
        kind=str(kind.name),
        district=task.request.district,
        far=band(offer.volunteer.cell, task.cell) if kind.at_a_door else "",
        when=letters.when(task),
        reasons=reasons.in_words(offer.reasons),
        at_a_door=kind.at_a_door,
    )
