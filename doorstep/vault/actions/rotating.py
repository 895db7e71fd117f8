"""Changing the installation's key while the site runs: a new one, all persons' keys re-wrapped, the old one retired."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import connections, transaction
from django.utils import timezone

from doorstep.vault import keys, rings
from doorstep.vault.actions.making import BATCH, in_use
from doorstep.vault.models import InstallationKey, PersonKey
from doorstep.vault.router import KEYS

_BEFORE_ALL = UUID(int=0)
_TABLE = PersonKey._meta.db_table  # noqa: SLF001 # Django's own name for it


class NoFileError(Exception):
    """The installation's keys come from the environment, where only the operator can change them."""


class StillNeededError(Exception):
    """The key is the newest, or persons' keys are wrapped by it."""


def make_installation_key() -> rings.RingKey:
    """Add a new key to the ring in the data folder; from now on it wraps."""
    return rings.add_to(_file())


def rewrapping(most: int = BATCH) -> Iterator[int]:
    """Re-wrap all persons' keys with the newest key, in short transactions; yield how many each of them did.

    In the order of the persons' ids, each transaction from where the last one ended: what is done is not walked over
    again. Then once more from the beginning, for whoever came meanwhile. Killed in between, it goes on where it was.
    """
    after = _BEFORE_ALL
    while batch := _rewrap(most, after) or _rewrap(most, _BEFORE_ALL):
        yield len(batch)
        after = batch[-1]


def rewrap(most: int = BATCH) -> int:
    """Re-wrap up to `most` persons' keys; return how many: 0 when none is left."""
    return len(_rewrap(most, _BEFORE_ALL))


def _rewrap(most: int, after: UUID) -> list[UUID]:
    known = keys.ring()
    with transaction.atomic(using=KEYS):
        in_use(known.newest)
        rest = PersonKey.objects.filter(person__gt=after).exclude(wrapped_by=known.newest.id).order_by("person")
        rows = list(rest.select_for_update(of=("self",))[:most].values_list("person", "wrapped", "wrapped_by"))
        _write([(keys.wrap(row[0], keys.unwrapped(*row, known), known.newest), row[0]) for row in rows], known.newest)
    return [person for person, *_ in rows]


def _write(wrapped: Sequence[tuple[bytes, UUID]], by: rings.RingKey) -> None:
    """Write plain values: an object, and a statement made, for each row would cost several times the ciphers."""
    connection = connections[KEYS]
    person_id = PersonKey._meta.pk  # noqa: SLF001 # Django's own name for it
    rows = [(new, by.id, person_id.get_db_prep_value(person, connection)) for new, person in wrapped]
    with connection.cursor() as cursor:
        cursor.executemany(f"UPDATE {_TABLE} SET wrapped = %s, wrapped_by_id = %s WHERE person = %s", rows)  # noqa: S608 # our own table


def retire(key_id: str) -> bool:
    """Let go of a key by which nothing is wrapped any more; return whether it lay in the data folder's ring.

    Raises StillNeededError, and changes nothing, where it is the newest or something is still wrapped by it.
    """
    if key_id == keys.ring().newest.id:
        raise StillNeededError("It is the newest key: the one that wraps.")
    with transaction.atomic(using=KEYS):
        InstallationKey.objects.get_or_create(pk=key_id)
        # Whoever wraps holds this row, so that nothing comes in between counting and retiring.
        row = InstallationKey.objects.select_for_update().get(pk=key_id)
        wrapped = PersonKey.objects.filter(wrapped_by=key_id).count()
        if wrapped:
            raise StillNeededError(f"{wrapped} persons' keys are still wrapped by it.")
        row.retired_at = timezone.now()
        row.save(update_fields=["retired_at"])
    if settings.VAULT_KEYS:
        return False
    rings.take_from(_file(), key_id)
    return True


def _file() -> Path:
    if settings.VAULT_KEYS:
        raise NoFileError("The installation's keys come from DOORSTEP_KEYS.")
    return Path(settings.VAULT_KEYS_FILE)
