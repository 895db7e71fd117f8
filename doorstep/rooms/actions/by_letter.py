"""What members answer by e-mail: kept as a draft that they alone see, said back to them, posted once they say yes.

An answer counts as theirs where it names a letter of ours and comes from where that went. Even so it is a claim, and
what a program took for their words may be more than they meant: so nothing is posted that they did not read again
(docs/decisions/0059).
"""

from datetime import datetime
from functools import partial

from doorstep.groups.contacts import mentions_a_chat
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.limits.actions import took
from doorstep.messaging.inbound.replies import Meaning
from doorstep.messaging.models import Message
from doorstep.messaging.replies import Answer, Answerer, Said
from doorstep.people.models import ContactPoint, Person
from doorstep.rooms import letters
from doorstep.rooms.actions.writing import LONGEST, POSTS, ClosedError, draft, say_yes, take_back
from doorstep.rooms.models import Post, Room
from doorstep.rooms.queries.entering import agrees, entrance_of, may_enter
from doorstep.rooms.queries.threads import opened, subject_of


class RefusedError(Exception):
    """Why it is not posted, by a word of letters.NOT_POSTED."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def answer(said: Said, now: datetime) -> Answer | None:
    """Take what is answered to a letter of a room; None for whatever else."""
    if said.means != ContactPoint.Means.EMAIL or said.about is None:
        return None
    about = Message.objects.filter(pk=said.about, kind__startswith=letters.OURS).select_related("person").first()
    if about is None:
        return None
    is_theirs = about.person_id in said.persons and about.deliveries.filter(point__hashed=said.hashed).exists()
    if about.kind not in letters.ANSWERED:
        return _to_others(about) if is_theirs else None
    return _to_a_thread(about, said, now, is_theirs=is_theirs)


def _to_others(about: Message) -> Answer:
    """Say where to write instead, once: whoever answers that as well may be a machine, and hears nothing."""
    return Answer(about.person_id, None if about.kind == letters.THERE else letters.write_there)


def _to_a_thread(about: Message, said: Said, now: datetime, *, is_theirs: bool) -> Answer:
    if not is_theirs:
        return Answer(said.speakers[0], partial(letters.not_posted, letters.STRANGER))
    try:
        return (_said_back if about.kind == letters.POST else _decided)(about, said, now)
    except RefusedError as error:
        return Answer(about.person_id, partial(letters.not_posted, error.reason))


def _said_back(about: Message, said: Said, now: datetime) -> Answer:
    """Keep what they answer to a post, and ask whether it is that."""
    post = Post.objects.filter(told_at=about.made_at).select_related("thread__room__network").first()
    if post is None:
        raise RefusedError(letters.GONE)
    # Of a letter without words its subject is what was said.
    thread, words = post.thread, said.text.strip() if said.text != said.subject else ""
    _may_write(thread.room, about.person)
    _is_a_post(words)
    if not took(POSTS, str(about.person_id), now=now):
        raise RefusedError(letters.OFTEN)
    try:
        draft(thread, about.person, words, now=now)
    except ClosedError:
        raise RefusedError(letters.CLOSED) from None
    said_back = partial(letters.said_back, thread.room.network, subject_of(thread), words)
    return Answer(about.person_id, said_back)


def _may_write(room: Room, person: Person) -> None:
    if not may_enter(person.pk, room.network):
        raise RefusedError(letters.OUT)
    entrance = entrance_of(room, person.pk)
    if entrance is None or not agrees(entrance, room):
        raise RefusedError(letters.RULES)


def _is_a_post(words: str) -> None:
    if not words:
        raise RefusedError(letters.WORDLESS)
    if len(words) > LONGEST:
        raise RefusedError(letters.LONG)
    if mentions_a_chat(words):
        raise RefusedError(letters.CHAT)


def _decided(about: Message, said: Said, now: datetime) -> Answer:
    """Post what was said back where they answer yes, and leave it where they answer no."""
    post, meaning = _meant(about), said.read.meaning
    if meaning not in {Meaning.YES, Meaning.NO} or said.read.rest.strip():
        raise RefusedError(letters.UNCLEAR)
    try:
        return _settled(post, about.person, now, is_yes=meaning is Meaning.YES)
    except ClosedError:
        raise RefusedError(letters.CLOSED) from None
    except (NotAMoveError, SomebodyWasFirstError):
        raise RefusedError(letters.GONE) from None


def _meant(about: Message) -> Post:
    """Find the one draft that a letter said back: what comes in together is kept at the same moment."""
    found = Post.objects.filter(person=about.person_id, written_at=about.made_at, status=Post.Status.WAITING)
    waiting = list(found.select_related("thread__room__network"))
    if not waiting:
        raise RefusedError(letters.GONE)
    with opened(posts=waiting):
        meant = [each for each in waiting if each.words and letters.said_in(about.body, each.words)]
    if len(meant) != 1:
        raise RefusedError(letters.UNCLEAR)
    return meant[0]


def _settled(post: Post, person: Person, now: datetime, *, is_yes: bool) -> Answer:
    network = post.thread.room.network
    if not is_yes:
        take_back(post, by=person.pk, now=now)
        return Answer(person.pk, partial(letters.left, network))
    _may_write(post.thread.room, person)
    say_yes(post, by=person.pk, now=now)
    return Answer(person.pk, partial(letters.posted, network))


ANSWERER = Answerer("rooms", lambda _persons: {}, answer, lambda _person, _means, _now: None)
