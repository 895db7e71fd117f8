"""What somebody can answer by text: what they were asked to do, what they do, how it went what they asked for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from django.db.models import Q

from doorstep.aid.models import Drive, HelpRequest, Offer, Round, Task, Volunteer
from doorstep.aid.queries.board import on_board
from doorstep.aid.queries.helping import offers_of
from doorstep.groups.models import Group

# Whoever answers later than this is told that we do not know what they mean.
LATELY = timedelta(days=7)


class Stands(StrEnum):
    """How something stands between somebody and a task."""

    ASKED = "asked"  # they were asked to do it, and have not answered
    DOING = "doing"  # they said yes
    CAME = "came"  # they asked for it, and we asked how it went
    ASKS = "asks"  # they asked for it, and it is open or being done


@dataclass(frozen=True)
class Matter:
    """One thing that somebody can answer; the offer where they help, none where they asked for it."""

    person: UUID
    task: Task
    stands: Stands
    offer: Offer | None = None

    @property
    def asks_whether_done(self) -> bool:
        """Say whether they were asked, and may not have answered yet, how it went what they do."""
        return self.stands is Stands.DOING and self.task.chased > 0


def matters_of(persons: Iterable[UUID], now: datetime) -> list[Matter]:
    """Return what these people can answer, whom is named first standing first; of each what is over soonest first."""
    return [matter for person in persons for matter in (*_helping(person), *_asking(person, now))]


def _helping(person: UUID) -> list[Matter]:
    found = offers_of(person).filter(status__in=Offer.LIVING, task__status__in=Task.LIVING)
    how = {Offer.Status.OPEN: Stands.ASKED, Offer.Status.ACCEPTED: Stands.DOING}
    rows = found.order_by("task__ends_at", "pk")
    return [Matter(person, row.task, how[Offer.Status(row.status)], row) for row in rows if row.task]


def _asking(person: UUID, now: datetime) -> list[Matter]:
    asked = Q(went=Task.Went.ASKED, went_at__gt=now - LATELY, status__in=(Task.Status.TAKEN, Task.Status.DONE))
    found = Task.objects.filter(asked | Q(status__in=Task.LIVING), person=person)
    rows = found.select_related("request", "group", "team").order_by("ends_at", "pk")
    return [Matter(person, row, Stands.CAME if _is_asked(row, now) else Stands.ASKS) for row in rows]


def _is_asked(task: Task, now: datetime) -> bool:
    """Say whether they were asked how it went, and it is still as it was then."""
    is_asked = task.went == Task.Went.ASKED and task.went_at is not None and task.went_at > now - LATELY
    return is_asked and task.status in {Task.Status.TAKEN, Task.Status.DONE}


def codes_of(persons: tuple[UUID, ...]) -> dict[str, UUID]:
    """Give the codes of what these people were asked, do, or asked for and is open, each with whose it is."""
    living = {"task__status__in": Task.LIVING, "person__in": persons, "status__in": Offer.LIVING}
    helping = Offer.objects.filter(**living).values_list("task__code", "person")
    asking = Task.objects.filter(person__in=persons, status__in=Task.LIVING).values_list("code", "person")
    return {code: person for code, person in (*asking, *helping) if code}


def over_lately(persons: Sequence[UUID], code: str, now: datetime) -> Offer | None:
    """Find what one of them was asked last, and is over: by its code, or, without one, of what they never answered."""
    unanswered = Q(status__in=(Offer.Status.WITHDRAWN, Offer.Status.LAPSED), answered_at=None)
    which = Q(task__code=code) if code else unanswered
    found = Offer.objects.filter(which, person__in=persons, ended_at__gt=now - LATELY)
    return found.select_related("volunteer__group", "task").order_by("-ended_at", "pk").first()


def to_take(persons: Sequence[UUID], code: str, now: datetime) -> tuple[Task, Volunteer] | None:
    """Find what stands on the board by this code, and who of them could take it from there."""
    for row in helping_of(persons):
        if task := on_board(row.group, now).filter(code=code).select_related("team").first():
            return task, row
    return None


def helping_of(persons: Iterable[UUID]) -> list[Volunteer]:
    """Return how these people help, the longest first."""
    found = Volunteer.objects.filter(person__in=persons, ended_at=None)
    return list(found.select_related("group").order_by("began_at", "pk"))


def asked_to_drive(persons: Iterable[UUID]) -> list[Drive]:
    """Return the rounds for which they were asked as drivers and have not answered, the latest first."""
    found = Drive.objects.filter(person__in=persons, status=Drive.Status.ASKED, round__status__in=Round.LIVING)
    return list(found.select_related("round__group", "volunteer").order_by("-made_at", "pk"))


def concerned(persons: Iterable[UUID]) -> dict[int, Group]:
    """Return the groups in which these people help, or asked for something that is open, by their ids."""
    there = [row.group for row in helping_of(persons)]
    living = HelpRequest.objects.filter(person__in=persons, status__in=HelpRequest.LIVING).select_related("group")
    return {group.pk: group for group in (*there, *(request.group for request in living))}
