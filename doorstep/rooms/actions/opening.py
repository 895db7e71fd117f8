"""A network's desk opens its room, says its own rules, closes it, and opens it again."""

import datetime
from functools import partial
from uuid import UUID

from django.db import IntegrityError, transaction

from doorstep.journal.actions import record
from doorstep.journal.lifecycle import advance
from doorstep.messaging.actions import tell
from doorstep.networks.models import Affiliation, Contact, Network
from doorstep.rooms import letters
from doorstep.rooms.models import Room
from doorstep.rooms.queries.entering import kept_of

Status = Room.Status


@transaction.atomic
def open_room(network: Network, rules: str, *, by: UUID | None, now: datetime.datetime) -> Room:
    """Open it, or open it again, and tell who speaks for a group; a double press opens it once."""
    room = kept_of(network)
    if room is None:
        return _made(network, rules, by, now)
    if not room.is_open:
        advance(room, Status.OPEN, by=by)
        _tell(network, by, now)
    say_rules(room, rules, by=by, now=now)
    return room


def _made(network: Network, rules: str, by: UUID | None, now: datetime.datetime) -> Room:
    room = Room(network=network, rules=rules, rules_at=now, opened_at=now, opened_by=by)
    try:
        with transaction.atomic():
            room.save(force_insert=True)
    except IntegrityError:
        return Room.objects.select_related("network").get(network=network)
    record(room, "room opened", by=by, network=network.pk)
    _tell(network, by, now)
    return room


def _tell(network: Network, by: UUID | None, now: datetime.datetime) -> None:
    speak = Contact.objects.filter(affiliation__network=network, affiliation__status=Affiliation.Status.IN)
    people = list(speak.order_by("pk").values_list("person", flat=True))
    tell(people, partial(letters.opened, network), by=by, now=now)


@transaction.atomic
def say_rules(room: Room, rules: str, *, by: UUID | None, now: datetime.datetime) -> None:
    """Have these be the desk's own rules from now on; whoever entered before reads them anew."""
    if room.rules == rules:
        return
    room.rules, room.rules_at = rules, now
    room.save(update_fields=["rules", "rules_at"])
    record(room, "ground rules said", by=by)


def close_room(room: Room, *, by: UUID) -> None:
    """Let nobody write in it, and send nothing of it any more; what stands there can be read until its life ends.

    Raises SomebodyWasFirstError and NotAMoveError.
    """
    advance(room, Status.CLOSED, by=by)
