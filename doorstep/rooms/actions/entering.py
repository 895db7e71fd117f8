"""Entering a room by agreeing to its rules; choosing what is sent; hearing nothing of one thread."""

import datetime
from uuid import UUID

from django.db import transaction

from doorstep.journal.actions import record
from doorstep.people import actions as people
from doorstep.people.models import Person
from doorstep.rooms.models import Entrance, Muting, Room, Thread
from doorstep.rooms.queries.entering import consent_to


@transaction.atomic
def enter(room: Room, person: Person, hears: str, *, words: str, now: datetime.datetime) -> Entrance:
    """Note that they agreed to these `words`, and how they want to hear of posts."""
    people.consent(person, consent_to(room), words, by=person.pk, now=now)
    entrance, _new = Entrance.objects.update_or_create(
        room=room, person=person, defaults={"hears": hears, "agreed_at": now}
    )
    record(entrance, "room entered", by=person.pk, room=room.pk)
    return entrance


@transaction.atomic
def choose(entrance: Entrance, hears: str) -> None:
    """Have them hear of posts so from now on."""
    if Entrance.objects.filter(pk=entrance.pk).exclude(hears=hears).update(hears=hears):
        record(entrance, "chose what is sent", by=entrance.person_id, hears=hears)


@transaction.atomic
def mute(thread: Thread, person: UUID, *, now: datetime.datetime) -> None:
    Muting.objects.get_or_create(thread=thread, person_id=person, defaults={"since": now})


@transaction.atomic
def unmute(thread: Thread, person: UUID) -> None:
    Muting.objects.filter(thread=thread, person=person).delete()
