"""Asks the web server for more time, for an answer so long that it is sent in many pieces.

The server cuts off whoever takes long; a visitor who keeps taking pieces is not slow, only far from the end.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import local

_here = local()


@contextmanager
def given_by(more: Callable[[], object]) -> Iterator[None]:
    """Let `more` be called in this thread whenever an answer has come a piece further."""
    _here.more = more
    try:
        yield
    finally:
        del _here.more


def go_on() -> None:
    """Say that a piece has been taken and another follows; under a server that sets no limit this is nothing."""
    getattr(_here, "more", bool)()
