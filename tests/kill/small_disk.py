"""A disk that is full, again and again."""

import os
import random
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

SIZE = "96m"
# What is left on it, in bytes.
LEFT = [0, 0, 4_096, 20_000]


class NoMountError(Exception):
    """Nothing can be mounted here; says why."""


@contextmanager
def mounted(at: Path) -> Iterator[Path]:
    """Mount a small disk there that is kept in memory; raise NoMountError where we may not."""
    at.mkdir()
    done = _run("mount", "-t", "tmpfs", "-o", f"size={SIZE},mode=1777", "doorstep", str(at))
    if done.returncode:
        raise NoMountError(f"no small disk can be mounted, which takes root: {done.stderr.strip()}")
    try:
        yield at
    finally:
        _run("umount", "--lazy", str(at))


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 # mount and umount


class Full:
    """While it is entered, the disk of a folder is full, or nearly."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self._file, self._chance = folder / "filled", chance

    def __enter__(self) -> Self:
        left = self._chance.choice(LEFT)
        told = os.statvfs(self._file.parent)
        filled = told.f_bavail * told.f_frsize - left
        with self._file.open("wb") as file:
            if filled > 0:
                os.posix_fallocate(file.fileno(), 0, filled)
        return self

    def __exit__(self, *_error: object) -> None:
        self._file.unlink()
