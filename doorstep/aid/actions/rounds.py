"""Planning a round: its doors, its drivers, and which door is whose."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from doorstep.aid import letters_of_rounds, letters_to_askers
from doorstep.aid.actions import offering
from doorstep.aid.actions.answering import asked_after, hold_hand
from doorstep.aid.actions.leaving_round import leave_round
from doorstep.aid.actions.reminding import remind_no_more
from doorstep.aid.asked import of_day
from doorstep.aid.matching.splitting import Point, split
from doorstep.aid.models import Drive, Household, Offer, Round, Stop, Task, Volunteer
from doorstep.aid.queries.drivers import as_drivers, has_room, kept_apart
from doorstep.aid.queries.rounds import IN_NO_ROUND, to_share, yes_of_driver
from doorstep.core.sentences import SentenceError, sentence
from doorstep.groups.models import Group
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import advance
from doorstep.messaging.actions import tell
from doorstep.places import cells

NOT_THIS_ROUND = sentence("They cannot drive this round. Choose somebody else.")
# A degree of latitude, in metres.
_DEGREE = math.radians(1) * cells.EARTH


class NotForThisRoundError(SentenceError):
    """They cannot drive it: matching would not let them go to one of its doors, or to any."""


class NotSharedError(SentenceError):
    """There is nobody to share it between, or nothing to share."""


@dataclass(frozen=True)
class Start:
    """When and where parcels are picked up, and how many; drivers set out from `cell`, or the middle of the group."""

    day: date
    part: str
    pick_up: str
    parcels: int
    cell: int | None = None


@transaction.atomic
def plan_round(group: Group, start: Start, *, by: UUID, now: datetime) -> Round:
    starts, _ends = of_day(start.day, start.part, timezone.localtime(now, timezone.get_default_timezone()))
    planned = Round.objects.create(
        group=group,
        day=start.day,
        part=start.part,
        starts_at=starts,
        pick_up=start.pick_up,
        parcels=start.parcels,
        cell=start.cell or group.cell,
        made_at=now,
    )
    record(planned, "planned", by=by, group=group.pk)
    return planned


# -- Doors -----------------------------------------------------------------------------------------------------------


@transaction.atomic
def add_doors(planned: Round, tasks: Mapping[Task, int], *, by: UUID, now: datetime) -> list[Stop]:
    """Put tasks into a round, each with how many parcels; who was asked for one of them is thanked.

    A task that somebody does already, or that is in a round, is left where it is. Should nobody drive by then, the
    ladder goes on with it when the round begins.
    """
    added = [_add(planned, task, parcels, by, now) for task, parcels in tasks.items()]
    return [stop for stop in added if stop]


def _add(planned: Round, task: Task, parcels: int, by: UUID, now: datetime) -> Stop | None:
    free = Task.objects.filter(
        IN_NO_ROUND, pk=task.pk, group=planned.group_id, status=Task.Status.OPEN, hands=1, filled=0
    )
    due = max(planned.starts_at, now)
    if planned.is_over or not free.update(on_board=False, due_at=due, rung=0):
        return None
    offering.withdraw_others(task, by=by, now=now)
    Household.objects.update_or_create(
        request_id=task.request_id, defaults={"person_id": task.person_id, "parcels": parcels}
    )
    Stop.objects.filter(task=task, status=Stop.Status.NOT_IN).delete()
    stop = Stop.objects.create(round=planned, task=task, person_id=task.person_id, parcels=parcels)
    record(task, "in a round", by=by, group=planned.group_id)
    return stop


@transaction.atomic
def remove_door(stop: Stop, *, by: UUID, now: datetime) -> None:
    """Take a door out of a round; its task looks for somebody on its own from now on."""
    take_back(stop, due=now, by=by, now=now)
    leave_round(stop.task, by=by)


# -- Drivers ---------------------------------------------------------------------------------------------------------


def ask_driver(planned: Round, volunteer: Volunteer, room: int, *, by: UUID, now: datetime) -> Drive | None:
    """Ask somebody whether they drive a share of it; None where they were asked already.

    Raises NotForThisRoundError, which does not say at which door, nor why (docs/safety, rule 4).
    """
    if volunteer.person_id in kept_apart(planned):
        raise NotForThisRoundError(NOT_THIS_ROUND)
    if not has_room(volunteer, planned):
        raise NotForThisRoundError(sentence("They are new, and have as much in hand as new volunteers do at once."))
    try:
        with transaction.atomic():
            drive = Drive.objects.create(
                round=planned, volunteer=volunteer, person_id=volunteer.person_id, room=room, made_at=now, made_by=by
            )
            record(drive, "asked", by=by, group=planned.group_id)
            tell([drive.person_id], partial(letters_of_rounds.round_asked, drive), by=by, now=now)
    except IntegrityError:
        return None
    return drive


# -- Sharing ---------------------------------------------------------------------------------------------------------


@transaction.atomic
def share_out(planned: Round, *, by: UUID, now: datetime) -> list[Stop]:
    """Share the doors that are still to come between those who drive; return what found no driver.

    Whoever is kept apart from a household is given another door, and who is new few of them, as matching does it.

    Raises NotSharedError, SomebodyWasFirstError and TakenError; then nothing has changed.
    """
    Round.objects.select_for_update().get(pk=planned.pk)
    ready = planned.drives.filter(status=Drive.Status.READY, volunteer__ended_at=None)
    drives = list(ready.select_related("volunteer").order_by("made_at", "pk"))
    stops = list(to_share(planned).select_related(*_WITH_TASK).order_by("pk"))
    if not (drives and stops):
        raise NotSharedError(
            sentence("Add doors, and ask somebody to drive. Once a driver has said yes, share it out.")
        )
    doors = [_metres(planned.cell, stop.task.cell) for stop in stops]
    shares, _left = split(doors, [stop.parcels for stop in stops], as_drivers(drives, stops), (0.0, 0.0))
    new = {
        stops[door].pk: (drive, place)
        for drive, share in zip(drives, shares, strict=True)
        for place, door in _turns(share)
    }
    alone = [stop for stop in stops if not _goes(stop, new.get(stop.pk), by=by, now=now)]
    if planned.status == Round.Status.PLANNED:
        advance(planned, Round.Status.SHARED, by=by)
    for drive in drives:
        tell([drive.person_id], partial(letters_of_rounds.round_yours, drive), by=by, now=now)
    return alone


_WITH_TASK = ("round__group", "task__request__group", "task__group", "task__team", "drive")


def _turns(share: Iterable[int]) -> Iterable[tuple[int, int]]:
    return enumerate(share, start=1)


def _goes(stop: Stop, to: tuple[Drive, int] | None, *, by: UUID, now: datetime) -> bool:
    """Give a door to a driver, or to none where nobody can take it; return whether it is looked after."""
    drive, place = to or (None, 0)
    if stop.drive_id != (drive.pk if drive else None) or stop.task.status == Task.Status.OPEN:
        if not take_back(stop, due=max(stop.round.starts_at, now), by=by, now=now):
            return True
        if drive:
            _give(stop, drive, by=by, now=now)
    Stop.objects.filter(pk=stop.pk).update(drive=drive, place=place)
    return drive is not None


def _give(stop: Stop, drive: Drive, *, by: UUID, now: datetime) -> None:
    """Let the driver's yes to the round hold as a yes to this door."""
    task = stop.task
    place = hold_hand(task)
    offer = Offer.objects.create(
        status=Offer.Status.ACCEPTED,
        task=task,
        volunteer=drive.volunteer,
        person_id=drive.person_id,
        kind=task.kind,
        place=place,
        made_at=now,
        made_by=by,
        ends_at=now,
        answered_at=now,
    )
    record(offer, Offer.Status.ACCEPTED, by=drive.person_id, group=task.group_id, kind=task.kind)
    if task.filled == task.hands:
        advance(task, Task.Status.TAKEN, by=by, taken_at=now, due_at=asked_after(task, now), chased=0, went="")
        letters_to_askers.tell_asker(task.request, letters_to_askers.somebody_comes, by=by, now=now)


