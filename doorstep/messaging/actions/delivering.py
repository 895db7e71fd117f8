"""Sending what is due: each delivery taken by one worker, tried again when out of reach, and ended with a reason."""

import random
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from doorstep.journal.lifecycle import advance
from doorstep.messaging import hours
from doorstep.messaging.channels import channel_for
from doorstep.messaging.channels.base import NotDeliveredError, Outgoing
from doorstep.messaging.models import Delivery
from doorstep.vault.seals import UnreadableError

AT_ONCE = 50
# Longer than a channel waits for an answer: who has it this long was stopped in the middle.
LEASE = timedelta(minutes=2)
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=20), timedelta(hours=1)
MOST_ATTEMPTS = 12
_chance = random.SystemRandom()

Status, Why = Delivery.Status, Delivery.Why


def deliver_due(now: datetime) -> int:
    """Send what is due by `now`; return how many deliveries were taken in hand."""
    due = Delivery.objects.filter(status=Status.WAITING, due_at__lte=now).filter(_free(now))
    taken = [pk for pk in due.order_by("due_at").values_list("pk", flat=True)[:AT_ONCE] if _take(pk, now)]
    for delivery in Delivery.objects.select_related("message__person", "point").filter(pk__in=taken):
        _deliver(delivery, now)
    return len(taken)


def _free(now: datetime) -> Q:
    return Q(leased_until=None) | Q(leased_until__lt=now)


def _take(pk: UUID, now: datetime) -> bool:
    """Take it in hand, unless somebody else just did."""
    mine = Delivery.objects.filter(_free(now), pk=pk, status=Status.WAITING)
    return bool(mine.update(leased_until=now + LEASE, attempts=F("attempts") + 1))


def _deliver(delivery: Delivery, now: datetime) -> None:
    why = _why_not(delivery, now)
    if why:
        _end(delivery, Status.WITHHELD, now, why)
    elif (opens := _opens(delivery, now)) > now:
        _put_off(delivery, opens)
    else:
        _try(delivery, now)


def _why_not(delivery: Delivery, now: datetime) -> str:
    if delivery.message.expires_at <= now:
        return Why.EXPIRED
    if delivery.point is None or not _open(delivery):
        return Why.GONE
    return "" if delivery.point.safe.messages else Why.NOT_SAFE


def _open(delivery: Delivery) -> Outgoing | None:
    """Open what is to be sent; None where there is nothing left of it, or of them."""
    try:
        body, to = delivery.message.body, delivery.point.value if delivery.point else ""
        subject = delivery.message.subject
    except UnreadableError:
        return None
    return Outgoing(to, subject, body, reference=str(delivery.pk)) if body and to else None


def _opens(delivery: Delivery, now: datetime) -> datetime:
    """Say from when on it is safe to make a sound there; who waits for it at this moment has chosen the moment."""
    if delivery.message.urgent or delivery.point is None:
        return now
    return hours.opens(delivery.point.safe, now, timezone.get_default_timezone())


def _try(delivery: Delivery, now: datetime) -> None:
    channel, outgoing = channel_for(delivery.means), _open(delivery)
    if channel is None or outgoing is None:
        _end(delivery, Status.FAILED, now, Why.NO_CHANNEL)
        return
    try:
        channel.send(outgoing)
    except NotDeliveredError as error:
        _try_again(delivery, now, final=error.permanent)
    else:
        _end(delivery, Status.SENT, now, "")


def _try_again(delivery: Delivery, now: datetime, *, final: bool) -> None:
    if final or delivery.attempts >= MOST_ATTEMPTS:
        _end(delivery, Status.FAILED, now, Why.REFUSED if final else Why.OUT_OF_REACH)
    else:
        _put_off(delivery, now + _wait(delivery.attempts), Why.OUT_OF_REACH)


def _wait(attempts: int) -> timedelta:
    """Wait twice as long each time, and never at the same moment as all the others."""
    longest: timedelta = min(FIRST_WAIT * 2 ** (attempts - 1), LONGEST_WAIT)
    return longest * _chance.uniform(0.5, 1)


def _put_off(delivery: Delivery, until: datetime, why: str = "") -> None:
    Delivery.objects.filter(pk=delivery.pk).update(due_at=until, leased_until=None, why=why)


@transaction.atomic
def _end(delivery: Delivery, status: str, now: datetime, why: str) -> None:
    advance(delivery, status, by=None)
    Delivery.objects.filter(pk=delivery.pk).update(ended_at=now, leased_until=None, why=why)
