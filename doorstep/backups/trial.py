"""Restores a backup into an empty place, in a process of its own, and hears how it went."""

import os
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path
from uuid import UUID

from django.conf import settings

from doorstep.backups import reading, secrets
from doorstep.backups.errors import BackupError
from doorstep.backups.inside import Found
from doorstep.backups.scratch import Scratch

_SAID = "CommandError: "


def restored(
    place: Scratch, data: Path, keys: Path | None, erased: Collection[UUID] = (), *, give_up: bool = False
) -> Found:
    """Fill an empty place; raise BackupError, in its words, where that process could not."""
    _put_secrets(place, reading.secrets(keys) if keys else secrets.now())
    ids = place.folder / "erased"
    ids.write_text("".join(f"{each}\n" for each in sorted(erased)), "ascii")
    also = [*(["--keys", str(keys)] if keys else []), *(["--erase-unreadable"] if give_up else [])]
    command = [sys.executable, str(Path(settings.ROOT) / "manage.py"), "restore", str(data), "--inside", *also]
    done = subprocess.run(  # noqa: S603 # our own command
        [*command, "--erased", str(ids)],
        env=place.environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    ids.unlink()
    if done.returncode:
        raise BackupError(_why(done.stderr))
    return Found.read(done.stdout.splitlines()[-1])


def _put_secrets(place: Scratch, told: dict[str, str]) -> None:
    for name in secrets.SETTINGS.keys() & told.keys():
        file = place.folder / "keys" / name
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as out:
            out.write(told[name])


def _why(said: str) -> str:
    lines = said.strip().splitlines() or ["It ended without a word."]
    sentence = next((line for line in reversed(lines) if line.startswith(_SAID)), lines[-1])
    return sentence.removeprefix(_SAID)
