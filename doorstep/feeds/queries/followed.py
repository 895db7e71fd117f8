"""The feeds that we follow, and how each is."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from doorstep.feeds.models import Feed


@dataclass(frozen=True)
class Followed:
    """A feed, and how many groups it tells of."""

    feed: Feed
    groups: int


def feeds() -> Iterable[Followed]:
    """Return the feeds that are followed, by name."""
    told = Count("entries", filter=Q(entries__is_closed=False, entries__kept_out=False))
    counted = Feed.objects.filter(state=Feed.State.FOLLOWED).annotate(told=told).order_by("name")
    return [Followed(feed, feed.told) for feed in counted]
