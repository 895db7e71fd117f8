"""What the vault must do from time to time: finish erasures, forget what has had its time."""

from datetime import datetime, timedelta

from doorstep.core.worker import DueWork
from doorstep.vault import actions


def _reapply(_now: datetime) -> int:
    return actions.reapply()


def _fold(_now: datetime) -> int:
    actions.fold_the_log()
    return 0


LOG = DueWork("vault: leave no destroyed key in a log", every=timedelta(minutes=1), run=_fold)
ERASURES = DueWork("vault: erase again what a copy or a crash brought back", every=timedelta(hours=1), run=_reapply)
EXPIRY = DueWork("vault: forget what has had its time", every=timedelta(hours=1), run=actions.expire)
