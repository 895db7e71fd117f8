"""Beginning and ending to follow the open data of another installation."""

import time
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from doorstep.core.sentences import SentenceError, sentence
from doorstep.feeds import fetching, reading
from doorstep.feeds.actions.taking import AT_ONCE, forget
from doorstep.feeds.models import Feed
from doorstep.feeds.queries.entries import who_we_are
from doorstep.journal.actions import record

_PATH = "/data/groups.json"
_TURN = 20.0


class TakenError(SentenceError):
    """The feed, or its name, is followed already, or cannot be followed."""


def subscribe(address: str, name: str = "") -> Feed:
    """Follow the feed of another installation; its groups come with the worker.

    `address` is that of its first page, or of its feed ("…/data/groups.json?district=SE15"). Asks it once, so that a
    wrong address is told at once: raises FetchError, PageError, or TakenError.
    """
    url = address_of(address)
    page = reading.page(fetching.fetch(f"{url}{'&' if urlsplit(url).query else '?'}limit=1").body or b"")
    if page.uid == str(who_we_are()):
        raise TakenError(sentence("This is our own feed."))
    if page.made_up and not settings.DEMO:
        raise TakenError(sentence("The neighbours of this feed are made up: it is a demonstration."))
    name = (name or page.name or urlsplit(url).netloc)[:80]
    try:
        with transaction.atomic():
            feed = Feed.objects.create(name=name, url=url)
            record(feed, "followed", by=None)
            return feed
    except IntegrityError as error:
        raise TakenError(sentence("“%(name)s” or its address is followed already."), name=name) from error


def address_of(said: str) -> str:
    """Write the address of a feed in full, from that of its site."""
    parts = fetching.checked(said.strip())
    path = _PATH if parts.path in {"", "/", "/data", "/data/"} else parts.path
    return urlunsplit((parts.scheme, parts.netloc, path, parts.query, ""))


def unsubscribe(feed: Feed) -> None:
    """Follow a feed no longer; its groups go, unless another feed tells of them. What is cut short, the worker ends."""
    Feed.objects.filter(pk=feed.pk).update(state=Feed.State.LEAVING, due_at=timezone.now())
    while not leave(feed):
        pass


def leave(feed: Feed) -> int:
    """Take off the groups of a feed that is no longer followed, for a while; 1 when it has gone, else 0."""
    until = time.monotonic() + _TURN
    while uids := list(feed.entries.values_list("uid", flat=True)[:AT_ONCE]):
        with transaction.atomic():
            for uid in uids:
                forget(feed, uid, kept_out=True)
        if time.monotonic() > until:
            Feed.objects.filter(pk=feed.pk).update(due_at=timezone.now())
            return 0
    record(feed, "followed no longer", by=None)
    Feed.objects.filter(pk=feed.pk).delete()
    return 1
