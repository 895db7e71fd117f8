"""Saying by hand what nothing here can send: opened, said with one's own telephone, noted; they can read who did."""

from dataclasses import dataclass, field
from datetime import datetime, time
from uuid import UUID

from django.db import transaction

from doorstep.aid.queries.by_hand import number_of
from doorstep.core.sentences import sentence
from doorstep.groups.models import Group
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import SomebodyWasFirstError
from doorstep.messaging import wording
from doorstep.messaging.actions import not_needed_by_hand, said_by_hand, take_by_hand
from doorstep.messaging.inbound.calls import MEANS as VOICE
from doorstep.messaging.models import Delivery
from doorstep.people.looking import Way, ways
from doorstep.people.models import Person
from doorstep.people.queries import called
from doorstep.vault import keys
from doorstep.vault.actions import LOOKED_AT
from doorstep.vault.seals import UnreadableError

# What the journal says was looked at, and why; marked for translators, because the person reads it.
WHAT = sentence("how you are reached, and what we had to say to you")
TO_SAY_IT = "by-hand"


@dataclass(frozen=True)
class Opened:
    """What a coordinator needs to say it: to whom, where as it is safe at this moment, and in which words."""

    called: str = field(repr=False)
    way: Way = field(repr=False)
    subject: str = field(repr=False)
    words: str = field(repr=False)
    language: str


@transaction.atomic
def open_to_say(delivery: Delivery, group: Group, *, by: UUID, now: datetime, clock: time) -> Opened:
    """Open it, and note who has it before them; `clock` is the time of day there. Raises SomebodyWasFirstError."""
    message, point = delivery.message, delivery.point
    if point is None:
        raise SomebodyWasFirstError(f"{delivery} leads nowhere any more.")
    take_by_hand(delivery, by=by, now=now)
    record(Person(pk=message.person_id), LOOKED_AT, by=by, what=WHAT, why=TO_SAY_IT, group=group.pk)
    # Who may only be rung is read it, whatever it was to go by.
    means = delivery.means if point.messages else VOICE
    with keys.at_hand([message.person_id]):
        try:
            words = wording.by_hand(message, means, speaker=group.name, ring=number_of(group))
        except UnreadableError:
            words = ""
        if not words:
            raise SomebodyWasFirstError(f"{delivery} was forgotten.")
        name = called([message.person_id]).get(message.person_id, "")
        return Opened(name, ways([point], clock)[0], message.subject, words, message.language)


@transaction.atomic
def said(delivery: Delivery, group: Group, *, by: UUID, now: datetime) -> None:
    """Note that it was said. Raises SomebodyWasFirstError and NotAMoveError."""
    said_by_hand(delivery, by=by, now=now)
    record(delivery, "said by hand", by=by, group=group.pk)


@transaction.atomic
def not_needed(delivery: Delivery, group: Group, *, by: UUID, now: datetime) -> None:
    """Give it up. Raises SomebodyWasFirstError and NotAMoveError."""
    not_needed_by_hand(delivery, by=by, now=now)
    record(delivery, "not needed", by=by, group=group.pk)
