"""Who must stay erased until a restore has come to its end, also where it is killed and given again."""

import os
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from django.conf import settings

from doorstep.vault import lists


def keep(erased: Iterable[UUID]) -> None:
    """Note them on the disk."""
    _file().parent.mkdir(mode=0o700, exist_ok=True)
    with _file().open("w", encoding="ascii") as out:
        out.writelines(f"{each}\n" for each in sorted(erased))
        out.flush()
        os.fsync(out.fileno())


def kept() -> list[UUID]:
    """Return what a restore that did not come to its end has noted."""
    return lists.read(_file()) if _file().exists() else []


def forget() -> None:
    _file().unlink(missing_ok=True)


def _file() -> Path:
    return Path(settings.VAR) / "keys" / "erased"
