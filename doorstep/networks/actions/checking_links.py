"""Trying the pages that groups publish: a few hundred a day, one request to a host at a time, with a minute between.

A page counts as gone only after it failed on three different days, and a day counts only where some other page was
there on it: where nothing at all is there, it is our own line that is broken.
"""

import datetime
import time
from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone

from doorstep.networks import links
from doorstep.networks.links import Found, Told
from doorstep.networks.models import Link
from doorstep.networks.queries import links as found_links

# Seconds: then others have their turn at the worker.
A_TURN = 4.0
A_DAY, MOST_A_TURN, AT_ONCE = 300, 5, 500
FAILS = 3
BETWEEN = datetime.timedelta(minutes=1)
LEASE = datetime.timedelta(minutes=10)
# Until it is tried again.
TOMORROW = datetime.timedelta(hours=25)
LATER = {
    Link.State.THERE: datetime.timedelta(days=60),
    Link.State.UNKNOWN: datetime.timedelta(days=60),
    Link.State.GONE: datetime.timedelta(days=30),
}
SHORTEST_WAIT = datetime.timedelta(hours=1)
# Another page is tried so long after one that failed: just before that has its next turn.
BESIDE = datetime.timedelta(hours=24)
State, Step = Link.State, Link.Step


def look(now: datetime.datetime) -> int:
    """Take the next step with a few pages that are due; return how many."""
    if not settings.CHECK_LINKS:
        return 0
    begun, done = time.monotonic(), 0
    for link in found_links.due(now, A_DAY)[:MOST_A_TURN]:
        if time.monotonic() - begun > A_TURN:
            break
        done += _try(link, now)
    return done


def gather(now: datetime.datetime) -> int:
    """Learn which pages groups publish now, and forget those that none does any more."""
    gone = Link.objects.exclude(url__in=found_links.published().values("value"))
    forgotten = Link.objects.filter(pk__in=list(gone.values_list("pk", flat=True)[:AT_ONCE])).delete()[0]
    new = found_links.published().exclude(value__in=Link.objects.values("url"))
    urls = list(new.order_by("value").values_list("value", flat=True).distinct()[:AT_ONCE])
    rows = [_new(url, _host(url), now) for url in urls]
    Link.objects.bulk_create(rows, ignore_conflicts=True)
    return forgotten + len(rows)


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "")[:260]
    except ValueError:
        return ""


def _new(url: str, host: str, now: datetime.datetime) -> Link:
    """Begin with it; of those who show programs nothing, nothing is asked."""
    if links.is_for_people_alone(host):
        return Link(url=url, host=host, state=State.UNKNOWN, due_at=now + LATER[State.UNKNOWN])
    return Link(url=url, host=host, due_at=now)


def _try(link: Link, now: datetime.datetime) -> bool:
    """Take one step, unless another worker does."""
    free = Link.objects.filter(pk=link.pk, due_at=link.due_at, step=link.step)
    if not free.update(due_at=now + LEASE):
        return False
    told = _STEPS[Step(link.step)](link.url)
    Link.objects.filter(pk=link.pk).update(**_after(link, told, now))
    return True


_STEPS: dict[str, Callable[[str], Told]] = {
    Step.ROBOTS: links.robots,
    Step.HEAD: lambda url: links.page(url, "HEAD"),
    Step.GET: lambda url: links.page(url, "GET"),
}
_NEXT = {Step.ROBOTS: Step.HEAD, Step.HEAD: Step.GET, Step.GET: Step.GET}


def _after(link: Link, told: Told, now: datetime.datetime) -> dict[str, object]:
    """Say what is known of it now, and when it is tried again."""
    if told.found is Found.GO_ON:
        return {"step": _NEXT[Step(link.step)], "due_at": now + BETWEEN, "busy": 0}
    if told.found is Found.BUSY:
        return _busy(link, told, now)
    if told.found is Found.FAILED:
        return _failed(link, now)
    return _known(State.THERE if told.found is Found.THERE else State.UNKNOWN, now) | _AFRESH


_AFRESH: dict[str, object] = {"failures": 0, "failed_on": None, "busy": 0}


def _busy(link: Link, told: Told, now: datetime.datetime) -> dict[str, object]:
    """Leave it in peace for as long as it asks; one that is busy whenever we come does not want us."""
    if link.busy + 1 >= FAILS:
        return _left_in_peace(link, now)
    return {"busy": link.busy + 1, "due_at": now + max(told.again_in or TOMORROW, SHORTEST_WAIT)}


def _left_in_peace(link: Link, now: datetime.datetime) -> dict[str, object]:
    """Nothing new is known of it: what was gone stays gone."""
    if link.state == State.GONE:
        return _known(State.GONE, now) | {"busy": 0}
    return _known(State.UNKNOWN, now) | _AFRESH


def _failed(link: Link, now: datetime.datetime) -> dict[str, object]:
    today, counts = timezone.localdate(now), found_links.another_was_there(link, now)
    if other := found_links.another_to_try(link):
        Link.objects.filter(pk=other.pk, due_at__gt=now + BESIDE).update(due_at=now + BESIDE)
    failures = link.failures + (counts and link.failed_on != today)
    said: dict[str, object] = {"failures": min(failures, FAILS), "busy": 0} | ({"failed_on": today} if counts else {})
    if failures >= FAILS:
        return _known(State.GONE, now) | said
    return said | {"step": Step.ROBOTS, "tried_at": now, "due_at": now + TOMORROW}


def _known(state: Link.State, now: datetime.datetime) -> dict[str, object]:
    return {"state": state, "step": Step.ROBOTS, "tried_at": now, "due_at": now + LATER[state]}
