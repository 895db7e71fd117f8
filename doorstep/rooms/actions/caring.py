"""Looking after a room: members object to posts; officers take these out, close threads, put somebody out for a time.

Whoever it is about is told in the officer's words, and never who objected.
"""

import datetime
from functools import partial
from uuid import UUID

from django.db import transaction

from doorstep.core.sentences import SentenceError, sentence
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import SomebodyWasFirstError, advance, advance_each
from doorstep.limits.rates import Limit
from doorstep.messaging.actions import tell
from doorstep.messaging.queries import told_since
from doorstep.networks.models import Network
from doorstep.people.models import Person
from doorstep.rooms import letters
from doorstep.rooms.actions.telling import tell_no_more
from doorstep.rooms.models import Measure, Objection, Post, Room, Thread
from doorstep.rooms.queries.care import other_officers
from doorstep.rooms.queries.entering import is_officer
from doorstep.vault.actions import ensure_key

Kind = Measure.Kind
_ALONE = sentence("Whoever wrote this sits alone at the network’s desk. Turn to whoever runs this site.")
_NOBODY = sentence("Nobody sits at the network’s desk just now. Turn to whoever runs this site.")
# So long an objection waits before its officers hear of it again.
AGAIN = datetime.timedelta(days=2)
OBJECTIONS = Limit("objections to posts", most=20, per=datetime.timedelta(hours=1))


class NobodyElseError(SentenceError):
    """Whoever wrote it is the only one at the desk."""


class SitsThereError(SentenceError):
    """Officers are not put out of the room of their own network."""


@transaction.atomic
def object_to(post: Post, person: Person, words: str, *, now: datetime.datetime) -> Objection:
    """Tell the network's officers, save its writer, that a post should not stand. Raises NobodyElseError.

    What the same person says of it again before it is settled, or presses twice, is one. Raises SomebodyWasFirstError
    where it stands there no more.
    """
    network = post.thread.room.network
    officers = other_officers(network, post.person_id)
    if not officers:
        raise NobodyElseError(_ALONE if is_officer(post.person_id, network) else _NOBODY)
    ensure_key(person.pk)
    if Post.objects.select_for_update().get(pk=post.pk).status != Post.Status.STANDS:
        raise SomebodyWasFirstError(f"{post} is not read by anybody any more.")
    before = Objection.objects.filter(post=post, person=person).first()
    if before and before.status == Objection.Status.OPEN:
        return before
    objection = _objected_again(before, words, now) if before else _objected(post, person, words, now)
    tell(officers, partial(letters.somebody_objects, network), by=person.pk, now=now)
    return objection


def _objected(post: Post, person: Person, words: str, now: datetime.datetime) -> Objection:
    objection = Objection(post=post, person=person, words=words, made_at=now)
    objection.save(force_insert=True)
    record(objection, "objected", by=person.pk, post=str(post.pk))
    return objection


def _objected_again(before: Objection, words: str, now: datetime.datetime) -> Objection:
    """Let the desk look once more: it let the post stand, and somebody says why it should not all the same."""
    advance(before, Objection.Status.OPEN, by=before.person_id, made_at=now, settled_at=None, settled_by=None)
    before.words = words
    before.save(update_fields=["words"])
    return before


def remind(now: datetime.datetime) -> int:
    """Tell officers again of what lies there unsettled, save of their own posts; return how many were told."""
    old = Objection.objects.filter(status=Objection.Status.OPEN, made_at__lte=now - AGAIN)
    said = old.values_list("post__person", "post__thread__room__network").order_by("made_at", "pk")
    found = dict.fromkeys(said)
    networks = Network.objects.in_bulk({network for _writer, network in found})
    # Looked up before anybody is told: whoever sits at two desks hears of both.
    officers = {(writer, pk): _not_told(networks[pk], writer, now) for writer, pk in found}
    for (_writer, pk), there in officers.items():
        tell(there, partial(letters.somebody_objects, networks[pk]), by=None, now=now)
    return sum(len(there) for there in officers.values())


