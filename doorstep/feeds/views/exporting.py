"""Everything in one answer, however much it is: sent in pieces, of which only one is in memory."""

from collections.abc import Iterator
from threading import BoundedSemaphore
from typing import Self

from doorstep.core import patience

# In each process: others want to be answered meanwhile.
AT_ONCE = 2
# Characters sent in one go.
PIECE = 64 * 1024
_places = BoundedSemaphore(AT_ONCE)


class BusyError(Exception):
    """As many are taking everything as may at once."""


class Export:
    """Pieces of one long answer; holds a place among those who may take everything, until it is closed."""

    def __init__(self, pieces: Iterator[str]) -> None:
        """Raise BusyError when no place is free."""
        if not _places.acquire(blocking=False):
            raise BusyError
        self._pieces = _joined(pieces)
        self._held = True

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        patience.go_on()
        return next(self._pieces)

    def close(self) -> None:
        if self._held:
            self._held = False
            _places.release()


def _joined(pieces: Iterator[str]) -> Iterator[str]:
    """Join small pieces into larger ones: each piece is a packet, and is compressed by itself."""
    waiting, length = [], 0
    for piece in pieces:
        waiting.append(piece)
        length += len(piece)
        if length >= PIECE:
            yield "".join(waiting)
            waiting, length = [], 0
    yield "".join(waiting)
