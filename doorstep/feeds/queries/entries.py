"""Which groups stand in the open data, in the order in which they changed, a batch at a time.

Nothing here skips rows by counting them: a batch begins behind the last row of the one before, however far down.
"""

import datetime
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Max, Q, QuerySet

from doorstep.feeds.models import Installation
from doorstep.feeds.queries.reach import in_area
from doorstep.groups.models import Group, GroupDistrict

BATCH = 250
# Longer than any action on a listing takes: what was noted as changed longer ago can be seen by now.
MARGIN = datetime.timedelta(minutes=5)
_OPEN = Q(sharing=Group.Sharing.OPEN)
_SHOWN = Q(status__in=Group.SHOWN) & _OPEN
_GONE = Q(status=Group.Listing.CLOSED) & _OPEN | Q(sharing=Group.Sharing.WITHDRAWN)


@dataclass(frozen=True)
class Wanted:
    """What of the directory is asked for: all of it, a district, an area, what changed since; which page of that."""

    district: str = ""
    area: str = ""
    since: datetime.datetime | None = None
    after: tuple[datetime.datetime, int] | None = None


def who_we_are() -> UUID:
    """Return the id of this installation, by which it knows its own groups again."""
    return Installation.objects.get_or_create(pk=1)[0].uid


def latest() -> datetime.datetime | None:
    """Say when a listing last changed."""
    changed: datetime.datetime | None = Group.objects.aggregate(at=Max("changed_at"))["at"]
    return changed


def version(at: datetime.datetime | None) -> str:
    """Return words that are others whenever any listing is: all changes of the last minutes before the latest one.

    The latest alone is not enough, for a change noted earlier may become visible later.
    """
    seen = hashlib.sha256()
    if at:
        recent = Group.objects.filter(changed_at__gte=at - MARGIN).order_by("changed_at", "pk")
        for pk, changed_at in recent.values_list("pk", "changed_at").iterator(chunk_size=500):
            seen.update(f"{pk} {changed_at.timestamp()};".encode())
    return seen.hexdigest()


def page(wanted: Wanted, limit: int) -> list[Group]:
    """Return the groups that are asked for, in the order in which they changed; those that have gone only by since."""
    groups = _found(wanted).order_by("changed_at", "pk")
    if wanted.since:
        groups = groups.filter(changed_at__gte=wanted.since)
    if wanted.after:
        at, pk = wanted.after
        groups = groups.filter(changed_at__gte=at).filter(Q(changed_at__gt=at) | Q(pk__gt=pk))
    return list(groups[:limit])


def every(wanted: Wanted) -> Iterator[list[Group]]:
    """Yield all groups that are asked for, each once, in batches; one batch at a time is in memory."""
    groups, last = _found(wanted).order_by("pk"), 0
    while batch := list(groups.filter(pk__gt=last)[:BATCH]):
        yield batch
        last = batch[-1].pk


def _found(wanted: Wanted) -> QuerySet[Group]:
    groups = Group.objects.filter(_SHOWN | _GONE if wanted.since else _SHOWN)
    if wanted.district:
        groups = groups.filter(pk__in=GroupDistrict.objects.filter(code=wanted.district).values("group"))
    if wanted.area:
        groups = groups.filter(in_area(wanted.area))
    return groups
