"""What is due in networks from time to time: who is still going, letters that lapse, groups that started near."""

from datetime import timedelta

from doorstep.core.worker import DueWork
from doorstep.networks.actions import applying, keeping_true, nudging

STILL_HERE = DueWork("networks: who is still going", every=timedelta(minutes=10), run=keeping_true.look_after)
LAPSED = DueWork("networks: letters that nobody answered", every=timedelta(hours=6), run=applying.let_lapse)
NUDGES = DueWork("networks: groups that started near somebody", every=timedelta(minutes=5), run=nudging.look_after)
ALL = (STILL_HERE, LAPSED, NUDGES)
