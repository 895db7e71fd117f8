"""Beginning a thread, writing in it, saying yes to what came by e-mail, and taking back what one wrote."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from doorstep.core.sentences import SentenceError, sentence
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import advance
from doorstep.limits.rates import Limit
from doorstep.people.models import Person
from doorstep.rooms.actions.caring import settle
from doorstep.rooms.actions.telling import tell_no_more
from doorstep.rooms.models import Post, Room, Thread
from doorstep.rooms.queries.entering import is_attended
from doorstep.rooms.queries.threads import opened, thread_about
from doorstep.vault.actions import ensure_key

# What is sent twice within this is one.
AGAIN = timedelta(minutes=10)
LONGEST_SUBJECT, LONGEST = 120, 4_000
POSTS = Limit("posts in rooms", most=20, per=timedelta(hours=1))
THREADS = Limit("threads begun in rooms", most=8, per=timedelta(days=1))
How, Status = Post.How, Post.Status


class ClosedError(SentenceError):
    """The thread or the whole room is closed."""


_ROOM = sentence("This room is closed: what stands here can be read, and nothing more is written.")
_THREAD = sentence("This thread is closed: nothing more is written in it. You can begin another.")


def begin(
    room: Room, *, person: Person | None, subject: str, words: str, now: datetime, about: UUID | None = None
) -> Thread:
    """Begin a thread. Raises ClosedError where the room is.

    `about` is the id of something public that it is about, by whose title, the `subject`, it then goes; there is one
    thread about each. Where no `person` begins it, the house says the `words` at its head.
    """
    if about and (there := thread_about(about)):
        return there
    try:
        return _begun(room, person, subject, words, now, about)
    except IntegrityError:
        there = thread_about(about) if about else None
        if there is None:
            raise
        return there


@transaction.atomic
def _begun(room: Room, person: Person | None, subject: str, words: str, now: datetime, about: UUID | None) -> Thread:
    _held_open(room, by_a_member=person is not None)
    if person and about is None and (same := _same_thread(room, person, subject, now)):
        # Other words under the same subject are more of it.
        if not _same_post(same, person, words, now):
            _put(same, person, words, now)
        return same
    thread = Thread(room=room, person=person, about=about, begun_at=now, last_at=now)
    if person is None or about:
        thread.title = subject[:160]
    else:
        ensure_key(person.pk)
        thread.subject = subject
    thread.said = "" if person else words
    thread.save(force_insert=True)
    record(thread, "thread begun", by=person.pk if person else None, room=room.pk)
    if person:
        _put(thread, person, words, now)
    return thread


def _held_open(room: Room, *, by_a_member: bool = True) -> None:
    """Hold it; where nobody at its network's desk reads along, no member writes in it. Raises ClosedError."""
    held = Room.objects.select_for_update().get(pk=room.pk)
    if not held.is_open or (by_a_member and not is_attended(held)):
        raise ClosedError(_ROOM)


def _same_thread(room: Room, person: Person, subject: str, now: datetime) -> Thread | None:
    """Find what they began a moment ago under the same subject: a double press."""
    lately = list(Thread.objects.filter(room=room, person=person, about=None, begun_at__gt=now - AGAIN))
    with opened(lately):
        return next((each for each in lately if each.subject == subject), None)


@transaction.atomic
def write(thread: Thread, person: Person, words: str, *, now: datetime) -> Post:
    """Post something; the same again within minutes is one. Raises ClosedError."""
    hold_open(thread)
    return _same_post(thread, person, words, now) or _put(thread, person, words, now)


def hold_open(thread: Thread) -> None:
    """Hold the thread and its room until the transaction ends. Raises ClosedError."""
    _held_open(thread.room)
    held = Thread.objects.select_for_update().get(pk=thread.pk)
    if held.status != Thread.Status.OPEN:
        raise ClosedError(_THREAD)


def _same_post(thread: Thread, person: Person, words: str, now: datetime) -> Post | None:
    lately = list(Post.objects.filter(thread=thread, person=person, written_at__gt=now - AGAIN, status=Status.STANDS))
    with opened(posts=lately):
        return next((each for each in lately if each.words == words), None)


def _put(thread: Thread, person: Person, words: str, now: datetime) -> Post:
    ensure_key(person.pk)
    post = Post(thread=thread, person=person, words=words, written_at=now, posted_at=now)
    post.save(force_insert=True)
    Thread.objects.filter(pk=thread.pk).update(last_at=now)
    record(post, "posted", by=person.pk, thread=str(thread.pk))
    return post


# -- What came by e-mail ---------------------------------------------------------------------------------------------


@transaction.atomic
def draft(thread: Thread, person: Person, words: str, *, now: datetime) -> Post:
    """Keep what came by e-mail in their name; nobody else reads it before they say yes. Raises ClosedError."""
    hold_open(thread)
    ensure_key(person.pk)
    post = Post(thread=thread, person=person, words=words, written_at=now, status=Status.WAITING, how=How.MAIL)
    post.save(force_insert=True)
    record(post, "wrote by e-mail", by=person.pk, thread=str(thread.pk))
    return post


@transaction.atomic
def say_yes(post: Post, *, by: UUID, now: datetime) -> None:
    """Post what waited. Raises ClosedError, SomebodyWasFirstError and NotAMoveError."""
    hold_open(post.thread)
    advance(post, Status.STANDS, by=by, posted_at=now)
    Thread.objects.filter(pk=post.thread_id).update(last_at=now)


@transaction.atomic
def take_back(post: Post, *, by: UUID | None, now: datetime) -> None:
    """Take back what one wrote, or leave what waited: its words are gone. Raises the errors of a move.

    What a thread is about goes with the post that began it, and what has not gone out by mail yet goes to nobody.
    """
    advance(post, Status.TAKEN_BACK, by=by, words=None)
    begun = Thread.objects.filter(pk=post.thread_id, person=post.person_id, begun_at=post.written_at)
    begun.update(subject=None)
    settle(post, by, now)
    tell_no_more(post, now)
