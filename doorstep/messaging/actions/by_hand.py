"""Left to humans: what nothing here can send is said by them, by hand, and noted as said.

They choose the moment, so that no hours are kept here; the page that they do it from keeps them.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from doorstep.journal.lifecycle import SomebodyWasFirstError, advance, advance_each
from doorstep.messaging.actions.falling_back import fall_back, goes_elsewhere
from doorstep.messaging.actions.taking import end, note
from doorstep.messaging.channels import channel_for
from doorstep.messaging.models import Delivery
from doorstep.messaging.queries import MAY_BE_SAID
from doorstep.people.models import ContactPoint

# What stands in the place of whoever carries it.
HUMANS = "by hand"
AT_ONCE = 500
Status, Why = Delivery.Status, Delivery.Why


def is_for_humans(delivery: Delivery) -> bool:
    """Say whether nothing here can send it, and there are humans who would say it."""
    return delivery.desk is not None and channel_for(delivery.means) is None


def may_be_said(point: ContactPoint) -> bool:
    """Say whether a human may say it there at some time of day: in writing, or on the telephone."""
    rings = point.means != ContactPoint.Means.EMAIL and point.calls
    return point.messages or rings


@transaction.atomic
def leave_to_humans(delivery: Delivery, now: datetime) -> None:
    """Lay it before them, unless it can go another way of theirs by itself; NotOursError where it is not ours."""
    if goes_elsewhere(delivery, now):
        end(delivery, Status.WITHHELD, now, Why.NO_CHANNEL)
        return
    note(delivery, why=Why.NO_CHANNEL)
    advance(delivery, Status.BY_HAND, by=None, lease=None)


def take_by_hand(delivery: Delivery, *, by: UUID, now: datetime) -> None:
    """Note who has it before them. Raises SomebodyWasFirstError where it does not wait any more."""
    waiting = Delivery.objects.filter(pk=delivery.pk, status=Status.BY_HAND)
    if not waiting.update(lease=by, tried_at=now):
        raise SomebodyWasFirstError(f"{delivery} does not wait any more.")


def said_by_hand(delivery: Delivery, *, by: UUID, now: datetime) -> None:
    """Note that they said it. Raises SomebodyWasFirstError and NotAMoveError, and then nothing has changed."""
    _waits(delivery)
    known = {"ended_at": now, "first_at": now, "attempts": 1, "provider": HUMANS, "why": "", "lease": None}
    advance(delivery, Status.SENT, by=by, **known)


def not_needed_by_hand(delivery: Delivery, *, by: UUID, now: datetime) -> None:
    """Give it up. Raises SomebodyWasFirstError and NotAMoveError, and then nothing has changed."""
    _waits(delivery)
    advance(delivery, Status.WITHHELD, by=by, ended_at=now, lease=None)


def _waits(delivery: Delivery) -> None:
    """Keep away from whatever goes by itself: from there it could be moved to the same ends."""
    if delivery.status != Status.BY_HAND:
        raise SomebodyWasFirstError(f"{delivery} does not wait for humans.")


@transaction.atomic
def let_go_by_hand(now: datetime) -> int:
    """Withhold what nobody said in time, and send another way what may not be said there any more; return how many."""
    waiting = Delivery.objects.filter(status=Status.BY_HAND)
    late = _held(waiting.filter(message__expires_at__lte=now))
    advance_each(late, Status.WITHHELD, by=None, why=Why.EXPIRED, ended_at=now, lease=None)
    lost = _held(waiting.filter(message__expires_at__gt=now).exclude(pk__in=waiting.filter(MAY_BE_SAID).values("pk")))
    advance_each(lost, Status.WITHHELD, by=None, why=Why.NOT_SAFE, ended_at=now, lease=None)
    for each in lost:
        fall_back(each, now)
    return len(late) + len(lost)


def _held(rows: "QuerySet[Delivery]") -> list[Delivery]:
    return list(rows.select_related("message").select_for_update(of=("self",))[:AT_ONCE])
