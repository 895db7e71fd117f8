"""Whether a house is open: those who serve or work hold a lock; whoever replaces all its data must find it free."""

from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, LOCK_NB, LOCK_SH, flock
from pathlib import Path

from django.conf import settings

_LOCK = "open.lock"


class OpenError(Exception):
    """A web server or a worker is running in this data folder."""


@contextmanager
def opened() -> Iterator[None]:
    """Keep the house open within the block, and with every process begun in it; waits while it is held closed."""
    with _lock().open("w") as file:
        flock(file, LOCK_SH)
        yield


@contextmanager
def held_closed() -> Iterator[None]:
    """Let nobody open the house within the block; raise OpenError where somebody has."""
    with _lock().open("w") as file:
        try:
            flock(file, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            raise OpenError from None
        yield


def _lock() -> Path:
    folder = Path(settings.VAR)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder / _LOCK
