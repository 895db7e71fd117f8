"""An empty place to restore a backup into: to see whether it can be, and to be put in the place of what was there.

A folder in the data folder and, on PostgreSQL, a schema in each database, which their owner can make. Both lie where
the installation itself lies, so that nothing of a backup stands in the open anywhere else.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode
from uuid import uuid4

from django.conf import settings
from django.db import connections

from doorstep.vault.router import KEYS

# What such folders and schemas begin with.
FOLDER, SCHEMA = "scratch-", "doorstep_scratch_"
# Told by no scratch: its own secrets lie in its folder.
_SECRETS = ("DOORSTEP_SECRET_KEY", "DOORSTEP_KEYS", "DOORSTEP_LOOKUP_KEY", "DOORSTEP_JOURNAL_KEYS")


@dataclass(frozen=True)
class Scratch:
    """One such place, under a name that no other has."""

    folder: Path
    schema: str

    def file(self, alias: str) -> Path:
        """Return where an SQLite database of it lies."""
        return self.folder / ("keys/keys.sqlite3" if alias == KEYS else "doorstep.sqlite3")

    def environment(self) -> dict[str, str]:
        """Return what a Doorstep is told that lives in it."""
        return {
            **os.environ,
            **dict.fromkeys(_SECRETS, ""),
            "DOORSTEP_VAR": str(self.folder),
            "DOORSTEP_DATABASE_URL": self._address("default"),
            "DOORSTEP_KEYS_URL": self._address(KEYS),
            "DOORSTEP_BACKUP_KEY": settings.BACKUP_KEY,
        }

    def _address(self, alias: str) -> str:
        if connections[alias].vendor == "sqlite":
            return f"sqlite:///{quote(str(self.file(alias)))}"
        told = connections[alias].settings_dict
        options = {name: said for name, said in told["OPTIONS"].items() if isinstance(said, str)}
        options["options"] = f"{options.get('options', '')} -c search_path={self.schema}".strip()
        host = f"[{told['HOST']}]" if ":" in told["HOST"] else told["HOST"]
        who = ":".join(quote(told[each], safe="") for each in ("USER", "PASSWORD") if told[each])
        port = f":{told['PORT']}" if told["PORT"] else ""
        return f"postgresql://{who}@{host}{port}/{quote(told['NAME'], safe='')}?{urlencode(options, quote_via=quote)}"


@contextmanager
def made() -> Iterator[Scratch]:
    """Make one, and leave nothing of it behind."""
    with folder() as at:
        place = Scratch(at, SCHEMA + at.name.removeprefix(FOLDER))
        try:
            (at / "keys").mkdir(mode=0o700)
            for alias in on_postgresql():
                _do(alias, f"CREATE SCHEMA {quoted(place.schema)}")
            yield place
        finally:
            for alias in on_postgresql():
                drop(alias, place.schema)


@contextmanager
def folder() -> Iterator[Path]:
    """Make an empty folder that nobody else can look into, and leave nothing of it behind."""
    at = Path(settings.VAR) / f"{FOLDER}{uuid4().hex[:12]}"
    at.mkdir(mode=0o700)
    try:
        yield at
    finally:
        shutil.rmtree(at, ignore_errors=True)


def sweep() -> int:
    """Remove what was left by one that was killed; nobody else may be at it. Return how many folders and schemas."""
    left = list(Path(settings.VAR).glob(f"{FOLDER}*"))
    for each in left:
        shutil.rmtree(each, ignore_errors=True)
    schemas_left = [(alias, each) for alias in on_postgresql() for each in schemas(alias, SCHEMA)]
    for alias, schema in schemas_left:
        drop(alias, schema)
    return len(left) + len(schemas_left)


def schemas(alias: str, beginning: str) -> list[str]:
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT nspname FROM pg_namespace WHERE starts_with(nspname, %s) ORDER BY 1", [beginning])
        return [name for (name,) in cursor.fetchall()]


def drop(alias: str, schema: str) -> None:
    _do(alias, f"DROP SCHEMA IF EXISTS {quoted(schema)} CASCADE")


def quoted(name: str) -> str:
    """Write a name as PostgreSQL reads it: a table's, a column's or a schema's."""
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def on_postgresql() -> list[str]:
    """List the databases that are PostgreSQL's."""
    return [each.alias for each in connections.all() if each.vendor == "postgresql"]


def _do(alias: str, statement: str) -> None:
    with connections[alias].cursor() as cursor:
        cursor.execute(statement)
