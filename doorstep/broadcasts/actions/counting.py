"""Keeping what became of a broadcast, in numbers, before the letters themselves are forgotten."""

from datetime import datetime, timedelta

from doorstep.broadcasts.models import Broadcast
from doorstep.broadcasts.queries.reach import reach_of
from doorstep.core.one_by_one import one_by_one

# Letters are kept for four weeks (messaging), and after three nothing more becomes of them.
AFTER, AT_ONCE = timedelta(days=21), 50


def keep_counts(now: datetime) -> int:
    """Note the reach of what went out three weeks ago; return of how many."""
    over = Broadcast.objects.filter(status__in=(Broadcast.Status.SENT, Broadcast.Status.STOPPED), reached={})
    return one_by_one(over.filter(out_at__lt=now - AFTER).order_by("out_at", "pk")[:AT_ONCE], _keep)


def _keep(one: Broadcast) -> None:
    Broadcast.objects.filter(pk=one.pk).update(reached=reach_of(one).as_json())
