"""Has something killed before each of its SQL statements in turn, and prints what is there afterwards.

Run by `manage.py shell`, since it forks.
"""

import itertools
import json
import os
import signal
import sys
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from django.db import connection, connections

Thing = TypeVar("Thing")


class Killer:
    """Kills its own process before the statement of the given number."""

    def __init__(self, at: int) -> None:
        self._left = at

    def __call__(self, execute: Callable[..., Any], *statement: Any) -> Any:
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*statement)


def died(at: int, doing: Callable[[], object]) -> bool:
    """Do it in a process of its own; tell whether it was killed."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        with connection.execute_wrapper(Killer(at)):
            doing()
        os._exit(0)
    return os.waitpid(child, 0)[1] != 0


def kill_everywhere(
    begin: Callable[[int], Thing],
    doing: Callable[[Thing], object],
    again: Callable[[Thing], object],
    state: Callable[[Thing], Any],
) -> None:
    """Begin anew for each statement until none is left to be killed before.

    Each line printed is JSON: whether it was killed, and the state before and after it was done again.
    """
    for at in itertools.count(1):
        thing = begin(at)
        killed = died(at, partial(doing, thing))
        before = state(thing)
        again(thing)
        sys.stdout.write(json.dumps({"killed": killed, "before": before, "after": state(thing)}) + "\n")
        if not killed:
            return
