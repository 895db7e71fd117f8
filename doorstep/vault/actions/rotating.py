"""Changing the installation's key while the site runs: a new one, all persons' keys re-wrapped, the old one retired."""

from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from doorstep.vault import keys, rings
from doorstep.vault.actions.making import BATCH, in_use
from doorstep.vault.models import InstallationKey, PersonKey
from doorstep.vault.router import KEYS


class NoFileError(Exception):
    """The installation's keys come from the environment, where only the operator can change them."""


class StillNeededError(Exception):
    """The key is the newest, or persons' keys are wrapped by it."""


def make_installation_key() -> rings.RingKey:
    """Add a new key to the ring in the data folder; from now on it wraps."""
    return rings.add_to(_file())


def rewrap(most: int = BATCH) -> int:
    """Re-wrap up to `most` persons' keys with the newest key, in one short transaction; return how many.

    0 when none is left. Killed in between, it goes on where it was.
    """
    known = keys.ring()
    with transaction.atomic(using=KEYS):
        in_use(known.newest)
        # By the older keys' ids, of which there are few: an index leads to the next rows, however many are done.
        older = list(InstallationKey.objects.exclude(pk=known.newest.id).values_list("pk", flat=True))
        rows = list(PersonKey.objects.select_for_update(of=("self",)).filter(wrapped_by__in=older)[:most])
        for row in rows:
            row.wrapped = keys.wrap(row.person, keys.unwrap(row, known), known.newest)
            row.wrapped_by_id = known.newest.id
        # An upsert of rows that nobody can delete meanwhile: far quicker than an UPDATE with a CASE for each.
        PersonKey.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["person"], update_fields=["wrapped", "wrapped_by"]
        )
    return len(rows)


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
