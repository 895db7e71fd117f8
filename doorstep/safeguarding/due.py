"""What is due in safeguarding from time to time: that whoever leads no longer can open nothing any more."""

from datetime import timedelta

from doorstep.core.worker import DueWork
from doorstep.safeguarding import actions

FORMER = DueWork(
    "safeguarding: envelopes of former leads", every=timedelta(minutes=10), run=actions.forget_former_leads
)
ALL = (FORMER,)
