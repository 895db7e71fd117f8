"""Keeps the processes of a house running side by side, and leaves none behind."""

import contextlib
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NoReturn

from doorstep.core import stopping

LONGEST_PAUSE = 60.0
# Whoever ran this long has not failed at starting: the pauses begin anew.
SETTLED = 60.0
# Longer than the web server gives a page that is being answered.
PATIENCE = 15.0


@dataclass
class Part:
    """One process of the house: `run` is called in it, and returns when the process is told to stop."""

    name: str
    run: Callable[[], object]
    pid: int = 0
    began: float = 0.0
    due: float = 0.0
    pause: float = 0.0

    def start(self) -> None:
        sys.stdout.flush()
        sys.stderr.flush()
        supervisor = os.getpid()
        # A stop that comes before the child has its own answer to it waits until it has.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, stopping.STOP)
        self.pid, self.began = os.fork(), time.monotonic()
        if not self.pid:
            _be(self, supervisor)
        _lead_a_group(self.pid)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def ended(self) -> int | None:
        """Return the exit code once the process has ended (below zero: the signal that ended it), else None."""
        pid, status = os.waitpid(self.pid, os.WNOHANG) if self.pid else (0, 0)
        if not pid:
            return None
        self._kill_group()
        self.pid = 0
        return os.waitstatus_to_exitcode(status)

    def kill(self) -> None:
        if self.pid:
            self._kill_group()
            os.waitpid(self.pid, 0)
            self.pid = 0

    def _kill_group(self) -> None:
        # What it started itself must not go on without it.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)


class Supervisor:
    """Starts each part as a process of its own, starts it again when it ends, stops all when told to stop."""

    def __init__(self, parts: Sequence[Part], tell: Callable[[str], object]) -> None:
        self._parts = parts
        self._tell = tell

    def run(self) -> None:
        """Return once told to stop by SIGINT, SIGTERM or SIGHUP, with every process gone."""
        with stopping.sleeper({*stopping.STOP, signal.SIGCHLD}) as sleeper:
            try:
                while not sleeper.sleep(self._start_those_due()) & stopping.STOP:
                    self._put_off_those_ended()
            finally:
                self._stop(sleeper)

    def _start_those_due(self) -> float | None:
        """Start what is due; return the seconds until something else will be, None when everything runs."""
        for part in self._parts:
            if not part.pid and part.due <= time.monotonic():
                part.start()
        waiting = [part.due for part in self._parts if not part.pid]
        return max(0.0, min(waiting) - time.monotonic()) if waiting else None

    def _put_off_those_ended(self) -> None:
        for part in self._parts:
            code = part.ended()
            if code is not None:
                settled = time.monotonic() - part.began >= SETTLED
                part.pause = 1.0 if settled or not part.pause else min(LONGEST_PAUSE, 2 * part.pause)
                part.due = time.monotonic() + part.pause
                self._tell(f"The {part.name} ended ({code}). It is started again in {part.pause:.0f} s.")

    def _stop(self, sleeper: stopping.Sleeper) -> None:
        """Ask every part to stop; kill those that do not, at once when somebody presses Ctrl-C again."""
        running = [part for part in self._parts if part.pid]
        for part in running:
            os.kill(part.pid, signal.SIGTERM)
        deadline = time.monotonic() + PATIENCE
        while running := [part for part in running if part.ended() is None]:
            left = deadline - time.monotonic()
            if left <= 0 or signal.SIGINT in sleeper.sleep(left):
                break
        for part in running:
            part.kill()


def _lead_a_group(pid: int) -> None:
    # Done by parent and child alike, since either may be the first to need it.
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.setpgid(pid, pid)


def _be(part: Part, supervisor: int) -> NoReturn:
    """Be the part's process, and never return into what the supervisor was doing."""
    code = 1
    try:
        _lead_a_group(os.getpid())
        signal.set_wakeup_fd(-1)
        for each in {*stopping.STOP, signal.SIGCHLD}:
            signal.signal(each, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, stopping.STOP)
        with stopping.with_parent(supervisor):
            part.run()
        code = 0
    except SystemExit as asked:
        code = asked.code if isinstance(asked.code, int) else int(asked.code is not None)
    except BaseException:  # noqa: BLE001 # whatever it is, it is told and goes no further
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
