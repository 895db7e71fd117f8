"""What the vault must do from time to time: finish erasures, forget what has had its time."""

from datetime import datetime, timedelta

from doorstep.core.worker import DueWork
from doorstep.vault import actions


def _reapply(_now: datetime) -> int:
    return actions.reapply()


ERASURES = DueWork("vault: erase again what a copy or a crash brought back", every=timedelta(hours=1), run=_reapply)
EXPIRY = DueWork("vault: forget what has had its time", every=timedelta(hours=1), run=actions.expire)
