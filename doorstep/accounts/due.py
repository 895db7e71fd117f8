"""What accounts must do from time to time: forget codes and sessions that have ended."""

from datetime import timedelta

from doorstep.accounts import actions
from doorstep.core.worker import DueWork

SWEEP = DueWork("accounts: forget what has ended", every=timedelta(hours=1), run=actions.sweep)
