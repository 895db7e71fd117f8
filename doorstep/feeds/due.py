"""What feeds must do from time to time: look whether the directories that we follow have something new."""

from datetime import timedelta

from doorstep.core.worker import DueWork
from doorstep.feeds import actions

FOLLOW = DueWork("feeds: follow", every=timedelta(seconds=10), run=actions.follow_due)
