"""Sending streets out: a sheet of them, who takes which, and ticking them off."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from doorstep.flyers.models import Leafleting, Street
from doorstep.groups.models import Group
from doorstep.journal.actions import record


@transaction.atomic
def begin(group: Group, name: str, streets: Sequence[str], *, by: UUID | None, now: datetime) -> Leafleting:
    """Make a sheet of these streets, each once, in this order."""
    sheet = Leafleting.objects.create(group=group, name=name, made_at=now, made_by=by)
    _write(sheet, streets, begin=0)
    record(sheet, "begun", by=by, group=str(group.uid), streets=len(streets))
    return sheet


@transaction.atomic
def add(sheet: Leafleting, streets: Sequence[str], *, by: UUID | None) -> int:
    """Add streets that are not on it yet; say how many those were."""
    Leafleting.objects.select_for_update().get(pk=sheet.pk)
    there = {name.casefold() for name in sheet.streets.values_list("name", flat=True)}
    new = [name for name in streets if name.casefold() not in there]
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
def again(street: Street, *, by: UUID) -> bool:
    """Take a tick back, and leave it with whoever had it; where it was not ticked, let whoever took it go."""
    found = Street.objects.select_for_update().filter(pk=street.pk)
    if found.filter(done_at__isnull=False).update(done_at=None, done_by=None):
        record(street, "not done after all", by=by)
        return True
    if not found.exclude(taken_by=None).update(taken_by=None):
        return False
    record(street, "let go", by=by)
    return True


def _write(sheet: Leafleting, streets: Sequence[str], *, begin: int) -> None:
    rows = [Street(leafleting=sheet, name=name, place=begin + at) for at, name in enumerate(streets)]
    Street.objects.bulk_create(rows)