def _not_told(network: Network, writer: UUID, now: datetime.datetime) -> list[UUID]:
    there = other_officers(network, writer)
    return [each for each in there if not told_since(each, letters.OBJECTION, now - AGAIN)]


@transaction.atomic
def take_out(post: Post, why: str, *, by: UUID, now: datetime.datetime) -> None:
    """Let nobody read it, and tell its writer `why`. Raises SomebodyWasFirstError and NotAMoveError."""
    advance(post, Post.Status.HIDDEN, by=by)
    room = post.thread.room
    settle(post, by, now)
    _note(room, Kind.HIDDEN, post.person_id, by, now, post=post, why=why)
    tell_no_more(post, now)
    tell([post.person_id], partial(letters.taken_out, room.network, why), by=by, now=now)


@transaction.atomic
def bring_back(post: Post, *, by: UUID, now: datetime.datetime) -> None:
    """Let it be read again. Raises SomebodyWasFirstError and NotAMoveError."""
    advance(post, Post.Status.STANDS, by=by)
    room = post.thread.room
    _note(room, Kind.BACK, post.person_id, by, now, post=post)
    tell([post.person_id], partial(letters.brought_back, room.network), by=by, now=now)


@transaction.atomic
def let_stand(post: Post, *, by: UUID, now: datetime.datetime) -> None:
    """Settle what was objected, and leave the post as it is."""
    settle(post, by, now)


def settle(post: Post, by: UUID | None, now: datetime.datetime) -> None:
    """Let nothing that was objected to a post wait any more."""
    rows = list(Objection.objects.select_for_update().filter(post=post, status=Objection.Status.OPEN))
    advance_each(rows, Objection.Status.SETTLED, by=by, settled_at=now, settled_by=by)


@transaction.atomic
def close_thread(thread: Thread, *, by: UUID, now: datetime.datetime) -> None:
    """Let nobody write in it any more. Raises SomebodyWasFirstError and NotAMoveError."""
    advance(thread, Thread.Status.CLOSED, by=by)
    _note(thread.room, Kind.CLOSED, None, by, now, thread=thread)


@transaction.atomic
def reopen_thread(thread: Thread, *, by: UUID, now: datetime.datetime) -> None:
    """Let it be written in again. Raises SomebodyWasFirstError and NotAMoveError."""
    advance(thread, Thread.Status.OPEN, by=by)
    _note(thread.room, Kind.REOPENED, None, by, now, thread=thread)


@transaction.atomic
def put_out(room: Room, person: UUID, why: str, *, until: datetime.datetime, by: UUID, now: datetime.datetime) -> None:
    """Keep somebody out of the room until then, and tell them `why`; who is out stays so. Raises SitsThereError."""
    if is_officer(person, room.network):
        raise SitsThereError(sentence("They sit at the network’s desk. Whoever runs this site can end their seat."))
    Room.objects.select_for_update().get(pk=room.pk)
    before = Measure.objects.filter(room=room, person=person, kind=Kind.PUT_OUT, lifted_at=None)
    if before.filter(ends_at__gt=now).exists():
        return
    before.update(lifted_at=now)
    _note(room, Kind.PUT_OUT, person, by, now, why=why, ends_at=until)
    tell([person], partial(letters.put_out, room.network, why, until), by=by, now=now)


@transaction.atomic
def let_in(room: Room, person: UUID, *, by: UUID, now: datetime.datetime) -> None:
    """Let somebody in again before their time is over; nothing where they are not out."""
    out = Measure.objects.filter(room=room, person=person, kind=Kind.PUT_OUT, lifted_at=None, ends_at__gt=now)
    if out.update(lifted_at=now):
        _note(room, Kind.LET_IN, person, by, now)
        tell([person], partial(letters.let_in, room.network), by=by, now=now)


def _note(room: Room, kind: str, person: UUID | None, by: UUID, now: datetime.datetime, **about: object) -> None:
    if about.get("why") and person:
        ensure_key(person)
    measure = Measure(room=room, kind=kind, person_id=person, by=by, at=now, **about)
    measure.save(force_insert=True)
    record(measure, kind, by=by, room=room.pk)
