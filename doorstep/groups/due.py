"""What groups must do from time to time: forget the words of reports long settled."""

from datetime import timedelta

from doorstep.core.worker import DueWork
from doorstep.groups.actions import reports

FORGET = DueWork("groups: forget the words of settled reports", every=timedelta(hours=6), run=reports.forget_words)
