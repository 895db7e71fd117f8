"""Keeping a design of a flyer, changing it, putting it away."""

import secrets
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from doorstep.core.drawing import until_free
from doorstep.flyers.models import Batch
from doorstep.flyers.said import Flyer
from doorstep.groups.models import Group
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import SomebodyWasFirstError

# Without signs that are mistaken for another, read aloud or typed from a doormat.
_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 6
# Two presses of one button.
A_PRESS = timedelta(seconds=10)


@transaction.atomic
def keep(group: Group, flyer: Flyer, *, by: UUID | None, now: datetime) -> Batch:
    """Keep a design as a batch, with a code that no other has; a double press keeps one."""
    Group.objects.select_for_update().get(pk=group.pk)
    pressed = Batch.objects.filter(group=group, made_by=by, made_at__gt=now - A_PRESS) if by else ()
    if again := next((each for each in pressed if each.flyer == flyer), None):
        return again
    said = _fields(flyer)
    batch = until_free(lambda: Batch.objects.create(group=group, code=_fresh(), made_at=now, made_by=by, **said))
    record(batch, "kept", by=by, group=str(group.uid), size=flyer.size, languages=list(flyer.languages))
    return batch


@transaction.atomic
def change(batch: Batch, flyer: Flyer, *, seen: str | None = None, by: UUID | None) -> bool:
    """Change what it says; its code stays, so that what is printed leads on. Say whether anything was different.

    Raises SomebodyWasFirstError where it says something else by now than what had this stamp.
    """
    before = Batch.objects.select_for_update().get(pk=batch.pk).flyer
    if flyer == before:
        return False
    if seen and seen != before.stamp:
        raise SomebodyWasFirstError(f"{batch} was changed meanwhile.")
    Batch.objects.filter(pk=batch.pk).update(**_fields(flyer))
    record(batch, "changed", by=by, size=flyer.size, languages=list(flyer.languages))
    return True


@transaction.atomic
def put_away(batch: Batch, *, by: UUID | None, now: datetime) -> bool:
    """Take it off the list; its code leads on. Say whether it still stood there."""
    if not Batch.objects.filter(pk=batch.pk, put_away_at=None).update(put_away_at=now):
        return False
    record(batch, "put away", by=by)
    return True


def _fields(flyer: Flyer) -> dict[str, object]:
    return {
        "size": flyer.size,
        "languages": list(flyer.languages),
        "phrases": {language: dict(said) for language, said in flyer.phrases.items() if said},
        "phone": flyer.phone,
        "district": flyer.district,
        "note": flyer.note,
    }


def _fresh() -> str:
    return "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH))
