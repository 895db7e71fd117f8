"""What a restore sets aside: all that was there before, as it was; the keys in it for seven days at most."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connections

from doorstep.backups import names, scratch
from doorstep.vault.router import KEYS

FOLDER, SCHEMA = "before-restore-", "before_restore_"


def folder(now: datetime) -> Path:
    return Path(settings.VAR) / f"{FOLDER}{names.stamp(now)}"


def schema(now: datetime) -> str:
    return f"{SCHEMA}{names.stamp(now).lower()}"


def places(now: datetime) -> list[str]:
    """Say where the restore of this moment has set something aside."""
    found = [str(folder(now))] if any(folder(now).rglob("*.*")) or any(folder(now).glob("keys/*")) else []
    schemas = {f"the schema {schema(now)}" for alias in scratch.on_postgresql() if scratch.schemas(alias, schema(now))}
    return [*found, *schemas]


def let_go_of_keys(now: datetime) -> int:
    """Remove the keys that were set aside seven days ago; return how many folders and schemas."""
    folders, schemas = list(_folders(now)), list(_schemas(now))
    for at in folders:
        shutil.rmtree(at)
    for name in schemas:
        scratch.drop(KEYS, name)
    return len(folders) + len(schemas)


def _folders(now: datetime) -> Iterator[Path]:
    for each in Path(settings.VAR).glob(f"{FOLDER}*/keys"):
        if _is_over(each.parent.name.removeprefix(FOLDER), now):
            yield each


def _schemas(now: datetime) -> Iterator[str]:
    if connections[KEYS].vendor == "postgresql":
        for each in scratch.schemas(KEYS, SCHEMA):
            if _is_over(each.removeprefix(SCHEMA).upper(), now):
                yield each


def _is_over(stamp: str, now: datetime) -> bool:
    at = names.read_stamp(stamp)
    return at is not None and at <= now - names.KEYS_KEPT
