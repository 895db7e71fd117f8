"""Making persons' keys: always before anything is sealed with them."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from doorstep.vault import keys, rings, seals
from doorstep.vault.models import Erasure, InstallationKey, PersonKey
from doorstep.vault.router import KEYS

BATCH = 1_000


class ErasedError(Exception):
    """Somebody who was erased is given no new key; should they come back, they are somebody new."""


class _RetiredError(Exception):
    """The key of the installation that was newest a moment ago was retired meanwhile."""


def ensure_key(person: UUID) -> None:
    """See to it that a person has a key, in a transaction of the keys' database; raise ErasedError if they were erased.

    Of two who ask at once both find the same key afterwards.
    """
    ensure_keys([person])


def ensure_keys(persons: Sequence[UUID]) -> None:
    for start in range(0, len(persons), BATCH):
        _ensure(persons[start : start + BATCH])


def _ensure(persons: Sequence[UUID]) -> None:
    known = set(PersonKey.objects.filter(person__in=persons).values_list("person", flat=True))
    missing = [person for person in persons if person not in known]
    if not missing:
        return
    try:
        _make(missing, keys.ring().newest)
    except _RetiredError:
        # By another process, in the moment between reading the ring and writing: the ring has a newer one now.
        _make(missing, keys.ring().newest)


def _make(persons: Sequence[UUID], by: rings.RingKey) -> None:
    with transaction.atomic(using=KEYS):
        in_use(by)
        if Erasure.objects.using(KEYS).filter(person__in=persons).exists():
            raise ErasedError("They were erased.")
        PersonKey.objects.bulk_create(
            [
                PersonKey(person=person, wrapped=keys.wrap(person, seals.fresh_key(), by), wrapped_by_id=by.id)
                for person in persons
            ],
            ignore_conflicts=True,
        )


def in_use(key: rings.RingKey) -> None:
    """Hold a key of the installation in use until the transaction ends: nobody retires it meanwhile."""
    InstallationKey.objects.get_or_create(pk=key.id)
    if InstallationKey.objects.select_for_update().get(pk=key.id).retired_at:
        raise _RetiredError(key.id)
