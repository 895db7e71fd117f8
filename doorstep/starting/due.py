"""What is due on evenings: codes are sent, what became of groups is looked up, and what nobody goes on with goes."""

from datetime import timedelta

from doorstep.core.worker import DueWork
from doorstep.starting.actions import becoming, forgetting, offering

SENT = DueWork("starting: codes to be sent", every=timedelta(minutes=1), run=offering.send_offers)
BECAME = DueWork("starting: what became of groups", every=timedelta(minutes=1), run=becoming.look_after)
FORGOTTEN = DueWork("starting: what nobody goes on with", every=timedelta(hours=6), run=forgetting.look_after)
ALL = (SENT, BECAME, FORGOTTEN)
