"""Writing one half of a backup, encrypted as it comes, into a file that is not called a backup yet."""

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connections

from doorstep.backups import age, databases, folders, names, reading, scratch, secrets, uploads
from doorstep.backups.about import About, Half
from doorstep.backups.errors import BackupError
from doorstep.backups.packing import Packer, packed
from doorstep.vault.router import KEYS

ALIASES = {Half.DATA: "default", Half.KEYS: KEYS}


def write(folder: Path, half: Half, now: datetime) -> Path:
    """Return the file, whole and on the disk; when this raises, there is none."""
    with folders.unfinished(folder, names.name(half, now)) as (part, out), scratch.folder() as aside:
        writer = age.Writer(out, reading.key())
        with packed(writer) as packer:
            packer.put(reading.ABOUT, _about(half, now).written())
            counts = _PACKING[half](packer, aside)
            packer.put(reading.COUNTS, json.dumps(counts).encode())
        writer.finish()
    return part


def _about(half: Half, now: datetime) -> About:
    alias = ALIASES[half]
    return About(half, now, secrets.whose(), connections[alias].vendor, tuple(databases.migrations(alias)))


def _data(packer: Packer, aside: Path) -> databases.Counts:
    counts = _database("default", packer, aside)
    for name, file in uploads.files(Path(settings.VAR)):
        # One that was removed a moment ago is not missed.
        with suppress(FileNotFoundError):
            packer.put_file(reading.FILES + name, file)
    return counts


def _keys(packer: Packer, aside: Path) -> databases.Counts:
    before = secrets.now()
    counts = _database(KEYS, packer, aside)
    after = secrets.now()
    after["installation"] = secrets.both(before["installation"], after["installation"])
    for name, secret in after.items():
        packer.put(reading.SECRETS + name, secret.encode("ascii"))
    return counts


def _database(alias: str, packer: Packer, aside: Path) -> databases.Counts:
    try:
        return databases.pack(alias, packer.within(reading.DATABASE), aside)
    except databases.DamagedError as error:
        raise BackupError(
            f"The database in {settings.DATABASE_SETTINGS[alias]} is damaged, and was not copied. {error} "
            "Restore the last backup (docs/running.md, Backups)."
        ) from error


_PACKING: dict[Half, Callable[[Packer, Path], databases.Counts]] = {Half.DATA: _data, Half.KEYS: _keys}
