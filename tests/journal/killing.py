"""A program that has sealing killed before each of its SQL statements in turn, and prints what the chain is then.

Run by `manage.py shell`, since it forks. Each line it prints is JSON: whether it was killed, and how many entries are
sealed and the chain is whole, before and after the next worker went on.
"""

import itertools
import json
import os
import sys
from typing import Any

from django.db import connection, connections
from django.utils import timezone

from doorstep.journal import queries, sealing
from tests.journal.making import write
from tests.places.killing import Killer

ENTRIES = 10


def died(at: int) -> bool:
    """Seal in a process of its own; tell whether it was killed."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        with connection.execute_wrapper(Killer(at)):
            sealing.Sealer()(timezone.now())
        os._exit(0)
    return os.waitpid(child, 0)[1] != 0


def state() -> dict[str, Any]:
    verdict = queries.verify()
    return {"whole": verdict.broken is None, "sealed": verdict.entries, "unsealed": verdict.unsealed}


def kill_everywhere() -> None:
    sealing.BATCH = 3
    for at in itertools.count(1):
        write(range((at - 1) * ENTRIES + 1, at * ENTRIES + 1))
        killed = died(at)
        before = state()
        sealing.Sealer()(timezone.now())
        sys.stdout.write(json.dumps({"killed": killed, "before": before, "after": state()}) + "\n")
        if not killed:
            return