def take_back(stop: Stop, *, due: datetime, by: UUID | None, now: datetime) -> bool:
    """End its driver's yes to a door, so that it is nobody's until it is `due`; return whether it is.

    A yes of anybody else holds: the door is theirs then, and none of the round's any more.
    """
    task = stop.task
    task.refresh_from_db(from_queryset=Task.objects.select_for_update(no_key=True))
    remind_no_more(task, now=now)
    for offer in yes_of_driver(task):
        advance(offer, Offer.Status.WITHDRAWN, by=by, ended_at=now)
    if task.is_over:
        return False
    if Offer.objects.filter(task=task, status=Offer.Status.ACCEPTED).exists():
        leave_round(task, by=by)
        return False
    if task.status != Task.Status.OPEN:
        advance(task, Task.Status.OPEN, by=by, taken_at=None)
    Task.objects.filter(pk=task.pk).update(filled=0, chased=0, rung=0, due_at=due)
    task.filled, task.due_at = 0, due
    Stop.objects.filter(pk=stop.pk).update(drive=None, place=0)
    return True


def _metres(start: int, cell: int) -> Point:
    """Say how far east and north of the start a cell lies; over a town, the Earth is flat enough for that."""
    (north, east), (to_north, to_east) = cells.centre(start), cells.centre(cell)
    return (to_east - east) * _DEGREE * math.cos(math.radians(north)), (to_north - north) * _DEGREE
