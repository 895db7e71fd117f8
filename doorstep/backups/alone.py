"""Lets one backup or restore of an installation run at a time, on whichever of its machines."""

from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path

from django.conf import settings
from django.db import connections

from doorstep.backups.errors import BackupError

# Any number will do that nobody else of us asks PostgreSQL for.
OUR_LOCK = 7_368_422
ANOTHER = "Another backup or restore of this installation is running. Wait until it has done."


@contextmanager
def alone() -> Iterator[None]:
    """Raise BackupError where another is at it; what a killed one has left is nobody's within the block."""
    folder = Path(settings.VAR)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / "backup.lock").open("w") as file:
        try:
            flock(file, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            raise BackupError(ANOTHER) from None
        with _alone_on_the_server():
            yield


@contextmanager
def _alone_on_the_server() -> Iterator[None]:
    """Hold a lock in PostgreSQL, where other machines meet it too, on a connection that does nothing else."""
    if connections["default"].vendor != "postgresql":
        yield
        return
    connection = connections["default"].copy()
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [OUR_LOCK])
            if not cursor.fetchone()[0]:
                raise BackupError(ANOTHER)
        yield
    finally:
        # The lock goes with it.
        connection.close()
