"""A program that has an import killed before each of its SQL statements in turn, and prints what is there afterwards.

Run by `manage.py shell`, since it forks. Each line it prints is JSON: whether the import was killed, and which files
are current and which postcodes found, before and after the sweep.
"""

import itertools
import json
import os
import signal
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db import connection, connections
from django.utils import timezone

from doorstep.places import actions
from doorstep.places.models import Edition, PostcodeUnit
from tests.places.making import imported


class Killer:
    """Kills its own process before the statement of the given number."""

    def __init__(self, at: int) -> None:
        self._left = at

    def __call__(self, execute: Callable[..., Any], *statement: Any) -> Any:
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*statement)


def died(new: Path, at: int) -> bool:
    """Import in a process of its own; tell whether it was killed."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        with connection.execute_wrapper(Killer(at)):
            imported(new)
        os._exit(0)
    return os.waitpid(child, 0)[1] != 0


def state() -> dict[str, Any]:
    return {
        "current": list(Edition.objects.filter(status=Edition.Status.CURRENT).values_list("source", flat=True)),
        "editions": Edition.objects.count(),
        "found": sorted(PostcodeUnit.objects.filter(edition__status="current").values_list("code", flat=True)),
        "rows": PostcodeUnit.objects.count(),
    }


def kill_everywhere(good: str, new: str) -> None:
    for at in itertools.count(1):
        imported(Path(good))
        killed = died(Path(new), at)
        before = state()
        actions.sweep(timezone.now() + timedelta(minutes=11))
        sys.stdout.write(json.dumps({"killed": killed, "before": before, "after": state()}) + "\n")
        if not killed:
            return
