"""What people must do from time to time: forget who has nothing here, remove keys of persons that never came to be."""

from datetime import datetime, timedelta

from doorstep.core.worker import DueWork
from doorstep.people import actions as acting
from doorstep.people import queries
from doorstep.vault import actions


def _sweep(now: datetime) -> int:
    return actions.sweep(now, known=queries.known)


SWEEP = DueWork("people: remove keys of persons that never came to be", every=timedelta(days=1), run=_sweep)
FORGET = DueWork(
    "people: forget who has nothing here any more", every=timedelta(hours=1), run=acting.forget_who_has_nothing
)
ALL = (SWEEP, FORGET)
