"""Which feed a group is taken from when several tell of it: our own entry first, then the nearest, then the newest.

A group that its nearest feed says has closed is closed; one that it no longer tells of is taken from the next nearest.
"""

from uuid import UUID

from django.db import transaction

from doorstep.feeds import reading
from doorstep.feeds.models import FeedEntry
from doorstep.groups import actions as groups


def nearest(uid: UUID) -> FeedEntry | None:
    """Return what the nearest feed says of a group; of equally near ones the newest, of two homes the first.

    A group has one home, and whoever told of it first has named that: else anybody whom we follow could take the
    groups of others over, or close them, by saying that they are their own.
    """
    told = FeedEntry.objects.filter(uid=uid).select_related("feed").order_by("hops", "-updated_at", "pk")
    entries = list(told)
    if not entries or any(each.kept_out for each in entries):
        return None
    first = min(entries, key=lambda each: each.pk)
    believed = [each for each in entries if _home(each) == _home(first)]
    at_home = [each for each in believed if each.hops == 1]
    return min(at_home, key=lambda each: each.pk) if at_home else believed[0]


def _home(entry: FeedEntry) -> object:
    """Name the installation where the group is at home, as the entry says."""
    return next(iter(entry.said.get("via", ())), None)


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
