"""Sleeping that a signal ends at once, and processes that do not outlive the one that started them."""

import contextlib
import os
import select
import signal
from collections.abc import Iterator
from types import FrameType

STOP = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
LOOK_EVERY = 1.0


class Sleeper:
    """Sleeps until a time has passed or one of the signals has come, also one that came just before."""

    def __init__(self, pipe: int) -> None:
        self._pipe = pipe

    def sleep(self, seconds: float | None) -> set[int]:
        """Return the signals that came; none when the time passed first. None sleeps until one comes."""
        ready, _, _ = select.select([self._pipe], [], [], seconds)
        return set(os.read(self._pipe, 512)) if ready else set()


@contextlib.contextmanager
def sleeper(signals: set[signal.Signals]) -> Iterator[Sleeper]:
    """Catch these signals while the block runs; what was done on them before is put back afterwards."""
    # Each arrives as a byte in a pipe, so that none is lost between looking and falling asleep.
    out, into = os.pipe()
    os.set_blocking(into, False)
    before = {each: signal.signal(each, _noticed) for each in signals}
    wakes = signal.set_wakeup_fd(into, warn_on_full_buffer=False)
    try:
        yield Sleeper(out)
    finally:
        signal.set_wakeup_fd(wakes)
        for each, action in before.items():
            signal.signal(each, action)
        os.close(out)
        os.close(into)


def _noticed(_signal: int, _frame: FrameType | None) -> None:
    """Do nothing: Python writes the byte that wakes the sleeper."""


@contextlib.contextmanager
def with_parent(parent: int | None) -> Iterator[None]:
    """Tell this process to stop once `parent` is no longer its parent, however that one ended; None means nobody."""

    def look(_signal: int, _frame: FrameType | None) -> None:
        if os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGTERM)

    before = signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, LOOK_EVERY if parent else 0, LOOK_EVERY)
    try:
        yield
    finally:
        # Python takes its answer to the signal away before it ends, and one more would kill it.
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
