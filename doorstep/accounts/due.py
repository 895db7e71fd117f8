"""What accounts must do from time to time: make the codes that were asked for, and forget what has ended."""

from datetime import timedelta

from doorstep.accounts import actions
from doorstep.core.worker import DueWork

CODES = DueWork("accounts: make codes", every=timedelta(seconds=1), run=actions.make_codes)
SWEEP = DueWork("accounts: forget what has ended", every=timedelta(hours=1), run=actions.sweep)
SWEEP_CODES = DueWork("accounts: forget who never came", every=timedelta(hours=1), run=actions.sweep_codes)
ALL = (CODES, SWEEP, SWEEP_CODES)
