"""Sending a group in, by the way on which every group is: proposed, and confirmed by whoever typed a code."""

from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction

from doorstep.core.sentences import SentenceError, sentence
from doorstep.groups.about import About
from doorstep.groups.actions.proposing import NotInTimeError, confirm, send_in
from doorstep.groups.models import Proposal
from doorstep.journal.lifecycle import SomebodyWasFirstError, advance
from doorstep.messaging.actions import tell
from doorstep.people.models import Person
from doorstep.starting import letters
from doorstep.starting.actions.evenings import hold_going
from doorstep.starting.models import Evening, Part
from doorstep.starting.queries import evenings


class NobodyCoordinatesError(SentenceError):
    """Nobody at the table is to look after it."""


class TakenError(SentenceError):
    """Somebody else sent in the very same today."""


@transaction.atomic
def send(evening: Evening, about: About, person: Person, *, seen: str, now: datetime) -> None:
    """Send it in as it was looked at (`seen`: the stamp of all its chapters); the others at the table are told.

    Raises OverError, SomebodyWasFirstError where a chapter is another by now, NobodyCoordinatesError, TakenError, and
    what `send_in` raises.
    """
    evening = hold_going(evening)
    if evenings.stamp(evening) != seen:
        raise SomebodyWasFirstError(f"{evening} is another by now.")
    if not evenings.sits_there(evening, Part.COORDINATOR):
        raise NobodyCoordinatesError(sentence("Nobody at your table is a coordinator. Ask somebody to be one first."))
    group = send_in(about, Proposal.Who.OF_IT, now=now)
    proposal = Proposal.objects.get(group=group)
    if proposal.who != Proposal.Who.OF_IT or Evening.objects.filter(group=group).exists():
        raise TakenError(sentence("Somebody sent in the very same today. Look at its name, or try again tomorrow."))
    try:
        confirm(proposal, person, now=now)
    except NotInTimeError as error:
        said = sentence("Somebody sent in the very same today. Look at its name, or try again tomorrow.")
        raise TakenError(said) from error
    advance(evening, Evening.Status.SENT, by=person.pk, group=group, touched_at=now)
    tell(_others(evening, person.pk), partial(letters.sent_in, evening), by=person.pk, now=now)


def _others(evening: Evening, person: UUID) -> set[UUID]:
    return {*evenings.at_table(evening)} - {person}
