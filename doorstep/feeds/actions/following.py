"""Following feeds: page by page, from where the last visit ended, and from there again when it was cut short."""

import datetime
import logging
import time
from functools import partial
from urllib.parse import urlencode, urlsplit

from django.utils import timezone

from doorstep.core.one_by_one import one_by_one
from doorstep.core.sentences import SentenceError, sentence
from doorstep.feeds import fetching, reading
from doorstep.feeds.actions.subscribing import leave
from doorstep.feeds.actions.taking import forget, take
from doorstep.feeds.models import Feed

log = logging.getLogger(__name__)

ROWS = 200
EVERY = datetime.timedelta(minutes=15)
# So long nobody else takes up a feed that somebody has taken up; a killed worker's is free again then.
LEASE = datetime.timedelta(minutes=5)
LONGEST_WAIT = datetime.timedelta(days=1)
# A feed is read as a whole so often, to find what has gone from it without a word.
WHOLE = datetime.timedelta(days=7)
MOST_GROUPS = 200_000
# The seconds that the worker gives to one feed before it looks after other things.
TURN = 20.0


class ElsewhereError(SentenceError):
    """A feed leads to another site."""


def follow_due(now: datetime.datetime) -> int:
    """Visit each feed that is due, for a while; return how many pages were read."""
    return one_by_one(Feed.objects.filter(due_at__lte=now).order_by("due_at"), partial(_visit, now=now))


def _visit(feed: Feed, now: datetime.datetime) -> int:
    lease = now + LEASE
    if not Feed.objects.filter(pk=feed.pk, due_at=feed.due_at).update(due_at=lease):
        return 0  # somebody beside us was first
    if feed.state == Feed.State.LEAVING:
        return leave(feed)
    return follow(feed, TURN)


def follow(feed: Feed, seconds: float = float("inf")) -> int:
    """Read what is new in a feed, for so many seconds; return how many pages. What goes wrong stands in `said`."""
    until, pages, more = time.monotonic() + seconds, 0, True
    try:
        while more:
            more = _read(feed)
            pages += 1
            if more and time.monotonic() > until:
                _keep(feed, due_at=timezone.now())
                return pages
            if more:
                _keep(feed, due_at=timezone.now() + LEASE)
    except SentenceError as error:
        _failed(feed, error)
    return pages


def _read(feed: Feed) -> bool:
    """Read one page; False where nothing is left to read."""
    _begin_anew(feed)
    fetched = fetching.fetch(feed.at, feed.etag)
    if fetched.body is None:
        _rested(feed)
        return False
    page = reading.page(fetched.body)
    _refuse_without_end(feed, page)
    left_out = take(feed, page.rows)
    feed.left_out = left_out + feed.left_out if feed.whole else max(left_out, feed.left_out)
    if page.following:
        _keep(feed, at=_same_site(feed, page.following), etag="", left_out=feed.left_out)
        return True
    return _ended(feed, page, fetched.etag)


def _refuse_without_end(feed: Feed, page: reading.Page) -> None:
    """Go no further where pages lead to themselves, or bring more than any country has. Raises PageError."""
    circle = not page.rows or page.following == feed.at
    if page.following and (circle or feed.entries.count() > MOST_GROUPS):
        raise reading.PageError(sentence("The address leads on and on to others."))


def _begin_anew(feed: Feed) -> None:
    """Begin to read the whole where it was never read, or long ago."""
    old = feed.whole_at is None or timezone.now() - feed.whole_at > WHOLE
    if not feed.at or (old and not feed.whole):
        _keep(feed, at=first_page(feed.url), etag="", whole=True, walk=feed.walk + 1, left_out=0)


def first_page(url: str, rows: int = ROWS) -> str:
    return f"{url}{'&' if urlsplit(url).query else '?'}{urlencode({'limit': rows})}"


def _ended(feed: Feed, page: reading.Page, etag: str) -> bool:
    """Note where to go on next time. After the whole was read, what was not in it has gone; else it is asked again."""
    if feed.whole:
        _sweep(feed)
        _keep(feed, whole=False, whole_at=timezone.now(), at=_same_site(feed, page.changes), etag="")
        return True
    following = _same_site(feed, page.changes)
    # The same address is asked by its ETag; another one has the same rows, and they are looked at once more.
    if following == feed.at:
        _keep(feed, etag=etag)
    else:
        _keep(feed, at=following, etag="")
    _rested(feed)
    return False


def _sweep(feed: Feed) -> None:
    """Forget what was not in the whole; what is known to have closed is never in it."""
    for uid in feed.entries.filter(is_closed=False).exclude(walk=feed.walk).values_list("uid", flat=True):
        forget(feed, uid)


def _same_site(feed: Feed, address: str) -> str:
    """Hold a feed to its own site. Raises ElsewhereError."""
    ours, theirs = fetching.checked(feed.url), fetching.checked(address)
    if (ours.scheme, ours.netloc) != (theirs.scheme, theirs.netloc):
        raise ElsewhereError(sentence("It leads to another site, %(site)s."), site=theirs.netloc)
    return address


def _rested(feed: Feed) -> None:
    now = timezone.now()
    _keep(feed, due_at=now + EVERY, fetched_at=now, failures=0, said="", left_out=feed.left_out)


def _failed(feed: Feed, error: SentenceError) -> None:
    """Wait twice as long after each failure. Where the page itself was refused, the whole is read anew."""
    wait = min(EVERY * 2 ** min(feed.failures, 10), LONGEST_WAIT)
    log.warning("The feed of %s: %s It is asked again in %s.", feed.name, error, wait)
    refused = not isinstance(error, fetching.FetchError) or "status" in error.values
    again = {"at": "", "etag": ""} if refused else {}
    due = {"due_at": timezone.now() + wait, "failures": min(feed.failures + 1, 1000)}
    _keep(feed, said=str(error)[:400], **due, **again)


def _keep(feed: Feed, **values: object) -> None:
    Feed.objects.filter(pk=feed.pk).update(**values)
    for name, value in values.items():
        setattr(feed, name, value)
