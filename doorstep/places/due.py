"""What places must do from time to time: sweep up after imports that were killed."""

from datetime import timedelta

from doorstep.core.worker import DueWork
from doorstep.places import actions

SWEEP = DueWork("places: sweep up after imports", every=timedelta(minutes=5), run=actions.sweep)
