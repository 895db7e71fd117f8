"""Sending streets out: a sheet of them, who takes which, and ticking them off."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from doorstep.core.sentences import SentenceError, sentence
from doorstep.flyers.models import Leafleting, Street
from doorstep.flyers.models.leafleting import MOST_STREETS
from doorstep.groups.models import Group
from doorstep.journal.actions import record

# Two presses of one button.
A_PRESS = timedelta(seconds=10)


class TooManyStreetsError(SentenceError):
    """They are more than a sheet has."""


@transaction.atomic
def begin(group: Group, name: str, streets: Sequence[str], *, by: UUID | None, now: datetime) -> Leafleting:
    """Make a sheet of these streets, each once, in this order; a double press makes one."""
    Group.objects.select_for_update().get(pk=group.pk)
    pressed = Leafleting.objects.filter(group=group, name=name, made_by=by, made_at__gt=now - A_PRESS)
    for there in pressed if by else ():
        if [*there.streets.values_list("name", flat=True)] == [*streets]:
            return there
    sheet = Leafleting.objects.create(group=group, name=name, made_at=now, made_by=by)
    _write(sheet, streets, begin=0)
    record(sheet, "begun", by=by, group=str(group.uid), streets=len(streets))
    return sheet


@transaction.atomic
def add(sheet: Leafleting, streets: Sequence[str], *, by: UUID | None) -> int:
    """Add streets that are not on it yet; say how many those were. Raises TooManyStreetsError."""
    Leafleting.objects.select_for_update().get(pk=sheet.pk)
    there = {name.casefold() for name in sheet.streets.values_list("name", flat=True)}
    new = [name for name in streets if name.casefold() not in there]
    if len(there) + len(new) > MOST_STREETS:
        raise TooManyStreetsError(sentence("That is too much for one sheet. Make two of it."))
    if new:
        _write(sheet, new, begin=len(there))
        record(sheet, "added to", by=by, streets=len(new))
    return len(new)


@transaction.atomic
def throw_away(sheet: Leafleting, *, by: UUID | None) -> None:
    """Throw a sheet away, with all that was ticked off on it."""
    record(sheet, "thrown away", by=by)
    sheet.delete()


@transaction.atomic
def take(street: Street, person: UUID, *, by: UUID) -> bool:
    """Say who takes a street; say no where somebody else took it a moment before, or it is done."""
    if not Street.objects.filter(pk=street.pk, taken_by=None, done_at=None).update(taken_by=person):
        return False
    record(street, "taken", by=by)
    return True


@transaction.atomic
def done(street: Street, *, by: UUID, now: datetime) -> bool:
    """Tick it off; say no where it was ticked off before."""
    if not Street.objects.filter(pk=street.pk, done_at=None).update(done_at=now, done_by=by):
        return False
    record(street, "done", by=by)
    return True


@transaction.atomic
def undo(street: Street, *, by: UUID) -> bool:
    """Take a tick back, and leave it with whoever had it; say no where it was not ticked."""
    if not Street.objects.filter(pk=street.pk, done_at__isnull=False).update(done_at=None, done_by=None):
        return False
    record(street, "not done after all", by=by)
    return True


@transaction.atomic
def let_go(street: Street, *, by: UUID) -> bool:
    """Let whoever took it go; say no where nobody has it, or it is done."""
    if not Street.objects.filter(pk=street.pk, done_at=None).exclude(taken_by=None).update(taken_by=None):
        return False
    record(street, "let go", by=by)
    return True


def _write(sheet: Leafleting, streets: Sequence[str], *, begin: int) -> None:
    rows = [Street(leafleting=sheet, name=name, place=begin + at) for at, name in enumerate(streets)]
    Street.objects.bulk_create(rows)
