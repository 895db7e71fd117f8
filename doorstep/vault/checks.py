"""Holds an installation to what sealing relies on, each time it starts: keys that are known, and lie apart."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

from doorstep.core.checks import Promise, broken
from doorstep.vault import keys
from doorstep.vault.models import InstallationKey, PersonKey
from doorstep.vault.rings import BadRingError
from doorstep.vault.router import KEYS

SECRET_LENGTH = 32
_TOGETHER = (
    "The persons' keys lie in the database that they seal: whoever has a copy of it has both.",
    "Name another database in DOORSTEP_KEYS_URL.",
)


def register_all() -> None:
    register(check_secrets, Tags.security)
    register(check_keys, Tags.database)


def check_secrets(**_kwargs: Any) -> list[CheckMessage]:
    """Look at the secrets themselves, and at where the two databases lie."""
    return _wrong_ring() + [
        Error(each.msg, hint=each.hint, id=str(each.id).replace("core.", "vault."))
        for each in broken(
            [
                Promise(
                    len(settings.LOOKUP_KEY) >= SECRET_LENGTH,
                    "E002",
                    "DOORSTEP_LOOKUP_KEY is short enough to be guessed.",
                    f"Set it to {SECRET_LENGTH} or more random characters, once and for all.",
                ),
                Promise(_lies_at("default") != _lies_at(KEYS), "E003", *_TOGETHER),
            ]
        )
    ]


def _wrong_ring() -> list[CheckMessage]:
    try:
        keys.ring()
    except (BadRingError, OSError) as error:
        hint = "Put the right keys into DOORSTEP_KEYS, or the file back to var/keys/installation."
        return [Error(f"The installation's keys cannot be read. {error}", hint=hint, id="vault.E001")]
    return []


def _lies_at(alias: str) -> tuple[str, ...]:
    told = connections[alias].settings_dict
    return tuple(str(told[each]) for each in ("ENGINE", "HOST", "PORT", "NAME"))


def check_keys(databases: Sequence[str] | None = None, **_kwargs: Any) -> list[CheckMessage]:
    """Ask the keys' database whether every key in it can be unwrapped by a key that is known here."""
    if KEYS not in (databases or ()) or PersonKey._meta.db_table not in _tables(KEYS) or _wrong_ring():  # noqa: SLF001 # Django's own name for it
        return []
    # Whatever the two are called: no table of keys may be found where the others are.
    if PersonKey._meta.db_table in _tables("default"):  # noqa: SLF001 # Django's own name for it
        return [Error(_TOGETHER[0], hint=_TOGETHER[1], id="vault.E003")]
    known = [key.id for key in keys.ring().keys]
    # By the few keys of the installation, each looked up in an index: never a walk over all persons.
    missing = [
        key_id
        for key_id in InstallationKey.objects.exclude(pk__in=known).values_list("pk", flat=True)
        if PersonKey.objects.filter(wrapped_by=key_id).exists()
    ]
    return [
        Error(
            f"Persons' keys are wrapped by key {key_id} of the installation, which is not known here.",
            hint="Put it back before the newest in DOORSTEP_KEYS or var/keys/installation: without it they are lost.",
            id="vault.E004",
        )
        for key_id in missing
    ]


def _tables(alias: str) -> list[str]:
    return connections[alias].introspection.table_names()
