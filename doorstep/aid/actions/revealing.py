"""Seeing the door: after a yes, by tapping; whoever asked can read who looked, and when."""

from dataclasses import dataclass, field
from datetime import datetime, time
from uuid import UUID

from django.db import transaction

from doorstep.aid.models import Address, HelpRequest, Needs, Offer, Task
from doorstep.aid.queries.seeing import never_for
from doorstep.aid.queries.ways import may_help
from doorstep.core.sentences import SentenceError, sentence
from doorstep.journal.actions import record
from doorstep.people.looking import Way, ways
from doorstep.people.models import AccessNeeds, ContactPoint
from doorstep.people.queries import called
from doorstep.vault import keys
from doorstep.vault.actions import LOOKED_AT

# What the journal says was looked at, and why; marked for translators, because the person reads it.
ADDRESS = sentence("where you live, and what to know")
TO_HELP = "to-help"


class NotYetError(SentenceError):
    """It is not theirs, or not theirs yet."""


@dataclass(frozen=True)
class Revealed:
    """What whoever helps needs at the door; `ways` as it is safe to get in touch at this moment."""

    called: str = field(repr=False)
    address: str = field(repr=False)
    codeword: str = field(repr=False)
    what: str = field(repr=False)
    know: str = field(repr=False)
    access: str = field(repr=False)
    ways: tuple[Way, ...] = field(repr=False)


@transaction.atomic
def reveal(offer: Offer, *, now: datetime, clock: time) -> Revealed:
    """Show the door to whoever does the task; `clock` is the time of day there. Raises NotYetError."""
    task = offer.task
    if task is None or not _is_theirs(offer, task):
        raise NotYetError(sentence("You see where to go once it is yours."))
    Offer.objects.filter(pk=offer.pk, seen_at=None).update(seen_at=now)
    return open_door(task.request, task, by=offer.person_id, why=TO_HELP, clock=clock)


def _is_theirs(offer: Offer, task: Task) -> bool:
    """Say whether it is, at this moment: whoever is sent away from the group sees no door from then on.

    Nor does whoever is kept apart from the neighbour, or from the other of two, since before their yes or after it.
    """
    taken = offer.status == Offer.Status.ACCEPTED and task.status == Task.Status.TAKEN
    return taken and may_help(offer.person_id, task.group) and offer.person_id not in never_for(task)


@transaction.atomic
def open_door(request: HelpRequest, task: Task | None, *, by: UUID, why: str, clock: time) -> Revealed:
    """Open all that is kept with a request, and note who looked."""
    record(request.person, LOOKED_AT, by=by, what=ADDRESS, why=why, group=request.group_id)
    person = request.person_id
    with keys.at_hand([person]):
        address = Address.objects.filter(request=request).first()
        needs = Needs.objects.filter(request=request).first()
        access = AccessNeeds.objects.filter(person=person).first()
        points = ContactPoint.objects.filter(person=person).order_by("means", "pk")
        return Revealed(
            called=called([person]).get(person, ""),
            address=address.words if address else "",
            codeword=task.codeword if task else "",
            what=needs.what if needs else "",
            know=needs.know if needs else "",
            access=access.words if access else "",
            ways=tuple(ways(points, clock)),
        )
