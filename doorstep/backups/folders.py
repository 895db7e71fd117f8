"""Where backups lie: two folders that have nothing to do with each other, and files that are whole or not there."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from doorstep.backups import names
from doorstep.backups.about import Half
from doorstep.backups.errors import BackupError


def default(half: Half) -> Path:
    """Name the folder for a house on one machine: one that saves from a mistake, and not from a broken disk."""
    return Path(settings.VAR) / "backups" / half


def ready(folder: Path, half: Half) -> Path:
    """Return a folder that can be used; only the default one is made."""
    if folder == default(half):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not folder.is_dir():
        raise BackupError(f"There is no folder {folder}. Make it, or put the disk in that it is on.")
    return folder.resolve()


def apart(data: Path, keys: Path) -> None:
    if data == keys or data in keys.parents or keys in data.parents:
        raise BackupError(
            f"{data} and {keys} would be copied and lost together. Name two folders, neither in the other, for data "
            "and keys: each is noise without the other."
        )


def on_the_same_disk(folder: Path) -> bool:
    return folder.stat().st_dev == Path(settings.VAR).stat().st_dev


@contextmanager
def unfinished(folder: Path, name: str) -> Iterator[tuple[Path, BinaryIO]]:
    """Yield a new file under a name that no backup has, readable by its owner alone.

    After the block it is on the disk; after an error it is gone.
    """
    part = folder / f"{name}{names.UNFINISHED}"
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            yield part, out
            out.flush()
            os.fsync(out.fileno())
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def finish(part: Path) -> Path:
    """Give a file the name of a backup, for good."""
    whole = part.with_name(part.name.removesuffix(names.UNFINISHED))
    part.rename(whole)
    held = os.open(whole.parent, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)
    return whole


def sweep(folder: Path) -> None:
    """Remove what a backup that was killed has left; nobody else may be at it."""
    for each in folder.glob(f"doorstep-*{names.UNFINISHED}"):
        if names.is_ours(each.name):
            each.unlink(missing_ok=True)


def remove(folder: Path, called: list[str]) -> int:
    for each in called:
        (folder / each).unlink(missing_ok=True)
    return len(called)


def names_in(folder: Path) -> list[str]:
    with suppress(FileNotFoundError):
        return [each.name for each in folder.iterdir()]
    return []
