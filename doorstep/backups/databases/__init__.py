"""Getting a whole database out, as it stood at one moment, and into an empty place."""

from collections.abc import Iterator
from pathlib import Path
from typing import IO, Protocol

from django.db import DatabaseError, connections
from django.db.migrations.recorder import MigrationRecorder

from doorstep.backups.about import About
from doorstep.backups.databases import postgresql, sqlite
from doorstep.backups.databases.damage import DamagedError
from doorstep.backups.packing import Packer

__all__ = ["DamagedError", "Loader", "is_empty", "loader", "migrations", "pack"]

# How many rows each table has.
Counts = dict[str, int]


class Loader(Protocol):
    """Takes what a backup holds of one database, piece by piece, into an empty one."""

    def take(self, name: str, inside: IO[bytes]) -> None: ...

    def finish(self) -> Counts:
        """Hold what was loaded to what a database promises, and count it; raise DamagedError where it is not so."""


def pack(alias: str, packer: Packer, aside: Path) -> Counts:
    """Put a database into a backup, as it stood at one moment, while others go on; `aside` is a folder of our own."""
    if connections[alias].vendor == "sqlite":
        return sqlite.pack(alias, packer, aside)
    return postgresql.pack(alias, packer)


def loader(alias: str, about: About) -> Loader:
    return sqlite.Loader(alias) if connections[alias].vendor == "sqlite" else postgresql.Loader(alias, about.migrations)


def is_empty(alias: str) -> bool:
    """Say whether nothing lies there yet: no file, or no table."""
    connection = connections[alias]
    if connection.vendor == "sqlite" and not Path(str(connection.settings_dict["NAME"])).exists():
        return True
    try:
        return not connection.introspection.table_names()
    except DatabaseError:
        # Damaged, and all the same something.
        return False


def migrations(alias: str) -> Iterator[tuple[str, str]]:
    """Name those that have been applied."""
    yield from sorted(MigrationRecorder(connections[alias]).applied_migrations())
