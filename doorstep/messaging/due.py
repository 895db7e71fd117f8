"""What messaging must do from time to time: send what is due, and forget what was secret."""

from datetime import timedelta

from doorstep.core.worker import DueWork
from doorstep.messaging import actions

# Somebody waits for a code with the phone in their hand.
DELIVER = DueWork("messaging: send what is due", every=timedelta(seconds=1), run=actions.deliver_due)
FORGET = DueWork("messaging: forget secrets", every=timedelta(minutes=5), run=actions.forget_secrets)
