"""Driving a round: yes or not this time, the doors, ticking them off, and what is left over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import F

from doorstep.aid import letters_of_rounds
from doorstep.aid.actions.finishing import complete, give_back
from doorstep.aid.actions.leaving_round import leave_round
from doorstep.aid.actions.reminding import drive_no_more
from doorstep.aid.actions.revealing import ADDRESS, TO_HELP, NotYetError
from doorstep.aid.actions.rounds import take_back
from doorstep.aid.models import Address, Drive, Needs, Offer, Round, Stop, Volunteer
from doorstep.aid.queries.rounds import theirs, yes_of_driver
from doorstep.aid.queries.ways import may_help, way_of
from doorstep.core.sentences import sentence
from doorstep.journal.actions import record_each
from doorstep.journal.lifecycle import SomebodyWasFirstError, advance
from doorstep.messaging.actions import tell
from doorstep.people.models import AccessNeeds
from doorstep.people.queries import called
from doorstep.safeguarding.queries import kept_apart_from
from doorstep.vault import keys
from doorstep.vault.actions import LOOKED_AT


@transaction.atomic
def say_yes(drive: Drive, *, by: UUID, now: datetime) -> None:
    """Say yes to a share of a round; a new volunteer, or anybody where a yes needs a nod, waits for a coordinator.

    Raises SomebodyWasFirstError and NotAMoveError, as all here do.
    """
    needs_nod = drive.volunteer.vouched_at is None or way_of(drive.round.group).needs_nod
    advance(drive, Drive.Status.NOD if needs_nod else Drive.Status.READY, by=by)
    Volunteer.objects.filter(pk=drive.volunteer_id).update(said_yes=F("said_yes") + 1)
    if needs_nod:
        tell([drive.made_by], partial(letters_of_rounds.wants_driving_nod, drive), by=by, now=now)


@transaction.atomic
def nod(drive: Drive, *, by: UUID, now: datetime) -> None:
    """Let them drive who said yes."""
    advance(drive, Drive.Status.READY, by=by)
    tell([drive.person_id], partial(letters_of_rounds.round_nodded, drive), by=by, now=now)


@transaction.atomic
def say_no(drive: Drive, *, by: UUID, now: datetime) -> None:
    """Say: not this time, before or after a yes; doors that were theirs are shared out anew."""
    _leave(drive, Drive.Status.DECLINED, by=by, now=now)
    tell([drive.made_by], partial(letters_of_rounds.drives_not, drive), by=by, now=now)


@transaction.atomic
def withdraw(drive: Drive, *, by: UUID, now: datetime) -> None:
    """Thank them: they need not drive."""
    _leave(drive, Drive.Status.WITHDRAWN, by=by, now=now)
    tell([drive.person_id], partial(letters_of_rounds.round_off, drive), by=by, now=now)


def _leave(drive: Drive, to: str, *, by: UUID, now: datetime) -> None:
    advance(drive, to, by=by, ended_at=now)
    drive_no_more(drive, now=now)
    theirs = Stop.objects.filter(drive=drive, status=Stop.Status.PLANNED)
    for stop in theirs.select_related("task__request", "round"):
        take_back(stop, due=max(drive.round.starts_at, now), by=by, now=now)


# -- On the way ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Door:
    """One line of a sheet: what is needed to bring a parcel there, and no more."""

    stop: Stop
    called: str = field(repr=False)
    address: str = field(repr=False)
    notes: tuple[str, ...] = field(repr=False)
    codeword: str = field(repr=False)


@transaction.atomic
def doors_of(drive: Drive, *, by: UUID, now: datetime, why: str = TO_HELP) -> list[Door]:
    """Show the doors of a share in their order, and note of each household who looked, and why. Raises NotYetError."""
    if drive.status != Drive.Status.READY or not may_help(drive.person_id, drive.round.group):
        raise NotYetError(sentence("You see where to go once the round is yours."))
    apart = kept_apart_from(drive.person_id)
    to_come = theirs(drive.stops.all()).exclude(task__person__in=apart).order_by("place", "pk")
    # Whoever drives sees it on the page, or on the sheet that is printed for them.
    Offer.objects.filter(task__stop__in=to_come, status=Offer.Status.ACCEPTED, seen_at=None).update(seen_at=now)
    found = list(to_come.select_related("task__request__person"))
    asked_by = [stop.task.request.person for stop in found]
    record_each(asked_by, LOOKED_AT, by=by, what=ADDRESS, why=why, group=drive.round.group_id)
    return _doors(found)


def _doors(stops: Sequence[Stop]) -> list[Door]:
    """Open what is kept of them; one question for each kind of row, however many doors they are."""
    requests, people = [stop.task.request_id for stop in stops], [stop.task.person_id for stop in stops]
    names = called(people)
    with keys.at_hand(people):
        addresses = {row.request_id: row.words for row in Address.objects.filter(request__in=requests)}
        access = {row.person_id: row.words for row in AccessNeeds.objects.filter(person__in=people)}
        know = {row.request_id: row.know for row in Needs.objects.filter(request__in=requests)}
        return [
            Door(
                stop,
                called=names.get(stop.task.person_id, ""),
                address=addresses.get(stop.task.request_id, ""),
                notes=tuple(filter(None, (access.get(stop.task.person_id), know.get(stop.task.request_id)))),
                codeword=stop.task.codeword,
            )
            for stop in stops
        ]


@transaction.atomic
def tick(stop: Stop, outcome: str, *, by: UUID, now: datetime) -> None:
    """Note that a parcel was brought, or that nobody opened: then its task looks for somebody who goes again.

    Raises SomebodyWasFirstError, also where the door is no longer its driver's, and NotAMoveError.
    """
    if not theirs(Stop.objects.filter(pk=stop.pk)).exists():
        raise SomebodyWasFirstError(f"{stop} is no longer its driver's.")
    advance(stop, outcome, by=by)
    if outcome == Stop.Status.DONE:
        complete(stop.task, by=by, now=now)
        return
    for offer in yes_of_driver(stop.task).select_related("task"):
        give_back(offer, by=by, now=now)


@transaction.atomic
def tick_all(outcomes: Mapping[Stop, str], *, by: UUID, now: datetime) -> None:
    """Note from paper what became of several doors; all of them, or, where somebody was first with one, none."""
    for stop, outcome in outcomes.items():
        tick(stop, outcome, by=by, now=now)


# -- The end ---------------------------------------------------------------------------------------------------------


@transaction.atomic
def end(driven: Round, *, left_over: int, by: UUID, now: datetime) -> None:
    """Note that a round is over, and how many parcels came back; a door that nobody ticked off is looked after anew.

    Whoever was asked to drive and has not said yes, or waits for a nod, is told that they need not.
    """
    advance(driven, Round.Status.OVER, by=by, ended_at=now, left_over=left_over)
    _let_go(driven, by=by, now=now)
    for drive in Drive.objects.filter(round=driven, status__in=Drive.LIVING).select_related("round__group"):
        if drive.status == Drive.Status.READY:
            advance(drive, Drive.Status.DONE, by=by, ended_at=now)
        else:
            withdraw(drive, by=by, now=now)


@transaction.atomic
def call_off(driven: Round, *, by: UUID, now: datetime) -> None:
    """Let it not take place: each door looks for somebody on its own, and drivers are told."""
    advance(driven, Round.Status.CANCELLED, by=by, ended_at=now)
    _let_go(driven, by=by, now=now)
    for drive in Drive.objects.filter(round=driven, status__in=Drive.LIVING).select_related("round__group"):
        withdraw(drive, by=by, now=now)


def _let_go(driven: Round, *, by: UUID, now: datetime) -> None:
    """Let doors that are still to come be tasks like any other."""
    for stop in Stop.objects.filter(round=driven, status=Stop.Status.PLANNED).select_related("task__request", "round"):
        take_back(stop, due=now, by=by, now=now)
        leave_round(stop.task, by=by)
