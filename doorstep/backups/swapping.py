"""Putting what was restored in the place of what was there, which is set aside: by renaming, in one moment a piece."""

import errno
import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connections, transaction

from doorstep.backups import aside, secrets, uploads
from doorstep.backups.scratch import Scratch, quoted
from doorstep.vault.router import KEYS

# What belongs to a schema and to no extension in it.
_TABLES = """
    SELECT relname FROM pg_class WHERE relnamespace = to_regnamespace(%s) AND relkind IN ('r', 'p')
      AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e') ORDER BY 1
"""
_FUNCTIONS = """
    SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = to_regnamespace(%s)
      AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e') ORDER BY 1
"""
_BESIDE = ("", "-wal", "-shm", "-journal")


def swap(place: Scratch, now: datetime, *, with_secrets: bool) -> list[str]:
    """Put all of it in its place; return where what was there lies now.

    Keys first: whoever is stopped in between has keys to all that may be there.
    """
    for alias in (KEYS, "default"):
        if connections[alias].vendor == "sqlite":
            _swap_file(place, alias, now)
        else:
            _swap_schema(place, alias, now)
    if with_secrets:
        _swap_secrets(place, now)
    _swap_uploads(place, now)
    return aside.places(now)


# -- Files -----------------------------------------------------------------------------------------------------------


def _swap_file(place: Scratch, alias: str, now: datetime) -> None:
    connections[alias].close()
    here = Path(str(connections[alias].settings_dict["NAME"]))
    to = _set_aside("keys" if alias == KEYS else ".", now)
    for beside in reversed(_BESIDE):
        _move(Path(f"{here}{beside}"), to / f"{here.name}{beside}")
    _move(place.file(alias), here)


def _swap_uploads(place: Scratch, now: datetime) -> None:
    for name, file in list(uploads.files(Path(settings.VAR))):
        _move(file, aside.folder(now) / name)
    for name, file in list(uploads.files(place.folder)):
        _move(file, Path(settings.VAR) / name)


def _swap_secrets(place: Scratch, now: datetime) -> None:
    for name in secrets.SETTINGS:
        new, here = place.folder / "keys" / name, Path(settings.VAR) / "keys" / name
        if not secrets.is_said(name, new.read_text("ascii")):
            _move(here, _set_aside("keys", now) / name)
            _move(new, here)


def _set_aside(name: str, now: datetime) -> Path:
    aside.folder(now).mkdir(mode=0o700, exist_ok=True)
    folder = aside.folder(now) / name
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _move(file: Path, to: Path) -> None:
    """Move a file, if there is one, also to another disk: it appears there whole, or not at all."""
    if not file.exists():
        return
    to.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        file.rename(to)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        beside = to.with_name(f"{to.name}.coming")
        shutil.copy2(file, beside)
        _to_disk(beside)
        beside.rename(to)
        file.unlink()
    _to_disk(to.parent)


def _to_disk(of: Path) -> None:
    held = os.open(of, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)


# -- Schemas ---------------------------------------------------------------------------------------------------------


def _swap_schema(place: Scratch, alias: str, now: datetime) -> None:
    """In one transaction: tables are moved with their rows, indexes and triggers, and none of them is written anew."""
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        here, old = str(cursor.fetchone()[0]), aside.schema(now)
        moving = list(_moved(cursor, here, old))
        if moving:
            cursor.execute(f"CREATE SCHEMA {quoted(old)}")
        for statement in [*moving, *_moved(cursor, place.schema, here)]:
            cursor.execute(statement)


def _moved(cursor: Any, schema: str, to: str) -> Iterator[str]:
    """Write the statements that move all there is in one schema to another."""
    cursor.execute(_TABLES, [schema])
    for (table,) in cursor.fetchall():
        yield f"ALTER TABLE {quoted(schema)}.{quoted(table)} SET SCHEMA {quoted(to)}"
    cursor.execute(_FUNCTIONS, [schema])
    for (function,) in cursor.fetchall():
        yield f"ALTER FUNCTION {function} SET SCHEMA {quoted(to)}"
