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
from doorstep.vault.seals import UnreadableError

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
    again. Then once more from the beginning, for whoever came meanwhile. Killed in between, it goes on where it was. A
    key that cannot be unwrapped is passed over, and stays as it is.
    """
    done = 1
    while done:
        done = 0
        for count in _walked(most):
            done += count
            yield count


def rewrap(most: int = BATCH) -> int:
    """Re-wrap those of the first `most` persons' keys that wait for it; return how many."""
    return next(_walked(most), 0)


def _walked(most: int) -> Iterator[int]:
    after = _BEFORE_ALL
    while rows := _rewrap(most, after):
        yield sum(rows.values())
        after = max(rows)


def _rewrap(most: int, after: UUID) -> dict[UUID, bool]:
    """Re-wrap the next after a person; return whom it looked at, and whether each could be."""
    known = keys.ring()
    with transaction.atomic(using=KEYS):
        in_use(known.newest)
        rest = PersonKey.objects.filter(person__gt=after).exclude(wrapped_by=known.newest.id).order_by("person")
        rows = list(rest.select_for_update(of=("self",))[:most].values_list("person", "wrapped", "wrapped_by"))
        wrapped = [(new, row[0]) for row in rows if (new := _wrapped_anew(known, *row))]
        _write(wrapped, known.newest)
    could = {person for _new, person in wrapped}
    return {person: person in could for person, *_ in rows}


def _wrapped_anew(known: rings.Ring, person: UUID, wrapped: bytes | memoryview, wrapped_by: str) -> bytes | None:
    try:
        return keys.wrap(person, keys.unwrapped(person, wrapped, wrapped_by, known), known.newest)
    except UnreadableError:
        return None


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
