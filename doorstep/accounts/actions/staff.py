"""Who may open the desk: seats, given and ended by the operator."""

from functools import partial
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from doorstep.accounts.actions.given import CODE_LIVES, hashed
from doorstep.accounts.models import Seat, Session, StaffCode
from doorstep.core.drawing import drawn
from doorstep.journal.actions import record
from doorstep.people.actions import add_person
from doorstep.people.models import Person
from doorstep.vault.actions import ErasedError, ensure_key

# Of the name of a seat that ended, when another gets it: so much that a number has room behind it.
_NAME_KEPT = 40


class NoSeatError(Exception):
    """There is no seat of this name at the desk."""


@transaction.atomic
def give_code(name: str) -> str:
    """Make a one-time code for the seat `name`, which is made when it is new; codes given before no longer open.

    It lets them add a passkey or an authenticator, and the desk opens with that alone.
    """
    return _code_for(sit(name))


def mend(person: UUID) -> str:
    """Make a one-time code for somebody who sits nowhere, and cannot come in any more; it gives them no seat.

    With it they add a way of signing in, and take away one that is not theirs. Raises ErasedError for whoever is not,
    or no longer, there.
    """
    found = Person.objects.filter(pk=person).first()
    if found is None:
        raise ErasedError(person)
    ensure_key(found.pk)
    with transaction.atomic():
        return _code_for(found)


def _code_for(person: Person) -> str:
    StaffCode.objects.filter(person=person).delete()
    given = partial(StaffCode.objects.create, person=person, ends_at=timezone.now() + CODE_LIVES)
    code = drawn(lambda code: given(handle=code.handle, hashed=hashed(code)))
    record(person, "staff code given", by=None)
    return str(code)


@transaction.atomic
def sit(name: str, person: Person | None = None) -> Person:
    """Give somebody the seat `name`: who sits there already, or `person`, or somebody new.

    Whoever sat there until it ended does not come back with their old ways of signing in because another gets the name.
    """
    seat = Seat.objects.select_related("person").filter(name=name).first()
    if seat and not seat.person.is_staff and seat.person != person:
        Seat.objects.filter(pk=seat.pk).update(name=f"{name[:_NAME_KEPT]} (ended {seat.pk})")
        seat = None
    seat = seat or Seat.objects.create(person=person or add_person(by=None), name=name)
    if not seat.person.is_staff:
        Person.objects.filter(pk=seat.person_id).update(is_staff=True)
        record(seat.person, "staff begun", by=None)
    return seat.person


@transaction.atomic
def end(name: str) -> int:
    """Take a seat's right to open the desk, its codes and its sessions; each browser finds the desk closed at once."""
    seat = Seat.objects.select_related("person").filter(name=name).first()
    if seat is None:
        raise NoSeatError(name)
    Person.objects.filter(pk=seat.person_id).update(is_staff=False)
    StaffCode.objects.filter(person=seat.person_id).delete()
    ended, _each = Session.objects.filter(person=seat.person_id).delete()
    record(seat.person, "staff ended", by=None)
    return ended
