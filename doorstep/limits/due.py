"""What limits must do from time to time: forget."""

from datetime import timedelta

from doorstep.core.worker import DueWork
from doorstep.limits import actions

SWEEP = DueWork("limits: forget what has run out", every=timedelta(hours=1), run=actions.sweep)
