"""Lists of persons who were erased: ids, which say nothing of anybody."""

import os
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from django.conf import settings

from doorstep.backups.errors import BackupError


def read(file: Path) -> list[UUID]:
    try:
        return [UUID(line) for line in file.read_text("utf-8").split()]
    except (OSError, ValueError) as error:
        raise BackupError(f"{file} is no list of ids as manage.py vault erased prints them.") from error


def keep(erased: Iterable[UUID]) -> None:
    """Note who must stay erased, on the disk, until a restore has come to its end."""
    _file().parent.mkdir(mode=0o700, exist_ok=True)
    with _file().open("w", encoding="ascii") as out:
        out.writelines(f"{each}\n" for each in sorted(erased))
        out.flush()
        os.fsync(out.fileno())


def kept() -> list[UUID]:
    """Return what a restore that did not come to its end has noted."""
    return read(_file()) if _file().exists() else []


def forget() -> None:
    _file().unlink(missing_ok=True)


def _file() -> Path:
    return Path(settings.VAR) / "keys" / "erased"
