"""Taking in a page of a feed: what cannot be read is counted and left out, the rest is written down and settled."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from doorstep.feeds import reading
from doorstep.feeds.actions.settling import settle
from doorstep.feeds.models import Feed, FeedEntry
from doorstep.feeds.queries.entries import who_we_are

# In one transaction: others want to write in between.
AT_ONCE = 25


def take(feed: Feed, rows: Sequence[object]) -> int:
    """Take in the rows of a page; return how many could not be taken. Taking them again changes nothing."""
    us, left_out = who_we_are(), 0
    for start in range(0, len(rows), AT_ONCE):
        with transaction.atomic():
            left_out += sum(not _take(feed, row, us) for row in rows[start : start + AT_ONCE])
    return left_out


def _take(feed: Feed, row: object, us: UUID) -> bool:
    try:
        told = reading.told(row, us)
        said = _said(feed, row, told)
        if told.status == reading.WITHDRAWN:
            forget(feed, told.uid)
        else:
            _write(feed, told, said)
    except reading.RowError:
        return False
    return True


def forget(feed: Feed, uid: UUID, *, kept_out: bool = False) -> None:
    """Note that this feed no longer tells of the group; another one may.

    That the operator keeps it out is remembered, unless `kept_out` is to go as well: else a feed could take a group
    back and tell it anew, and it would be shown again.
    """
    told = FeedEntry.objects.filter(feed=feed, uid=uid)
    if (told if kept_out else told.filter(kept_out=False)).delete()[0]:
        settle(uid)


def _said(feed: Feed, row: Any, told: reading.Told) -> dict[str, Any]:
    """Return what is kept of a row: what could be read, and of a group that has gone only its way. Raises RowError."""
    if told.status in reading.SHOWN:
        return reading.as_row(reading.fed(row, feed.name), told.updated_at)
    return {"via": list(told.via)}


def _write(feed: Feed, told: reading.Told, said: dict[str, Any]) -> None:
    known = FeedEntry.objects.filter(feed=feed, uid=told.uid).first()
    closed, hops = told.status == reading.CLOSED, len(told.via)
    if known and (known.said, known.is_closed, known.hops) == (said, closed, hops):
        FeedEntry.objects.filter(pk=known.pk).update(walk=feed.walk)
        return
    values = {"said": said, "is_closed": closed, "hops": hops, "updated_at": told.updated_at, "walk": feed.walk}
    FeedEntry.objects.update_or_create(feed=feed, uid=told.uid, defaults=values)
    settle(told.uid)
