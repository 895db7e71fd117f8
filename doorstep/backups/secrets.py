"""The installation's secrets, which go with its keys: as they hold now, wherever they were said."""

import os
from hashlib import sha256

from django.conf import settings

from doorstep.vault import keys, rings

# Each by its file in the data folder's keys/, where an installation looks for it, and the setting that may say it.
SETTINGS = {
    "installation": "DOORSTEP_KEYS",
    "lookup": "DOORSTEP_LOOKUP_KEY",
    "journal": "DOORSTEP_JOURNAL_KEYS",
    "django": "DOORSTEP_SECRET_KEY",
}


def now() -> dict[str, str]:
    return {
        "installation": ring(*keys.ring().keys),
        "lookup": settings.LOOKUP_KEY,
        "journal": ",".join(settings.JOURNAL_KEYS),
        "django": settings.SECRET_KEY,
    }


def ring(*several: rings.RingKey) -> str:
    return "".join(f"{rings.write(key)}\n" for key in several)


def both(before: str, after: str) -> str:
    """Join two rings: what went and what came while a database was copied may each be needed to open it."""
    newer = rings.read(after)
    gone = [key for key in rings.read(before).keys if newer.known(key.id) is None]
    return ring(*gone, *newer.keys)


def whose() -> str:
    """Name this installation by the one secret that never changes, without telling it."""
    return sha256(f"doorstep.backups.whose {settings.LOOKUP_KEY}".encode()).hexdigest()[:16]


def said(name: str) -> set[str]:
    """Return what this process' environment says of a secret, and goes before what lies in the data folder."""
    return _several(os.environ.get(SETTINGS[name], ""))


def is_said(name: str, secret: str) -> bool:
    """Say whether the environment says this secret already, so that it need not lie in the data folder as well."""
    return said(name) >= _several(secret)


def said_otherwise(told: dict[str, str]) -> list[str]:
    """List the settings of the environment that say something else than these secrets."""
    return [
        setting for name, setting in SETTINGS.items() if name in told and said(name) and not is_said(name, told[name])
    ]


def _several(written: str) -> set[str]:
    return set(written.replace(",", " ").split())
