"""A whole SQLite database: one file, copied through SQLite itself while others write."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO

from django.db import connections

from doorstep.backups.databases.damage import DamagedError
from doorstep.backups.errors import BackupError
from doorstep.backups.packing import Packer

NAME = "database.sqlite3"


def pack(alias: str, packer: Packer, aside: Path) -> dict[str, int]:
    copied = aside / f"{alias}.sqlite3"
    try:
        _copy(_place(alias), copied)
    except sqlite3.OperationalError as error:
        raise BackupError(f"SQLite cannot copy {_place(alias)} to {aside} ({error}). Make room there first.") from error
    counts = _looked_at(copied)
    packer.put_file(NAME, copied)
    return counts


def _copy(place: Path, copied: Path) -> None:
    """Copy every page as of one moment: all in one step, so that no writer makes it begin again."""
    copied.touch(mode=0o600, exist_ok=False)
    with _opened(place, "ro") as source, _opened(copied, "rw") as copy:
        source.backup(copy)
        # The copy is one file: without a log beside it.
        copy.execute("PRAGMA journal_mode=DELETE")


class Loader:
    """Puts the file where it belongs."""

    def __init__(self, alias: str) -> None:
        connections[alias].close()
        self._place = _place(alias)

    def take(self, name: str, inside: IO[bytes]) -> None:
        if name != NAME:
            raise DamagedError(f"There is {name} in it, which is no part of an SQLite database.")
        with os.fdopen(os.open(self._place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            shutil.copyfileobj(inside, out)

    def finish(self) -> dict[str, int]:
        return _looked_at(self._place)


def _looked_at(file: Path) -> dict[str, int]:
    """Have SQLite look at every page, index and reference of a file; return how many rows each table has."""
    with _opened(file, "rw") as connection:
        try:
            found = [said for (said,) in connection.execute("PRAGMA integrity_check(1)")]
            dangling = connection.execute("PRAGMA foreign_key_check").fetchone()
        except sqlite3.DatabaseError as error:
            raise DamagedError(f"{error}.") from error
        if found != ["ok"]:
            raise DamagedError(f"{found[0].strip()}.")
        if dangling:
            raise DamagedError(f"A row of {dangling[0]} names a row of {dangling[2]} that is not there.")
        return {table: _count(connection, table) for table in _tables(connection)}


def _tables(connection: sqlite3.Connection) -> list[str]:
    question = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY 1"
    return [str(name) for (name,) in connection.execute(question)]


def _count(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])  # noqa: S608 # SQLite's own names


def _place(alias: str) -> Path:
    return Path(str(connections[alias].settings_dict["NAME"]))


@contextmanager
def _opened(file: Path, mode: str) -> Iterator[sqlite3.Connection]:
    """Open a file that is there; never make one."""
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode={mode}", uri=True, timeout=20)) as connection:
        yield connection
