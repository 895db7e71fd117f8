"""What tests of followed directories say and look at."""

from collections.abc import Callable
from uuid import UUID

from doorstep.feeds import actions
from doorstep.feeds.models import Feed
from doorstep.groups.models import Group
from tests.feeds.directories import Directory

Opening = Callable[[str], Directory]


def shown() -> dict[str, str]:
    """Name the groups that anybody may find, each with the words it says."""
    return dict(Group.objects.filter(status__in=["listed", "resting"]).values_list("name", "summary"))


def follow(feed: Feed) -> Feed:
    """Look for news; return the feed as it is then."""
    actions.follow(Feed.objects.get(pk=feed.pk))
    return Feed.objects.get(pk=feed.pk)


def key(said: str) -> UUID:
    return UUID(said.removeprefix("urn:uuid:"))
