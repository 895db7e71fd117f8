"""Taking deliveries in hand, one at a time, what presses first."""

import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q, QuerySet

from doorstep.journal.lifecycle import SomebodyWasFirstError, advance
from doorstep.messaging.actions.falling_back import fall_back
from doorstep.messaging.models import Delivery
from doorstep.messaging.queries import SILENT
from doorstep.people.models import ContactPoint

# How many are looked out at once; each is taken at the moment it is its turn.
AT_ONCE = 50
# What was read longer ago than this is read again before it goes.
FRESH = timedelta(seconds=1)
# Longer than asking and then sending can take, each of them in time: who has it this long was stopped in the middle.
LEASE = timedelta(minutes=4)
LONGEST_REFERENCE = 100
Status, Priority = Delivery.Status, Delivery.Priority


class NotOursError(Exception):
    """Somebody else has it in hand by now, or it has ended: nothing more is to be done with it here."""


class Clock:
    """What the time is while a turn goes on that began at a given moment; nobody's setting of a clock moves it."""

    def __init__(self, begun: datetime) -> None:
        self._begun, self._mark = begun, time.monotonic()

    @property
    def gone(self) -> timedelta:
        return timedelta(seconds=time.monotonic() - self._mark)

    @property
    def now(self) -> datetime:
        return self._begun + self.gone


@dataclass(frozen=True)
class Handful:
    """What is due, whole, as it stood at one moment, what presses first standing first.

    `silent` are those of its contact points at which nothing is sent any more.
    """

    deliveries: Sequence[Delivery]
    silent: Collection[UUID]
    seen_at: datetime

    @property
    def persons(self) -> set[UUID]:
        return {each.message.person_id for each in self.deliveries}

    def is_stale(self, now: datetime) -> bool:
        """Say whether somebody may have said something else since, which then holds."""
        return now - self.seen_at > FRESH


def due(means: Collection[str], now: datetime) -> Handful:
    """Find what is to be sent by these means, what presses first, then what waited longest; in hand is none of it."""
    ids = _first(means, now)
    # Since their ids were found, others may have taken some.
    rows = _waiting(now).select_related("message", "point").in_bulk(ids)
    deliveries = [rows[pk] for pk in ids if pk in rows]
    points = ContactPoint.objects.filter(SILENT, pk__in=[each.point_id for each in deliveries])
    return Handful(deliveries, set(points.values_list("pk", flat=True)), now)


def _first(means: Collection[str], now: datetime) -> list[UUID]:
    found: list[UUID] = []
    if not _waiting(now).exists():
        return found
    for priority in Priority.values:
        rows = [row for each in means for row in _due(each, priority, now)]
        found += [pk for _since, pk in sorted(rows, key=lambda row: row[0])]
        if len(found) >= AT_ONCE:
            break
    return found[:AT_ONCE]


def _due(means: str, priority: int, now: datetime) -> list[tuple[datetime, UUID]]:
    waiting = _waiting(now).filter(means=means, priority=priority)
    return list(waiting.order_by("due_at").values_list("due_at", "pk")[:AT_ONCE])


def _waiting(now: datetime) -> "QuerySet[Delivery]":
    return Delivery.objects.filter(status=Status.WAITING, due_at__lte=now)


def take(delivery: Delivery, now: datetime) -> bool:
    """Take it in hand, unless somebody did since it was seen: put off until the lease ends, for whoever comes then."""
    lease, until = uuid4(), now + LEASE
    free = _waiting(now).filter(pk=delivery.pk, lease=delivery.lease, due_at=delivery.due_at)
    if not free.update(due_at=until, lease=lease):
        return False
    delivery.lease, delivery.due_at = lease, until
    return True


def note(delivery: Delivery, **columns: Any) -> None:
    """Write something down about what we have in hand; raises NotOursError where we no longer have it."""
    if not Delivery.objects.filter(pk=delivery.pk, lease=delivery.lease, status=Status.WAITING).update(**columns):
        raise NotOursError
    for name, value in columns.items():
        setattr(delivery, name, value)


def put_off(delivery: Delivery, until: datetime, why: str = "") -> None:
    """Give it out of our hands until then; that its fate is unsure is not forgotten over another reason."""
    note(delivery, due_at=until, lease=None, why=Delivery.Why.UNSURE if delivery.doubtful else why)


@transaction.atomic
def end(delivery: Delivery, status: str, now: datetime, why: str = "", *, reference: str = "") -> None:
    """Bring it to its end, and what surely did not arrive on another way; NotOursError where we no longer have it."""
    known = {"ended_at": now, "why": why, "reference": reference[:LONGEST_REFERENCE], "lease": None}
    try:
        advance(delivery, status, Q(lease=delivery.lease), by=None, **known)
    except SomebodyWasFirstError:
        raise NotOursError from None
    # In one transaction: whoever dies between both would leave it to nobody.
    fall_back(delivery, now)
