"""Workers in processes of their own that are killed: before a moment of a given number, or at any moment."""

import logging
import os
import signal
import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connections

WELL, WITH_AN_ERROR = 0, 3
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Death:
    """When a worker is killed: before a moment (`at`), or `after` so many seconds, counted from when it is `talking`.

    Neither: it lives.
    """

    at: int = 0
    after: float = 0.0
    talking: bool = False


class _Countdown:
    """Kills its own process before the moment of a given number.

    A moment is a statement or a commit, on either database, or a step of talking to a provider.
    """

    def __init__(self, at: int) -> None:
        self._left = at

    def __call__(self, execute: Callable[..., Any], *told: Any, **also: Any) -> Any:
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*told, **also)

    def before(self, doing: Callable[..., Any]) -> Callable[..., Any]:
        return lambda *told, **also: self(doing, *told, **also)


def _count(at: int) -> None:
    """Have this process killed before that moment; never undone, for it ends soon."""
    countdown = _Countdown(at)
    for connection in connections.all():
        connection.execute_wrappers.append(countdown)
        connection._commit = countdown.before(connection._commit)  # type: ignore[attr-defined] # noqa: SLF001 # where all commits meet
    for step in ("connect", "sendall", "recv_into"):
        setattr(socket.socket, step, countdown.before(getattr(socket.socket, step)))


class _Errors(logging.Handler):
    """Notes whether an error was logged, which is what becomes of those that stop nobody."""

    seen = False

    def emit(self, _record: logging.LogRecord) -> None:
        self.seen = True


def begun(doing: Callable[[], object], death: Death = Death()) -> int:
    """Do it in a process of its own, forked from this one, which is warm and holds no connection; return which."""
    connections.close_all()
    child = os.fork()
    if not child:
        os._exit(_done(doing, death))
    return child


def _done(doing: Callable[[], object], death: Death) -> int:
    errors = _Errors(logging.ERROR)
    logging.getLogger().addHandler(errors)
    try:
        if death.at:
            _count(death.at)
        doing()
    except BaseException:  # nothing of it may go on here as if this were the process it was forked from
        log.exception("a worker ended with an error")
    return WITH_AN_ERROR if errors.seen else WELL


@dataclass(frozen=True)
class Ends:
    """How many workers were killed, and how many met with an error."""

    killed: int
    with_errors: int


def ended(doing: Sequence[Callable[[], object]], deaths: Sequence[Death], heard: Callable[[], bool]) -> Ends:
    """Have workers do something at the same time, and die their deaths; say how they ended.

    `heard` says whether one of them has begun to talk by now.
    """
    workers = sorted(((begun(work, death), death) for work, death in zip(doing, deaths, strict=True)), key=_when)
    for child, death in workers:
        while death.talking and not heard() and not _is_gone(child):
            time.sleep(0.001)
        if death.after:
            time.sleep(death.after)
            os.kill(child, signal.SIGKILL)
    return waited_for([child for child, _ in workers])


def waited_for(children: Sequence[int]) -> Ends:
    codes = [os.waitpid(child, 0)[1] for child in children]
    killed = codes.count(signal.SIGKILL)
    return Ends(killed, len(codes) - codes.count(WELL) - killed)


def _when(worker: tuple[int, Death]) -> tuple[bool, float]:
    return worker[1].talking, worker[1].after


def _is_gone(child: int) -> bool:
    # Left to be waited for: until then its number is nobody else's.
    return os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
