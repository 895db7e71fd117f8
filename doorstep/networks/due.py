"""What is due in networks from time to time: groups are asked whether they are still going."""

from datetime import timedelta

from doorstep.core.worker import DueWork
from doorstep.networks.actions import keeping_true

STILL_HERE = DueWork("networks: who is still going", every=timedelta(minutes=10), run=keeping_true.look_after)
ALL = (STILL_HERE,)
