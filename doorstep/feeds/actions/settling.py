"""Which feed a group is taken from when several tell of it: our own entry first, then the nearest, then the newest.

A group that its nearest feed says has closed is closed; one that it no longer tells of is taken from the next nearest.
"""

from uuid import UUID

from django.db import transaction

from doorstep.feeds import reading
from doorstep.feeds.models import FeedEntry
from doorstep.groups import actions as groups


def nearest(uid: UUID) -> FeedEntry | None:
    """Return what the nearest feed says of a group; of equally near ones the newest."""
    told = FeedEntry.objects.filter(uid=uid).select_related("feed").order_by("hops", "-updated_at", "pk")
    entries = list(told)
    return None if any(each.kept_out for each in entries) else next(iter(entries), None)


@transaction.atomic
def settle(uid: UUID) -> None:
    """Show a group as the nearest feed tells it, or take it off; again and again it comes out the same."""
    entry = nearest(uid)
    if entry is None:
        groups.take_off(uid, closed=False)
    elif entry.is_closed:
        groups.take_off(uid, closed=True)
    else:
        groups.take_from_feed(reading.fed(entry.said, entry.feed.name))


@transaction.atomic
def keep_out(uid: UUID) -> bool:
    """Show this group here no longer, whatever the feeds say; False where none of them tells of it."""
    told = FeedEntry.objects.filter(uid=uid).update(kept_out=True)
    settle(uid)
    return bool(told)


@transaction.atomic
def bring_back(uid: UUID) -> bool:
    """Show a group again that was kept out; False where none of the feeds tells of it."""
    told = FeedEntry.objects.filter(uid=uid).update(kept_out=False)
    settle(uid)
    return bool(told)
