"""The secrets an installation makes for itself on its first run."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def own_secret(file: Path, *, production: bool) -> str:
    """Read the secret kept in `file`; on the first run outside production make one, readable by its owner alone."""
    try:
        return _kept(file, production=production)
    except OSError as error:
        why = f"The data folder {file.parent.parent} cannot be used ({error.strerror})."
        raise ImproperlyConfigured(f"{why} Make it writable, or name another in DOORSTEP_VAR.") from error


def _kept(file: Path, *, production: bool) -> str:
    if file.exists():
        return file.read_text(encoding="ascii").strip()
    if production:
        raise ImproperlyConfigured("Set DOORSTEP_SECRET_KEY to 50 or more random characters, and keep it.")
    file.parent.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file.parent.mkdir(exist_ok=True)
    file.parent.chmod(0o700)
    return _write_once(file, secrets.token_urlsafe(64))


def _write_once(file: Path, secret: str) -> str:
    # Written aside and linked into place, so that two first runs at once agree on one complete secret.
    aside = file.with_name(f"{file.name}.{os.getpid()}")
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as out:
        out.write(secret)
    try:
        os.link(aside, file)
    except FileExistsError:
        secret = file.read_text(encoding="ascii").strip()
    finally:
        aside.unlink()
    return secret
