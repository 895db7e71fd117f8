"""Forgetting who walked a street: some weeks after they did, and who took one once they are no longer in the group."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from doorstep.flyers.models import Street
from doorstep.groups.models import Membership

KEPT = timedelta(days=28)
AT_ONCE = 500


def forget(now: datetime) -> int:
    """Do it, and return of how many streets; that they are done stays."""
    group = OuterRef("leafleting__group")
    there = Membership.objects.filter(person=OuterRef("taken_by"), group=group, status__in=Membership.IN)
    left = Street.objects.filter(~Exists(there), taken_by__isnull=False)
    known = Q(done_by__isnull=False) | Q(taken_by__isnull=False)
    old = Street.objects.filter(known, done_at__lte=now - KEPT)
    return _emptied(old, taken_by=None, done_by=None) + _emptied(left, taken_by=None)


def _emptied(rows: "QuerySet[Street]", **what: None) -> int:
    ids = list(rows.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
    return Street.objects.filter(pk__in=ids).update(**what)
