"""The worker tells members of new posts, as each of them chose: the words by e-mail, a note, or nothing."""

import datetime
from functools import partial
from uuid import UUID

from django.db import transaction

from doorstep.core.one_by_one import one_by_one
from doorstep.journal.actions import record
from doorstep.messaging.actions import take_back, tell
from doorstep.messaging.actions.telling import tell_by_mail
from doorstep.messaging.models import Message
from doorstep.rooms import letters
from doorstep.rooms.models import Entrance, Post
from doorstep.rooms.queries import threads
from doorstep.rooms.queries.entering import hearing

# So long whoever posted something can take it back before anybody has it by mail.
GRACE = datetime.timedelta(minutes=5)
AT_ONCE = 50
# A note says only that there is something new: one counts for whatever comes within that time.
ONE_NOTE_A = datetime.timedelta(hours=4)
Hears = Entrance.Hears


def tell_posts(now: datetime.datetime) -> int:
    """Send out what was posted five minutes ago or earlier; return how many posts that were."""
    due = list(threads.untold(now - GRACE)[:AT_ONCE])
    # Each at a moment of its own, by which an answer finds it.
    moments = [(post, now + number * datetime.timedelta(microseconds=1)) for number, post in enumerate(due)]
    return one_by_one(moments, lambda each: _tell(*each))


@transaction.atomic
def _tell(post: Post, now: datetime.datetime) -> bool:
    """Tell of one post, unless somebody took it back, took it out or told of it at this very moment."""
    if not Post.objects.filter(pk=post.pk, told_at=None, status=Post.Status.STANDS).update(told_at=now):
        return False
    record(post, "told of", by=None)
    network = post.thread.room.network
    with threads.opened([post.thread], [post]):
        thread, words = post.thread.title or post.thread.subject, post.words
    if not words:
        return True  # erased a moment ago
    speaker = threads.speakers(network, [post.person_id])[post.person_id]
    by_mail = partial(letters.post, network, thread, speaker, words)
    tell_by_mail(_who(post, Hears.WORDS, now), by_mail, by=post.person_id, now=now)
    lately = _noted_lately(post, now)
    noted = [person for person in _who(post, Hears.NOTES, now) if person not in lately]
    tell(noted, partial(letters.something_new, network), by=post.person_id, now=now)
    return True


def _who(post: Post, hears: str, now: datetime.datetime) -> list[UUID]:
    found = hearing(post.thread.room, hears, now).exclude(threads.muting(post.thread)).exclude(person=post.person_id)
    return list(found.order_by("pk").values_list("person", flat=True))


def _noted_lately(post: Post, now: datetime.datetime) -> set[UUID]:
    """Return who was sent a note of this room a short while ago: each goes at the moment at which its post is told."""
    others = Post.objects.filter(thread__room=post.thread.room, told_at__gt=now - ONE_NOTE_A).exclude(pk=post.pk)
    notes = Message.objects.filter(kind=letters.NEWS, made_at__in=others.values("told_at"))
    return set(notes.values_list("person", flat=True))


def tell_no_more(post: Post, now: datetime.datetime) -> None:
    """Send its words to nobody any more to whom they have not gone out yet."""
    at = Post.objects.filter(pk=post.pk).values_list("told_at", flat=True).get()
    if at:
        told = Message.objects.filter(kind=letters.POST, made_at=at)
        take_back(letters.POST, [(person, at) for person in told.values_list("person", flat=True)], now=now)
