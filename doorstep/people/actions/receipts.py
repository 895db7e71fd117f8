"""Receipts: sixteen digits for somebody who has no way of signing in, and what opens with them."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from doorstep.core import digits
from doorstep.journal.actions import record
from doorstep.limits.actions import give_back, took
from doorstep.limits.rates import Limit
from doorstep.people import facts
from doorstep.people.models import Person, Receipt
from doorstep.vault import hashing

LENGTH = 16
# For one number, whether there is such a receipt or not.
GUESSES = Limit("facts beside one receipt", most=5, per=timedelta(days=1))


@transaction.atomic
def give_receipt(person: Person, *, by: UUID | None, now: datetime, number: str = "") -> str:
    """Make a receipt, and return its digits, which are kept nowhere; the one that they had opens nothing any more.

    `number` is given by whoever can make the same digits again, and are as hard to guess.
    """
    number = number or digits.checked(digits.fresh(LENGTH - 1))
    Person.objects.select_for_update().get(pk=person.pk)
    Receipt.objects.filter(person=person).delete()
    Receipt.objects.create(person=person, hashed=hashing.receipt(number), made_at=now, used_at=now)
    record(person, "receipt given", by=by)
    return number


@transaction.atomic
def end_receipt(person: Person, *, by: UUID | None) -> bool:
    """Let the receipt that somebody has open nothing any more; return whether they had one."""
    had, _each = Receipt.objects.filter(person=person).delete()
    if had:
        record(person, "receipt ended", by=by)
    return bool(had)


def open_receipt(number: str, fact: facts.Fact, *, now: datetime) -> UUID | None:
    """Find whose receipt this is, if `fact` is one that they told us; None, whatever was wrong, at the same cost.

    Call it outside a transaction, or guesses are not counted.
    """
    hashed = hashing.receipt(number)
    may = took(GUESSES, hashed, now=now)
    receipt = Receipt.objects.filter(hashed=hashed, used_at__gt=now - Receipt.LIVES).first()
    right = facts.is_told_by(receipt.person_id if receipt else facts.NOBODY, fact)
    if not (may and right and receipt and _used(receipt, now)):
        return None
    give_back(GUESSES, hashed)
    return receipt.person_id


@transaction.atomic
def _used(receipt: Receipt, now: datetime) -> bool:
    """Note that it was used, unless another has taken its place meanwhile."""
    used = Receipt.objects.filter(pk=receipt.pk, hashed=receipt.hashed).update(used_at=now)
    if used:
        record(receipt.person, "receipt used", by=receipt.person_id)
    return bool(used)
