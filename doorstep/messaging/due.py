"""What messaging must do from time to time: send and read what is due, forget what was secret."""

from datetime import timedelta

from doorstep.core.worker import DueWork
from doorstep.messaging import actions

# Somebody waits for a code with the phone in their hand.
DELIVER = DueWork("messaging: send what is due", every=timedelta(seconds=1), run=actions.deliver_due)
FETCH = DueWork("messaging: fetch what people wrote", every=timedelta(seconds=20), run=actions.fetch_mail)
BY_HAND = DueWork("messaging: let go what nobody said", every=timedelta(minutes=1), run=actions.let_go_by_hand)
READ = DueWork("messaging: read what came in", every=timedelta(seconds=1), run=actions.read_due)
GATHER = DueWork("messaging: write the day's letters", every=timedelta(minutes=1), run=actions.gather_due)
FORGET = DueWork("messaging: forget secrets", every=timedelta(minutes=5), run=actions.forget_secrets)
FORGET_HEARD = DueWork("messaging: forget what was heard", every=timedelta(hours=1), run=actions.forget_heard)
ALL = (DELIVER, BY_HAND, FETCH, READ, GATHER, FORGET, FORGET_HEARD)
