"""What lies about in the house itself: rows, files of the database, caches, and what was written into the log."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.cache import caches
from django.core.cache.backends.locmem import LocMemCache
from django.db import connections

from doorstep.core.logs import Discreet, Refusals
from tests.canaries.marks import Marks

_LOGGERS = ["", "django", "django.db.backends", "django.security.DisallowedHost", "django.server"]


def in_rows(marks: Marks) -> set[str]:
    """Look through every row of every table of both databases, as it stands there; name where there is a mark."""
    return {
        f"{mark.field} in {connection.alias} {table}"
        for connection in connections.all()
        for table in connection.introspection.table_names()
        for mark in marks.within(_rows(connection.alias, table))
    }


def _rows(alias: str, table: str) -> str:
    connection = connections[alias]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 # a name of ours
        return "\n".join(_plain(each) for row in cursor for each in row)


def _plain(value: object) -> str:
    return bytes(value).decode("latin-1") if isinstance(value, bytes | memoryview) else str(value)


def in_files(marks: Marks) -> set[str]:
    """Look through the bytes of SQLite's files, and of the logs beside them."""
    return {f"{mark.field} in {file.name}" for file in files() for mark in marks.within(file.read_bytes())}


def files() -> list[Path]:
    names = [Path(str(connection.settings_dict["NAME"])) for connection in connections.all()]
    return sorted(file for name in names for file in name.parent.glob(f"{name.name}*"))


def in_caches(marks: Marks) -> set[str]:
    return {
        f"{mark.field} in the cache" for cache in caches.all() for kept in _kept(cache) for mark in marks.within(kept)
    }


def _kept(cache: object) -> Iterator[bytes]:
    """Give what a cache holds; one of another kind has to be looked into before it is used."""
    assert isinstance(cache, LocMemCache), "say in tests/canaries/lying.py how to look into this cache"
    yield from (f"{key} ".encode() + value for key, value in cache._cache.items())  # type: ignore[attr-defined] # noqa: SLF001 # there is no other way in


class Kept(logging.Handler):
    """Keeps each line as the house would print it, and its words before they are put together."""

    def __init__(self) -> None:
        super().__init__(logging.NOTSET)
        self.lines: list[str] = []
        self.setFormatter(Discreet("%(levelname)s %(name)s: %(message)s"))
        self.addFilter(Refusals())

    def emit(self, record: logging.LogRecord) -> None:
        # The mail server of the tests talks of all it gets.
        if not record.name.startswith("mail."):
            self.lines.append(self.format(record))


@contextmanager
def logged() -> Iterator[Kept]:
    """Keep all that is logged within the block, down to the last detail, by us and by Django."""
    kept, before = Kept(), {name: logging.getLogger(name).level for name in _LOGGERS}
    logging.getLogger().addHandler(kept)
    for name in _LOGGERS:
        logging.getLogger(name).setLevel(logging.DEBUG)
    try:
        yield kept
    finally:
        logging.getLogger().removeHandler(kept)
        for name, level in before.items():
            logging.getLogger(name).setLevel(level)
