"""Helping no longer: by saying so, or by not being in the group any more. Nothing said yes to is left lying."""

from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef

from doorstep.aid.actions.answering import decline
from doorstep.aid.actions.driving import say_no
from doorstep.aid.actions.finishing import give_back
from doorstep.aid.actions.volunteering import stop
from doorstep.aid.models import Drive, Offer, Volunteer
from doorstep.aid.queries.seeing import IS_IN
from doorstep.core.one_by_one import one_by_one
from doorstep.groups.models import Membership

AT_ONCE = 100


@transaction.atomic
def lay_down(row: Volunteer, *, by: UUID | None, now: datetime) -> None:
    """End it, and give back what they had said yes to: others are asked at once, and its coordinator is told."""
    stop(row, by=by, now=now)
    hand_back(row, by=by, now=now)


@transaction.atomic
def hand_back(row: Volunteer, *, by: UUID | None, now: datetime) -> None:
    """Give back what they had said yes to, and say no to what they were asked."""
    for drive in Drive.objects.filter(volunteer=row, status__in=Drive.LIVING).select_related("round__group"):
        say_no(drive, by=by or row.person_id, now=now)
    for offer in Offer.objects.filter(volunteer=row, status__in=Offer.LIVING).select_related("task"):
        if offer.status == Offer.Status.ACCEPTED:
            give_back(offer, now=now)
        else:
            decline(offer, now=now)


def follow(now: datetime) -> int:
    """Lay it down for all who are no longer in their group, nor ask to be; return how many that were.

    Whoever rests from their group sees no door there, and gives back what was theirs. Groups know nothing of who helps
    in them, so that it is found out here.
    """
    there = Membership.objects.filter(person=OuterRef("person"), group=OuterRef("group"), status__in=Membership.LIVING)
    gone = Volunteer.objects.filter(~Exists(there), ended_at=None).order_by("pk")[:AT_ONCE]
    return one_by_one(gone, partial(lay_down, by=None, now=now)) + _rest(now)


def _rest(now: datetime) -> int:
    theirs = Offer.objects.filter(volunteer=OuterRef("pk"), status__in=Offer.LIVING)
    driven = Drive.objects.filter(volunteer=OuterRef("pk"), status__in=Drive.LIVING)
    away = Volunteer.objects.filter(~IS_IN, Exists(theirs) | Exists(driven), ended_at=None).order_by("pk")[:AT_ONCE]
    return one_by_one(away, partial(hand_back, by=None, now=now))
