"""Reading a backup: with the right key, as what it should be, to its end."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.conf import settings

from doorstep.backups import age
from doorstep.backups.about import About, Half, NoBackupError
from doorstep.backups.errors import BackupError
from doorstep.backups.packing import BadPackingError, unpacked

ABOUT, COUNTS, SECRETS, FILES, DATABASE = "about.json", "counts.json", "secrets/", "files/", "database/"
LEAST_KEY = 20

Things = Iterator[tuple[str, IO[bytes]]]


def key() -> str:
    """Return the key of backups; raise where there is none, or one that would soon be guessed."""
    if len(settings.BACKUP_KEY) < LEAST_KEY:
        raise BackupError(
            f"Set DOORSTEP_BACKUP_KEY to {LEAST_KEY} or more characters that nobody guesses, and keep it on paper, "
            "away from this machine: without it no backup opens (docs/running.md, Backups)."
        )
    return settings.BACKUP_KEY


@contextmanager
def opened(file: Path, half: Half) -> Iterator[tuple[About, Things]]:
    """Give what a backup says of itself, and what is in it; whatever is wrong with it is said in one sentence."""
    try:
        with file.open("rb") as sealed, unpacked(io.BufferedReader(age.Reader(sealed, key()))) as things:
            about = _about(things, half)
            yield about, things
    except age.WrongKeyError as error:
        raise BackupError(f"{file} cannot be opened. {error} Set DOORSTEP_BACKUP_KEY to that key.") from error
    except (age.UnreadableFileError, NoBackupError) as error:
        raise BackupError(f"{file} cannot be used. {error} Take another backup.") from error
    except BadPackingError as error:
        raise BackupError(f"{file} cannot be used. It is no backup of ours. Take another backup.") from error
    except (FileNotFoundError, IsADirectoryError, PermissionError) as error:
        raise BackupError(f"{error.filename} cannot be read ({error.strerror}).") from error


def _about(things: Things, half: Half) -> About:
    name, inside = next(things, ("", io.BytesIO()))
    if name != ABOUT:
        raise NoBackupError("It does not say what it is a backup of.")
    about = About.read(inside.read())
    if about.half != half:
        raise NoBackupError(f"It is a backup of {about.half}, where one of {half} is asked for.")
    return about


def account(file: Path, half: Half) -> About:
    """Read only what a backup says of itself."""
    with opened(file, half) as (about, _things):
        return about


def secrets(file: Path) -> dict[str, str]:
    """Read the installation's secrets out of a backup of keys."""
    with opened(file, Half.KEYS) as (_about, things):
        return {
            name.removeprefix(SECRETS): inside.read().decode("ascii")
            for name, inside in things
            if name.startswith(SECRETS)
        }
