"""Which files of the data folder belong into a backup: all that cannot be made again, and is no database and no key."""

import os
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connections

from doorstep.backups import names
from doorstep.backups.aside import FOLDER as ASIDE
from doorstep.backups.scratch import FOLDER as SCRATCH

_LOCKS = {".lock", ".made-of"}


def files(root: Path) -> Iterator[tuple[str, Path]]:
    """Yield each by its path within a data folder. Today there is none: later apps' files are found by themselves."""
    passed_over = {root / "keys", root / "backups", *map(Path, _made_again())}
    databases = {str(each.settings_dict["NAME"]) for each in connections.all() if each.vendor == "sqlite"}
    for folder, inner, called in os.walk(root):
        here = Path(folder)
        inner[:] = sorted(
            each for each in inner if here / each not in passed_over and not each.startswith((ASIDE, SCRATCH))
        )
        for each in sorted(called):
            file = here / each
            if _is_kept(file, root) and not any(str(file).startswith(database) for database in databases):
                yield file.relative_to(root).as_posix(), file


def _made_again() -> list[str]:
    return [str(each) for each in (settings.STATIC_ROOT, settings.ASSETS, *settings.LOCALE_PATHS)]


def _is_kept(file: Path, root: Path) -> bool:
    ours = names.is_ours(file.name) or (file.parent == root and file.suffix in _LOCKS)
    return file.is_file() and not file.is_symlink() and not ours
