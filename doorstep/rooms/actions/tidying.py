"""What goes by itself: entrances of who belongs to the network no longer, drafts without a yes, old threads."""

from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial

from doorstep.core.one_by_one import one_by_one
from doorstep.journal.lifecycle import SomebodyWasFirstError
from doorstep.rooms.actions.writing import take_back
from doorstep.rooms.models import Post, Room
from doorstep.rooms.queries.entering import strangers_in
from doorstep.rooms.queries.threads import old

LAPSES = timedelta(days=7)
AT_ONCE = 200


def tidy(now: datetime) -> int:
    """Do it, and return how much went."""
    gone = sum(strangers_in(room).delete()[0] for room in Room.objects.select_related("network").order_by("pk"))
    drafts = Post.objects.filter(status=Post.Status.WAITING, written_at__lt=now - LAPSES).order_by("written_at")
    gone += one_by_one(drafts[:AT_ONCE], partial(_take_back, now=now))
    threads = list(old(now).values_list("pk", flat=True)[:AT_ONCE])
    return gone + (old(now).filter(pk__in=threads).delete()[0] if threads else 0)


def _take_back(post: Post, now: datetime) -> bool:
    with suppress(SomebodyWasFirstError):
        take_back(post, by=None, now=now)
        return True
    return False
