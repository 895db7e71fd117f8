"""Money: what a volunteer laid out, approved by one coordinator up to the group's cap, and by two above it."""

from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import IntegrityError, transaction

from doorstep.aid import letters, letters_to_desks
from doorstep.aid.models import Claim, Offer
from doorstep.aid.queries.ways import way_of
from doorstep.core import codes
from doorstep.core.photos import Photo
from doorstep.core.sentences import SentenceError, sentence
from doorstep.groups.queries.members import coordinators_of
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import SomebodyWasFirstError, advance
from doorstep.messaging.actions import tell
from doorstep.people.models import Person
from doorstep.vault.actions import LOOKED_AT

Status = Claim.Status
# What the journal says was looked at, and why; marked for translators, because the person reads it.
RECEIPT = sentence("the receipt that you sent")
TO_PAY = "to-pay"


class ClaimedAlreadyError(SentenceError):
    """It was asked for already, or paid."""


class NotTheirsToSayError(SentenceError):
    """It is their own, or they approved it already."""


@transaction.atomic
def claim(offer: Offer, *, pence: int, how: str, photo: Photo, now: datetime) -> Claim:
    """Ask for money back; the group's other coordinators are told. Raises ClaimedAlreadyError."""
    group = offer.volunteer.group
    said = {"person_id": offer.person_id, "group": group, "offer": offer, "kind": offer.kind}
    said["needs_two"] = pence > way_of(group).cap
    row = Claim(mark=_mark(group.pk), pence=pence, how=how, receipt=photo.picture, made_at=now, **said)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise ClaimedAlreadyError(sentence("You asked for that already. It stands on the page of the task.")) from None
    record(row, "claimed", by=offer.person_id, group=group.pk)
    others = coordinators_of(group).exclude(person=offer.person_id).values_list("person", flat=True)
    tell(list(others), partial(letters_to_desks.claimed, group), by=offer.person_id, now=now)
    return row


def _mark(group: int) -> str:
    """Make four signs that no other claim of the group goes by just now."""
    taken = set(Claim.objects.filter(group=group, status__in=Claim.LIVING).values_list("mark", flat=True))
    return next(mark for mark in iter(lambda: codes.fresh().handle, "") if mark not in taken)


@transaction.atomic
def approve(row: Claim, *, by: UUID, now: datetime) -> None:
    """Say that it is paid back; above what was the group's cap when it was asked for, another has to say so too.

    Raises NotTheirsToSayError, SomebodyWasFirstError and NotAMoveError.
    """
    _refuse_own(row, by)
    if row.first_by == by:
        raise NotTheirsToSayError(sentence("You approved it already. Another coordinator has to as well."))
    if row.first_by is None and row.needs_two:
        _approve_first(row, by)
    else:
        advance(row, Status.APPROVED, by=by, settled_by=by)
        tell([row.person_id], partial(letters.claim_settled, row), by=by, now=now)


def _approve_first(row: Claim, by: UUID) -> None:
    waiting = Claim.objects.filter(pk=row.pk, status=Status.ASKED, first_by=None)
    if not waiting.update(first_by=by):
        raise SomebodyWasFirstError(f"{row} was approved by somebody already.")
    row.first_by = by
    record(row, "approved by one", by=by, group=row.group_id)


@transaction.atomic
def refuse(row: Claim, *, by: UUID, now: datetime) -> None:
    """Say that it is not paid; they are asked to have a word. Raises as `approve` does."""
    _refuse_own(row, by)
    settled = None if row.first_by == by else by
    advance(row, Status.REFUSED, by=by, settled_by=settled, ended_at=now)
    tell([row.person_id], partial(letters.claim_settled, row), by=by, now=now)


@transaction.atomic
def pay(row: Claim, *, by: UUID, now: datetime) -> None:
    """Note that it was paid. Raises as `approve` does."""
    _refuse_own(row, by)
    advance(row, Status.PAID, by=by, ended_at=now)


def _refuse_own(row: Claim, by: UUID) -> None:
    if row.person_id == by:
        raise NotTheirsToSayError(sentence("It is your own. Another coordinator has to say."))


@transaction.atomic
def look_at_receipt(row: Claim, *, by: UUID) -> bytes:
    """Open the photograph; whoever sent it can read who looked."""
    record(Person(pk=row.person_id), LOOKED_AT, by=by, what=RECEIPT, why=TO_PAY, group=row.group_id)
    return row.receipt
