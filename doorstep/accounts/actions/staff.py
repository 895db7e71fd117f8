"""Who may open the desk: seats, given and ended by the operator."""

from functools import partial

from django.db import transaction
from django.utils import timezone

from doorstep.accounts.actions.given import CODE_LIVES, hashed
from doorstep.accounts.models import Seat, Session, StaffCode
from doorstep.core.drawing import drawn
from doorstep.journal.actions import record
from doorstep.people.actions import add_person
from doorstep.people.models import Person


class NoSeatError(Exception):
    """There is no seat of this name at the desk."""


@transaction.atomic
def give_code(name: str) -> str:
    """Make a one-time code for the seat `name`, which is made when it is new; codes given before no longer open.

    It lets them add a passkey or an authenticator, and the desk opens with that alone.
    """
    person = sit(name)
    StaffCode.objects.filter(person=person).delete()
    given = partial(StaffCode.objects.create, person=person, ends_at=timezone.now() + CODE_LIVES)
    code = drawn(lambda code: given(handle=code.handle, hashed=hashed(code)))
    record(person, "staff code given", by=None)
    return str(code)


@transaction.atomic
def sit(name: str, person: Person | None = None) -> Person:
    """Give somebody the seat `name`: who sits there already, or `person`, or somebody new."""
    seat = Seat.objects.select_related("person").filter(name=name).first()
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
