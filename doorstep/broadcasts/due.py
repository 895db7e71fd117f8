"""What is due in broadcasts: what goes out, the letter of the week, and what is counted at its end."""

from datetime import timedelta

from doorstep.broadcasts.actions import counting, going, weekly
from doorstep.core.worker import DueWork

GOING = DueWork("broadcasts: on their way", every=timedelta(seconds=2), run=going.go_on)
WEEKLY = DueWork("broadcasts: letters of the week", every=timedelta(minutes=10), run=weekly.write_due)
COUNTED = DueWork("broadcasts: what became of them", every=timedelta(hours=1), run=counting.keep_counts)

ALL = (GOING, WEEKLY, COUNTED)
