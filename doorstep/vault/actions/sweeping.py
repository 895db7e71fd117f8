"""Removing keys of persons that never came to be: the key was written, and their row was not."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from doorstep.vault.actions.making import BATCH
from doorstep.vault.models import PersonKey

# Longer than any transaction, and than it takes to notice that a wrong copy of the database was put back.
GRACE = timedelta(days=7)
# More strays than this, and than a tenth of all keys, are no strays: the database beside the keys is another one.
MOST = 100
SHARE = 10

Known = Callable[[Sequence[UUID]], set[UUID]]


class TooManyStrayKeysError(Exception):
    """So many keys belong to nobody here that the keys, or the database, must be somebody else's. None was removed."""

    FOR_THE_LOG = True


def sweep(now: datetime, *, known: Known) -> int:
    """Remove keys that are a week old and belong to nobody; `known` picks those ids that are somebody's."""
    strays = _strays(now - GRACE, known)
    if len(strays) > max(MOST, PersonKey.objects.count() // SHARE):
        raise TooManyStrayKeysError(f"{len(strays)} keys belong to nobody in this database. None was removed.")
    for start in range(0, len(strays), BATCH):
        PersonKey.objects.filter(person__in=strays[start : start + BATCH]).delete()
    return len(strays)


def _strays(before: datetime, known: Known) -> list[UUID]:
    strays: list[UUID] = []
    rows = PersonKey.objects.filter(made_at__lt=before).order_by("person").values_list("person", flat=True)
    batch = list(rows[:BATCH])
    while batch:
        somebodys = known(batch)
        strays += [person for person in batch if person not in somebodys]
        batch = list(rows.filter(person__gt=batch[-1])[:BATCH])
    return strays
