"""The secrets an installation makes for itself on its first run."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

WANTED = {
    "DOORSTEP_SECRET_KEY": "Set DOORSTEP_SECRET_KEY to 50 or more random characters, and keep it.",
    "DOORSTEP_KEYS": "Set DOORSTEP_KEYS to a key that seals what is personal (docs/running.md, Keys), and keep it.",
    "DOORSTEP_LOOKUP_KEY": "Set DOORSTEP_LOOKUP_KEY to 50 or more random characters, and never change it.",
}


def own_secret(file: Path, *, production: bool, setting: str = "DOORSTEP_SECRET_KEY", size: int = 64) -> str:
    """Read the secret kept in `file`; on the first run outside production make one, readable by its owner alone.

    In production an operator says it in `setting`: several machines must have the same. `size` is in bytes.
    """
    try:
        return _kept(file) or _made(file, size, wanted=setting if production else "")
    except OSError as error:
        why = f"The data folder {file.parent.parent} cannot be used ({error.strerror})."
        raise ImproperlyConfigured(f"{why} Make it writable, or name another in DOORSTEP_VAR.") from error


def own_secrets(file: Path) -> list[str]:
    """Read one or several, divided by commas: a backup of an installation that has former ones brings them all."""
    return own_secret(file, production=False).split(",")


def _kept(file: Path) -> str:
    return file.read_text(encoding="ascii").strip() if file.exists() else ""


def _made(file: Path, size: int, *, wanted: str) -> str:
    if wanted:
        raise ImproperlyConfigured(WANTED[wanted])
    file.parent.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file.parent.mkdir(exist_ok=True)
    file.parent.chmod(0o700)
    return _write_once(file, secrets.token_urlsafe(size))


def _write_once(file: Path, secret: str) -> str:
    # Written aside and linked into place, so that two first runs at once agree on one complete secret.
    aside = file.with_name(f"{file.name}.{os.getpid()}")
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as out:
        out.write(secret)
        # A key must not be lost in a power cut that spares what it seals.
        out.flush()
        os.fsync(out.fileno())
    try:
        os.link(aside, file)
    except FileExistsError:
        secret = file.read_text(encoding="ascii").strip()
    finally:
        aside.unlink()
    return secret
